"""The label of an area on a map: name and number, marks, lines under them; in every arrangement that it may take."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from publisher.charts.area_labels import Block
from publisher.charts.shape import Box, Shape
from publisher.templates import pattern, theme
from publisher.templates.furniture import NOTE
from publisher.templates.icons import icon
from publisher.templates.layout import Canvas
from publisher.templates.text import Style, ink, width

UNDER_STEP = 36.0
MARKS_GAP, UNDER_GAP, WIDE_GAP = 12.0, 8.0, 36.0
BROADEST = 7.0  # marks: how much wider than high their rows are at most, and at least
LIKED = 3.2


@dataclass(frozen=True)
class AreaRow:
    """An area: its number as printed, the icons of its incidents or how many stars they are, lines under them."""

    code: str
    name: str
    short: str
    value: str
    count: int
    icons: tuple[str, ...] = ()
    stars: int = 0
    under: tuple[str, ...] = ()
    named: bool = False


@dataclass(frozen=True)
class Level:
    """Sizes of one map: marks of `size`, `pitch` apart; the name short or in full; how large the number is."""

    size: float
    pitch: float
    short: bool
    value: int = theme.VALUE
    name: int = theme.ROW


def levels(
    pairs: Sequence[tuple[float, float, bool]], value: int = theme.VALUE, name: int = theme.ROW
) -> tuple[Level, ...]:
    return tuple(Level(size, pitch, short, value, name) for size, pitch, short in pairs)


ICONS = (
    *levels(((54, 64, False), (46, 54, False), (54, 64, True), (46, 54, True), (36, 42, False), (36, 42, True))),
    *levels(((36, 42, True),), value=40, name=theme.NOTE),
)
STARS = (
    *levels(((30, 30, True), (26, 26, True), (22, 22, True)), value=70, name=36),
    *levels(((26, 26, True), (22, 22, True), (18, 18, True))),
    *levels(((20, 20, True), (16, 16, True)), value=40, name=theme.NOTE),
)
NUMBERS = (Level(0, 0, True, 70, 36), Level(0, 0, True), Level(0, 0, True, 36, 30))


@dataclass(frozen=True)
class _Text:
    text: str
    x: float
    baseline: float
    style: Style
    colour: str


@dataclass(frozen=True)
class _Marks:
    """`icons`, or as many stars, `columns` to a row; `left` and `top` of the first one's cell."""

    icons: tuple[str, ...]
    stars: int
    columns: int
    left: float
    top: float
    level: Level
    paint: str

    @property
    def count(self) -> int:
        return len(self.icons) or self.stars

    @property
    def rows(self) -> int:
        return -(-self.count // self.columns)

    @property
    def width(self) -> float:
        return self.level.pitch * (min(self.columns, self.count) - 1) + self.level.size

    @property
    def height(self) -> float:
        return self.level.pitch * (self.rows - 1) + self.level.size

    def draw(self, canvas: Canvas) -> None:
        half, pitch = self.level.size / 2, self.level.pitch
        centres = []
        for place in range(self.count):
            row, column = divmod(place, self.columns)
            centres.append((self.left + half + pitch * column, self.top + half + pitch * row))
        if self.icons:
            for name, centre in zip(self.icons, centres, strict=True):
                canvas.draw(Shape(icon(name, [centre], self.level.size), self.paint))
        else:
            canvas.draw_all(pattern.filled_stars(centres, self.level.size, self.paint))


@dataclass(frozen=True)
class Label:
    """A label laid out around its own top left corner."""

    texts: tuple[_Text, ...]
    marks: _Marks | None

    @property
    def block(self) -> Block:
        boxes = []
        for item in self.texts:
            drawn = ink(item.text, item.style)
            boxes.append(Box(item.x, item.baseline + drawn.top, item.x + drawn.right, item.baseline + drawn.bottom))
        if self.marks:
            left, top = self.marks.left, self.marks.top
            boxes.append(Box(left, top, left + self.marks.width, top + self.marks.height))
        return Block(tuple(boxes))

    def draw(self, canvas: Canvas, left: float, top: float, ground: str) -> None:
        for item in self.texts:
            canvas.write(item.text, left + item.x, top + item.baseline, item.style, item.colour, ground=ground)
        if self.marks:
            replace(self.marks, left=left + self.marks.left, top=top + self.marks.top).draw(canvas)


def labels(row: AreaRow, level: Level) -> Iterator[Label]:
    """The arrangements, preferred first: marks under the name in few rows, then beside it, then in many rows."""
    count = len(row.icons) or row.stars
    if not count:
        yield _stacked(row, level, 1)
        if row.under:
            yield _in_line(row, level)
        return
    splits = sorted(range(1, min(count, 9) + 1), key=lambda rows: _awkward(count, rows))
    near = [rows for rows in splits if _awkward(count, rows) < 1]
    for rows in near or splits[:1]:
        yield _stacked(row, level, -(-count // rows))
    for rows in sorted(near or splits[:1]):
        yield _wide(row, level, -(-count // rows))
    for rows in splits:
        if rows not in near:
            yield _stacked(row, level, -(-count // rows))


def _awkward(count: int, rows: int) -> float:
    """0 for rows as broad as one likes them; above 1 for a tower, or a line of many."""
    columns = -(-count // rows)
    if rows * columns - count >= columns:
        return 9.0
    if rows == 1:
        return 0.0 if count <= 5 else count / BROADEST
    return abs(columns / rows - LIKED) / LIKED + 0.02 * rows


def _paint(row: AreaRow) -> tuple[str, str]:
    """The colours of marks and number."""
    if row.named:
        return theme.RED, theme.RED
    return theme.INDIGO, theme.MUTED if row.count == 0 else theme.INK


def _title(row: AreaRow, level: Level, x: float, baseline: float) -> list[_Text]:
    style, value = Style(level.name, theme.HEAVY), Style(level.value, theme.HEAVY, theme.VALUE_TRACKING)
    name = row.short if level.short else row.name
    after = x + width(name, style) + 0.3 * level.value
    return [_Text(name, x, baseline, style, theme.INK), _Text(row.value, after, baseline, value, _paint(row)[1])]


def _end(texts: Sequence[_Text]) -> float:
    return max(item.x + width(item.text, item.style) for item in texts)


def _stacked(row: AreaRow, level: Level, columns: int) -> Label:
    baseline = level.value * 0.74
    title = _title(row, level, 0, baseline)
    foot = baseline + 10
    marks = None
    if row.icons or row.stars:
        marks = _Marks(row.icons, row.stars, columns, 0, baseline + MARKS_GAP, level, _paint(row)[0])
        foot = marks.top + marks.height
    under = [
        _Text(text, 0, foot + UNDER_GAP + 26 + UNDER_STEP * index, NOTE, theme.MUTED)
        for index, text in enumerate(row.under)
    ]
    broadest = max(_end(title), marks.width if marks else 0, *(_end([item]) for item in under), 0)
    if marks:
        marks = replace(marks, left=(broadest - marks.width) / 2)
    centred = [replace(item, x=(broadest - _end([item])) / 2) for item in under]
    return Label((*(replace(item, x=item.x + (broadest - _end(title)) / 2) for item in title), *centred), marks)


def _in_line(row: AreaRow, level: Level) -> Label:
    """Without marks: the lines under the name right of it, for low areas."""
    baseline = max(level.value * 0.74, 26 + UNDER_STEP * (len(row.under) - 1))
    title = _title(row, level, 0, baseline)
    left, last = _end(title) + WIDE_GAP, len(row.under) - 1
    under = [
        _Text(text, left, baseline - UNDER_STEP * (last - index), NOTE, theme.MUTED) for index, text in enumerate(row.under)
    ]
    return Label((*title, *under), None)


def _wide(row: AreaRow, level: Level, columns: int) -> Label:
    baseline = level.value * 0.74
    title = _title(row, level, 0, baseline)
    under = [_Text(text, 0, baseline + 42 + UNDER_STEP * index, NOTE, theme.MUTED) for index, text in enumerate(row.under)]
    texts = [*title, *under]
    marks = _Marks(row.icons, row.stars, columns, _end(texts) + WIDE_GAP, 0, level, _paint(row)[0])
    text_height = (under[-1].baseline if under else baseline) + 8
    lower = max(0.0, (marks.height - text_height) / 2)
    placed = tuple(replace(item, baseline=item.baseline + lower) for item in texts)
    return Label(placed, replace(marks, top=max(0.0, (text_height - marks.height) / 2)))

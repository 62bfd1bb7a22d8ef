"""A quiet week: every open incident in a row of its own, and the guarded group as one row, last."""

from __future__ import annotations

from dataclasses import dataclass

from publisher.charts.shape import Box, Shape, rule
from publisher.templates import furniture, theme
from publisher.templates.furniture import NOTE, Frame
from publisher.templates.icons import icon
from publisher.templates.layout import Canvas, PageOverflow, first_that_fits
from publisher.templates.line_break import anyhow
from publisher.templates.text import Style, width

TITLE_X = 156
TABLE_STEP = 46  # from the deck to the first rule
MOST_TITLE_LINES = 2
SENTENCE = Style(theme.LABEL, theme.SEMIBOLD)
ICON = 64


@dataclass(frozen=True)
class IncidentRow:
    """`place` and `sentence` hold wordings, fullest first; `duration` is empty where the record has none."""

    icon: str
    title: str
    place: tuple[str, ...]
    duration: str
    duration_note: str
    sentence: tuple[str, ...]


@dataclass(frozen=True)
class GroupRow:
    """The guarded group: `count` says how many and that no more is told, `holds` what the group is made of."""

    icon: str
    title: str
    count: str
    holds: str


@dataclass(frozen=True)
class SemuaContent:
    frame: Frame
    rows: tuple[IncidentRow, ...]
    group: GroupRow | None
    note: str


@dataclass(frozen=True)
class _Pitch:
    """Distances from a row's rule: the title's first baseline, its next line, the place, the sentence, the row's end.
    Then the sizes of title and duration, and the height to which a row may grow."""

    title: float
    line: float
    place: float
    sentence: float  # 0 where the sentences are left out
    end: float
    size: int
    duration: int
    highest: float


# The widest at which all rows fit is taken.
PITCHES = (
    _Pitch(54, 44, 42, 48, 38, theme.CARD_TITLE, theme.VALUE, 200),
    _Pitch(48, 42, 40, 0, 28, theme.CARD_TITLE, theme.VALUE, 150),
    _Pitch(44, 38, 38, 0, 22, theme.ROW, theme.CARD_TITLE, 140),
    _Pitch(38, 34, 35, 0, 17, theme.NOTE, theme.ROW, 130),
)


def fits(content: SemuaContent) -> bool:
    return _pitch(content) is not None


def tells_sentences(content: SemuaContent) -> bool:
    """Whether the rows have room for what was done."""
    pitch = _pitch(content)
    return pitch is not None and pitch.sentence > 0


def draw(content: SemuaContent) -> Canvas:
    canvas, deck = furniture.start("semua", content.frame)
    pitch = _pitch(content)
    if pitch is None:
        raise PageOverflow("semua", Box(theme.LEFT, deck, theme.RIGHT, theme.NOTE_Y), content.frame.headline)
    top = deck + TABLE_STEP
    heights = [_height(row, pitch) for row in content.rows]
    group = _group_height(content.group, pitch) if content.group else 0.0
    spare = (_bottom(content) - top - sum(heights) - group) / max(1, len(heights))
    for row, height in zip(content.rows, heights, strict=True):
        extra = max(0.0, min(spare, pitch.highest - height))
        _row(canvas, row, top, extra / 2, pitch)
        top += height + extra
    if content.group:
        _group(canvas, content.group, top, pitch)
        top += group
    canvas.draw(rule(theme.LEFT, theme.RIGHT, top, theme.INK, 4))
    if content.note:
        furniture.notes(canvas, (content.note,))
    return furniture.finish(canvas, content.frame)


def _bottom(content: SemuaContent) -> float:
    return theme.NOTE_Y - 78 if content.note else theme.NOTE_Y - 14


def _pitch(content: SemuaContent) -> _Pitch | None:
    lines = furniture.headline_lines(content.frame.headline) or ("",)
    deck = theme.HEADLINE_Y + theme.HEADLINE_STEP * (len(lines) - 1) + theme.DECK_STEP
    room = _bottom(content) - deck - TABLE_STEP
    for pitch in PITCHES:
        used = sum(_height(row, pitch) for row in content.rows)
        used += _group_height(content.group, pitch) if content.group else 0.0
        if used <= room and all(len(_title(row, pitch)) <= MOST_TITLE_LINES for row in content.rows):
            return pitch
    return None


def _height(row: IncidentRow, pitch: _Pitch) -> float:
    sentence = pitch.sentence if _sentence(row) else 0.0
    return pitch.title + pitch.line * (len(_title(row, pitch)) - 1) + pitch.place + sentence + pitch.end


def _group_height(group: GroupRow, pitch: _Pitch) -> float:
    title = pitch.title + pitch.line * (len(_group_title(group, pitch)) - 1)
    return title + pitch.place + 38 * len(_holds(group)) + min(pitch.end, 24)


def _group_title(group: GroupRow, pitch: _Pitch) -> tuple[str, ...]:
    return anyhow(group.title, _title_style(pitch), theme.RIGHT - TITLE_X, MOST_TITLE_LINES)


def _title_style(pitch: _Pitch) -> Style:
    return Style(pitch.size, theme.HEAVY, -0.01)


def _title_room(row: IncidentRow, pitch: _Pitch) -> float:
    if not row.duration:
        return theme.RIGHT - TITLE_X
    return (
        theme.RIGHT - TITLE_X - 24 - max(width(row.duration, _duration_style(row, pitch)), width(row.duration_note, NOTE))
    )


def _duration_style(row: IncidentRow, pitch: _Pitch) -> Style:
    return Style(
        pitch.duration if row.duration[0].isdigit() else min(pitch.duration, theme.CARD_TITLE),
        theme.HEAVY,
        theme.VALUE_TRACKING,
    )


def _title(row: IncidentRow, pitch: _Pitch) -> tuple[str, ...]:
    return anyhow(row.title, _title_style(pitch), _title_room(row, pitch), MOST_TITLE_LINES)


def _sentence(row: IncidentRow) -> str:
    return first_that_fits(row.sentence, SENTENCE, theme.RIGHT - TITLE_X) or ""


def _holds(group: GroupRow) -> tuple[str, ...]:
    return anyhow(group.holds, NOTE, theme.RIGHT - TITLE_X, 3)


def _row(canvas: Canvas, row: IncidentRow, top: float, lift: float, pitch: _Pitch) -> None:
    """`lift` is half of the room that is left over; it stands above and under the row's lines."""
    canvas.draw(rule(theme.LEFT, theme.RIGHT, top, theme.INK, 4))
    first = top + pitch.title + lift
    lines = _title(row, pitch)
    place = first + pitch.line * (len(lines) - 1) + pitch.place
    canvas.draw(Shape(icon(row.icon, [(theme.LEFT + 29, (first + place) / 2 - 12)], ICON), theme.RED))
    for index, line in enumerate(lines):
        canvas.write(line, TITLE_X, first + pitch.line * index, _title_style(pitch), theme.INK)
    told = first_that_fits(row.place, NOTE, _title_room(row, pitch)) or row.place[-1]
    canvas.write(told, TITLE_X, place, NOTE, theme.MUTED)
    if row.duration:
        canvas.write(row.duration, theme.RIGHT, first, _duration_style(row, pitch), theme.INDIGO, align="right")
        canvas.write(row.duration_note, theme.RIGHT, first + pitch.place, NOTE, theme.MUTED, align="right")
    if pitch.sentence and (sentence := _sentence(row)):
        canvas.write(sentence, TITLE_X, place + pitch.sentence, SENTENCE, theme.INK)


def _group(canvas: Canvas, group: GroupRow, top: float, pitch: _Pitch) -> None:
    canvas.draw(rule(theme.LEFT, theme.RIGHT, top, theme.INK, 4))
    first = top + pitch.title
    canvas.draw(Shape(icon(group.icon, [(theme.LEFT + 29, first + pitch.place / 2 - 12)], ICON), theme.MUTED))
    for index, line in enumerate(_group_title(group, pitch)):
        canvas.write(line, TITLE_X, first + pitch.line * index, _title_style(pitch), theme.INK)
    baseline = first + pitch.line * (len(_group_title(group, pitch)) - 1) + pitch.place
    for index, line in enumerate((group.count, *_holds(group))):
        canvas.write(line, TITLE_X, baseline + 38 * index, NOTE, theme.MUTED)

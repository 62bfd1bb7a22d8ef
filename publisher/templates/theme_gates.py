"""What must hold of any theme: contrast, colours told apart with one kind of cone less, size and signs of a face.

A publication may choose how it looks, not who can read it. Each fault says what was measured and what is needed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from publisher.templates.colour_vision import VISION, difference
from publisher.templates.face import DEFAULT, SHIPPED, WEIGHT, Face, axes, characters
from publisher.templates.text import Style, ink, width
from publisher.templates.theme import BOLD, HEAVY, MEDIUM, NOTE, SEMIBOLD, SOURCE, Theme, contrast, using
from publisher.templates.theme_pairs import MARKS, TEXT, TOLD_APART, Pairs

TEXT_CONTRAST, MARK_CONTRAST = 4.5, 3.0
LEAST_DIFFERENCE = 0.1  # in Oklab: five times what is just noticed
WEIGHTS = (MEDIUM, SEMIBOLD, BOLD, HEAVY)
SIGNS = "–—·≤≥×“”‘’…"
NEEDED = frozenset(map(chr, range(0x21, 0x7F))) | frozenset(SIGNS)
# Of the shipped face: below the one, small text is too small; at 1.1 the first line leaves its place.
LEAST_HEIGHT, MOST_WIDTH = 0.9, 1.06
SPECIMEN = "Laporan mingguan kejadian darurat 0123456789"


@dataclass(frozen=True)
class Fault:
    """A gate that a theme does not pass, in words, and what mends it."""

    says: str
    mend: str


def faults(theme: Theme, words: Iterable[str] = ()) -> tuple[Fault, ...]:
    """All that is wrong with a theme. `words` are names that it must be able to write, beside the pages' own."""
    return (*contrast_faults(theme), *vision_faults(theme), *face_faults(theme, words))


def contrast_faults(theme: Theme) -> Iterator[Fault]:
    yield from _too_faint(theme, "text", TEXT, TEXT_CONTRAST)
    yield from _too_faint(theme, "marks", MARKS, MARK_CONTRAST)


def _too_faint(theme: Theme, kind: str, table: Iterable[Pairs], needed: float) -> Iterator[Fault]:
    for pairs in table:
        for ground in pairs.grounds:
            measured = contrast(pairs.colour, ground, theme.palette)
            if measured < needed:
                yield Fault(
                    f"{kind}, {pairs.colour} on {ground} ({pairs.what}): contrast {_down(measured)} to 1, "
                    f"needed {needed:g} to 1",
                    f"change {pairs.colour} or {ground} under [colours]",
                )


def vision_faults(theme: Theme) -> Iterator[Fault]:
    """Pairs that nothing but their colour tells apart must differ to every eye."""
    for pair in TOLD_APART:
        for vision in VISION:
            measured = difference(theme.palette[pair.one], theme.palette[pair.other], vision)
            if not pair.cue and measured < LEAST_DIFFERENCE:
                yield Fault(
                    f"{pair.one} and {pair.other} ({pair.what}): difference {_down(measured, 2)} with {vision}, "
                    f"needed {LEAST_DIFFERENCE:g}",
                    f"change {pair.one} or {pair.other} under [colours]: make one of them lighter",
                )


def face_faults(theme: Theme, words: Iterable[str] = ()) -> Iterator[Fault]:
    """Weights, signs, the height of small letters where text is smallest, and the length of a line."""
    face = theme.face
    if missing := _missing_weights(face):
        yield missing
        return
    needed = NEEDED.union(*(set(word) - {" "} for word in words))
    for path in dict.fromkeys(face.file(weight) for weight in WEIGHTS):
        if lacking := sorted(needed - characters(path)):
            name = path.name if path else SHIPPED
            yield Fault(f"face {name}: no letter for {' '.join(lacking)}", "choose a face that has them, under [type]")
    own, usual = _Measured.of(face), _Measured.of(DEFAULT)
    for size in (SOURCE, NOTE):
        if own.height < LEAST_HEIGHT * usual.height:
            yield Fault(
                f"face {face.name}: small letters are {_down(own.height * size)} px high in text of {size} px, "
                f"needed {LEAST_HEIGHT * usual.height * size:.1f} px",
                "choose a face with larger small letters, under [type]",
            )
    if own.width > MOST_WIDTH * usual.width:
        yield Fault(
            f"face {face.name}: a line is {own.width / usual.width:.2f} times as long as in {SHIPPED}, "
            f"at most {MOST_WIDTH:g} times",
            "choose a narrower face, under [type]",
        )


def _missing_weights(face: Face) -> Fault | None:
    if face.static:
        given = {weight for weight, _ in face.static}
        if lacking := [str(weight) for weight in WEIGHTS if weight not in given]:
            return Fault(f"face: no file for the weight {', '.join(lacking)}", "name one under [type.weights]")
        return None
    reach = axes(face.variable).get(WEIGHT)
    if reach is None:
        return Fault(
            f"face {face.name}: one weight only, needed {', '.join(map(str, WEIGHTS))}",
            "name a variable font with a weight axis, or a file for each weight under [type.weights]",
        )
    if reach[0] > MEDIUM or reach[2] < HEAVY:
        return Fault(
            f"face {face.name}: weights {reach[0]:g} to {reach[2]:g}, needed {MEDIUM} to {HEAVY}",
            "choose a face with these weights, or a file for each weight under [type.weights]",
        )
    return None


@dataclass(frozen=True)
class _Measured:
    """The least of all weights: the height of an x; the most: the length of a line; both for text of 1 px."""

    height: float
    width: float

    @classmethod
    def of(cls, face: Face) -> _Measured:
        with using(Theme(face=face)):
            large = [Style(400, weight) for weight in WEIGHTS]
            return cls(
                min(-ink("x", style).top / style.size for style in large),
                max(width(SPECIMEN, style) / style.size for style in large),
            )


def _down(value: float, places: int = 1) -> str:
    """Rounded down, so that what fails never reads as what is needed."""
    return f"{int(value * 10**places) / 10**places:.{places}f}"

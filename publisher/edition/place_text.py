"""Wording and marks that the pages of times and of areas share."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from publisher.edition import Masthead
from publisher.edition.categories import MANY as MANY
from publisher.edition.frame import lowered
from publisher.language import say
from publisher.regions import Region
from publisher.summary.figures import Counts, Numbers, Summary
from publisher.templates import furniture, theme
from publisher.templates.layout import first_that_fits
from publisher.templates.line_break import JOIN, glue

UNKNOWN_ICON = "circle"


def classes(summary: Summary, masthead: Masthead, numbers: Numbers, mapped: bool = False) -> str:
    """ "13 gangguan & bahaya; 5 pertolongan warga tidak dirinci": what is shown, and what is left out."""
    n, k, count = numbers.text("open"), numbers.text("guarded"), summary.open_total
    group, left = masthead.open_group, lowered(masthead.guarded_group)
    if summary.guarded_total == 0:
        numbers.used.pop("guarded", None)
        return say("{n} {group} yang selesai minggu ini", count, n=n, group=group)
    full = say("{n} {group}; {k} {left} tidak dirinci", count, n=n, group=group, k=k, left=left)
    short = say("{n} {group}, {k} lainnya tidak dirinci", count, n=n, group=group, k=k)
    map_text = say("{n} {group}; {k} {left} tidak dipetakan", count, n=n, group=group, k=k, left=left)
    wordings = (map_text, full, short) if mapped else (full, short)
    return first_that_fits(wordings, furniture.LABEL, theme.RIGHT - theme.LEFT) or short


def icons_of(counts: Counts, region: Region) -> tuple[str, ...]:
    """One icon an incident, in the order of the pack's categories."""
    names = {item.code: item.icon for item in region.categories}
    return tuple(names.get(code, UNKNOWN_ICON) for code, count in counts for _ in range(count))


def record_parts(numbers: Numbers, key: str, parts: Counts) -> None:
    """A row of icons tells how many there are of each kind: those figures are printed, too."""
    for code, _ in parts:
        numbers.value(f"{key}.{code}")


def first_fitting(wordings: Iterable[str], terms: Sequence[str] = (), parted: str = "") -> str | None:
    """The first headline that has a place in two lines; the term `parted` may be broken in it."""
    glued = (glue(item, terms).replace(parted.replace(" ", JOIN), parted) for item in wordings)
    return next((text for text in glued if furniture.headline_lines(text)), None)

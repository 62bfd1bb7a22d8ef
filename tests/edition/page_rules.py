"""What must hold on every page of every issue: places, sizes, contrast, and numbers that are on record."""

from __future__ import annotations

import re
from itertools import combinations

import numpy as np

from publisher.charts.agg import paint
from publisher.charts.shape import Box
from publisher.clock import short_date, week_text
from publisher.edition.pages import Composed, Issue
from publisher.language import SOURCE, language, number_text
from publisher.summary.figures import Figure, thousands
from publisher.templates import theme
from publisher.templates.layout import OVERHANG

UNDER = 0.06  # of a text's box: less is the antialiased edge of something beside it
CONSTANTS = {"1", "24", "13", "26", "8", "10", "112"}


def check_layout(composed: Composed) -> None:
    """Column, corner, sizes, contrast, no two texts on one another."""
    for placed in composed.canvas.texts:
        where = f"{composed.key}: {placed.text!r} at {placed.box}"
        assert placed.box.left >= theme.LEFT - OVERHANG, where
        assert placed.box.right <= theme.RIGHT + OVERHANG, where
        assert placed.box.top >= 0, where
        assert placed.box.bottom <= theme.BAND_TOP, where
        assert not placed.box.meets(Box(*theme.CORNER)), where
        is_source = placed.baseline == theme.SOURCE_Y and placed.style.size == theme.SOURCE
        assert placed.style.size >= 30 or is_source, where
        assert theme.contrast(placed.colour, placed.ground) >= 4.5, where
        if composed.key == "sampul":
            assert placed.box.bottom <= 790, where
        if is_source:
            assert placed.box.right - placed.box.left <= theme.SOURCE_WIDTH, where
    for one, other in combinations(composed.canvas.texts, 2):
        assert not one.box.meets(other.box), f"{composed.key}: {one.text!r} and {other.text!r}"


def digit_groups(text: str) -> set[str]:
    """Numbers as printed: "1.204" is one, "17,8" too; in English "1,204" and "17.8"."""
    indonesian = language().code == SOURCE
    return set(re.findall(r"\d+(?:\.\d{3})*(?:,\d)?" if indonesian else r"\d+(?:,\d{3})*(?:\.\d)?", text))


def allowed(issue: Issue, figures: tuple[Figure, ...], page: int = 0, total: int = 0) -> set[str]:
    """Recorded numbers, and what is no count: dates, edition, page numbers, the words of the pack."""
    names = [issue.masthead.emergency_number, issue.masthead.emergency_note, *issue.masthead.agencies.values()]
    names += [week_text(issue.summary.week), short_date(issue.summary.week.monday), short_date(issue.masthead.read_on)]
    names += [
        str(issue.summary.week.number),
        issue.masthead.account,
        issue.masthead.report,
        " ".join(issue.masthead.hashtags),
    ]
    names += [issue.masthead.target.source] if issue.masthead.target else []
    groups = CONSTANTS | {str(page), str(total)}
    for name in names:
        groups |= digit_groups(name)
    tenths = {number_text(*divmod(item.value, 10)) for item in figures if item.key == "window.mean"}
    return groups | tenths | {thousands(figure.value) for figure in figures}


def check_numbers(issue: Issue, composed: Composed, page: int, total: int) -> None:
    """Every number in the page's texts and alt text is recorded or no count at all."""
    figures = tuple(composed.numbers.used.values())
    known = allowed(issue, figures, page, total)
    if composed.key == "tren" or (composed.key == "sekilas" and issue.summary.total == 0):
        for week, _ in issue.summary.weekly_totals:
            known |= digit_groups(short_date(week.monday))
    if composed.key == "instansi" and issue.summary.quarter is not None:
        known |= digit_groups(issue.summary.quarter.period.label)
    if composed.key == "panggilan":
        known.add("100")
    if composed.key == "waktu":
        hours = [f"{at:%H %M}" for shift in issue.region.shifts for at in (shift.start, shift.end)]
        known |= digit_groups(" ".join([*hours, *(str(day.day) for day in issue.summary.week.days)]))
    if composed.key == "wilayah":
        known |= digit_groups(f"{issue.region.population_year} {issue.region.population_source}")
        rates = (figure.value for figure in figures if figure.key.endswith(".rate"))
        known |= {number_text(*divmod(value, 10)) for value in rates}
    if composed.key == "ralat":
        for item in issue.corrections:
            known |= digit_groups(f"{week_text(item.week)} {item.week.number} {item.pages} {item.found_on}")
    for text in (composed.alt, *(placed.text for placed in composed.canvas.texts)):
        assert digit_groups(text) <= known, f"{composed.key}: {text!r} has {digit_groups(text) - known}"


def check_alt(composed: Composed) -> None:
    assert 0 < len(composed.alt) <= 1000
    assert not any(sign in composed.alt for sign in "–=&")


def check_legible(composed: Composed) -> None:
    """No text lies on a mark: whatever colour is under it, apart from an edge, the text stands out from."""
    palette = composed.canvas.theme.palette
    pixels = paint(composed.canvas.shapes, theme.WIDTH, theme.HEIGHT, composed.canvas.ground, palette)[:, :, :3]
    for placed in composed.canvas.texts:
        box = placed.box
        area = pixels[int(box.top) : int(box.bottom), max(0, int(box.left)) : int(box.right)].reshape(-1, 3)
        packed = area @ np.array([65536, 256, 1])
        colours, counts = np.unique(packed, return_counts=True)
        own = palette.get(placed.colour, placed.colour)
        for colour, count in zip(colours, counts, strict=True):
            if count >= UNDER * len(packed):
                under = f"#{int(colour):06X}"
                assert theme.contrast(own, under) >= 4.5, f"{composed.key}: {placed.text!r} at {box} lies on {under}"

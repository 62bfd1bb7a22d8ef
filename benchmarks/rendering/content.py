"""The content of the ten pages, as plain JSON for the peers: four of categories, three of stories, three of weeks."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from publisher.edition.build import issue_of
from publisher.edition.frame import Place
from publisher.edition.page_set import TURNS
from publisher.edition.pages import Composed, Issue, StoryPage, category_page
from publisher.summary.figures import Summary
from publisher.templates import theme
from tests.edition import fixture

SOURCE = "Sumber: Call Center 112 Kota Pekalongan, 16 Nov 2026"
HEAD = "Kota Pekalongan · 9–15 November 2026"
JENIS, TREN = 4, 3


def issues() -> list[Issue]:
    """The fixture's week with other numbers each time, so that nothing drawn once helps the next page."""
    return [issue_of(varied(place), fixture.STORIES, fixture.REGION, fixture.MASTHEAD) for place in range(max(JENIS, TREN))]


def varied(place: int) -> Summary:
    figures = fixture.typical()
    added = place  # one more incident of the first category each time
    rows = tuple(
        replace(item, week=item.week + added, window=item.window + 3 * place) if index == 0 else item
        for index, item in enumerate(figures.categories)
    )
    weeks = tuple((week, total + (place if week == figures.week else place % 3)) for week, total in figures.weekly_totals)
    return replace(
        figures,
        total=figures.total + added,
        open_total=figures.open_total + added,
        categories=rows,
        weekly_totals=weeks,
        window_total=sum(total for _, total in weeks),
    )


def composed() -> Iterator[Composed]:
    """Our ten pages, laid out."""
    tren = next(page for page in TURNS if page.key == "tren")
    every = issues()
    for issue in every[:JENIS]:
        yield category_page(issue, Place(3, 8))
    for number in (1, 2, 3):
        yield StoryPage(number)(every[0], Place(3 + number, 8))
    for issue in every[:TREN]:
        yield tren.make(issue, Place(7, 8))


def pages() -> list[dict[str, Any]]:
    """The same ten for the peers: words and numbers, no places. Headlines are those that we print."""
    found: list[dict[str, Any]] = []
    for item in composed():
        texts = item.canvas.texts
        headline = [placed.text for placed in texts if placed.style.size == theme.HEADLINE]
        rest = [placed.text for placed in texts[3 + len(headline) : -2]]
        kind = item.key.split("-")[0]
        deck, body = ("", rest) if kind == "aduan" else (rest[0], rest[1:])
        words = {"kicker": texts[2].text, "headline": headline, "deck": deck, "body": body}
        found.append({"kind": kind, "head": HEAD, "source": SOURCE, **words})
    every = issues()
    for page, issue in zip(found[:JENIS], every, strict=False):
        summary = issue.summary
        page["rows"] = [[row.name, row.week, row.window] for row in summary.categories if row.window]
        page["rows"].append(["Pertolongan warga", summary.guarded_total, summary.guarded_window])
    for page, issue in zip(found[-TREN:], every, strict=False):
        summary = issue.summary
        usual = summary.usual
        page["weeks"] = [[f"{week.monday:%d/%m}", total] for week, total in summary.weekly_totals]
        page["usual"] = [usual.low, usual.high] if usual else None
    return found


def write(path: Path) -> None:
    path.write_text(json.dumps(pages(), ensure_ascii=False), encoding="utf-8")

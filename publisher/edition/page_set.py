"""Which pages an issue has, in which order, and why each of the others is not in it (design spec §2).

By volume: none · 1–9 · 10 and more. One of six pages takes its turn by the running count of editions; when it cannot be
shown, the next in the list takes its place, and nothing is owed later. A large correction takes the slot when it is due.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from publisher.edition import agencies, areas, calls, correction, every_incident, response, times, trend
from publisher.edition.corrected import add_figures, beside_previous
from publisher.edition.pages import (
    STORIES_A_PAGE,
    Issue,
    Maker,
    category_page,
    cover_page,
    empty_cover_page,
    empty_glance_page,
    glance_page,
    reading_page,
    story_pages,
)
from publisher.language import later, say
from publisher.summary.figures import Summary

QUIET = 10  # incidents, below which the week is told one by one
MOST_PAGES = 10
NOT_ITS_TURN = later("Halaman bergilir; menyusul dalam edisi berikutnya.")
NOTHING = later("Tidak ada kejadian yang selesai minggu ini.")


@dataclass(frozen=True)
class Turning:
    """A page that takes turns. `why_not` gives the reason, for the newsroom, why it cannot be shown of a week."""

    key: str
    name: str
    why_not: Callable[[Summary], str | None]
    make: Maker


# By the running count of editions modulo their number (spec §2).
TURNS: tuple[Turning, ...] = (
    Turning("panggilan", later("Panggilan"), calls.why_not, calls.page),
    Turning("tanggap", later("Waktu tanggap"), response.why_not, response.page),
    Turning("waktu", later("Waktu kejadian"), times.why_not, times.page),
    Turning("wilayah", later("Wilayah"), areas.why_not, areas.page),
    Turning("tren", later("Tren"), trend.why_not, trend.page),
    Turning("instansi", later("Instansi"), agencies.why_not, agencies.page),
)
# In quiet weeks only what needs no crowd.
QUIET_TURNS = ("tren", "panggilan")


@dataclass(frozen=True)
class PageSet:
    """The makers in order, and (name, reason) of every page that is not in the issue."""

    makers: tuple[Maker, ...]
    left_out: tuple[tuple[str, str], ...]


def page_set(issue: Issue) -> PageSet:
    """The pages of this issue."""
    if issue.summary.total == 0:
        names = (say("Jenis"), say("Aduan"), *(say(page.name) for page in TURNS))
        left = [(name, say(NOTHING)) for name in names]
        return PageSet((empty_cover_page, empty_glance_page, reading_page), tuple(left))
    quiet = issue.summary.total < QUIET
    start, left = _quiet_start(issue) if quiet else _full_start(issue)
    corrected = correction.why_not(issue) is None and not (glance_page in start and _said_at_a_glance(issue))
    reasons = _reasons(issue.summary)
    turning = None if corrected else _turn(reasons, issue.number, quiet)
    shown = [turning] if turning else []
    start += [correction.page] if corrected else []
    room = MOST_PAGES - len(start) - len(shown) - 1
    extras = [page for page in TURNS if page.key in issue.extra_pages and page not in shown and not reasons[page.key]]
    shown += extras[:room]
    for page in TURNS:
        if page not in shown:
            waiting = say("Batas halaman sudah tercapai.") if page in extras else say(NOT_ITS_TURN)
            left.append((say(page.name), reasons[page.key] or waiting))
    return PageSet((*start, *(page.make for page in shown), reading_page), tuple(left))


def tells_quarter(summary: Summary, issue_number: int, extra_pages: Sequence[str]) -> bool:
    """Whether an issue of this number would show the agencies' page, if the summary has what it needs."""
    if summary.total == 0:
        return False
    turning = _turn(_reasons(summary), issue_number, summary.total < QUIET)
    return "instansi" in extra_pages or (turning is not None and turning.key == "instansi")


def _full_start(issue: Issue) -> tuple[list[Maker], list[tuple[str, str]]]:
    left = [] if issue.stories else [(say("Aduan"), say("Tidak ada kejadian yang boleh diceritakan minggu ini."))]
    return [cover_page, glance_page, category_page, *story_pages(len(issue.stories))], left


def _quiet_start(issue: Issue) -> tuple[list[Maker], list[tuple[str, str]]]:
    """Cover, the week incident by incident (or by category, or at a glance), and one page of two stories."""
    summary = issue.summary
    left: list[tuple[str, str]] = []
    second: Maker
    not_each = every_incident.why_not(issue)
    if not_each is None:
        second = every_incident.page
    else:
        second = category_page if summary.open_total else glance_page
        left.append((say("Semua kejadian"), not_each))
    if second is not category_page:
        left.append((say("Jenis"), say("Minggu tenang: kejadian ditampilkan satu per satu.")))
    start: list[Maker] = [cover_page, second]
    if len(issue.stories) >= STORIES_A_PAGE:
        start += story_pages(STORIES_A_PAGE)
    else:
        left.append((say("Aduan"), say("Kurang dari dua kejadian boleh diceritakan minggu ini.")))
    if second is not glance_page:
        left.append((say("Sekilas"), say("Minggu tenang: kejadian ditampilkan satu per satu.")))
    return start, left


def _said_at_a_glance(issue: Issue) -> bool:
    """One corrected number that stands beside last week's total needs no page of its own (spec §8, S)."""
    numbers = issue.numbers()
    add_figures(issue.corrections, numbers)
    return len(issue.corrections) == 1 and bool(beside_previous(issue.corrections, issue.summary, numbers))


def _reasons(summary: Summary) -> dict[str, str | None]:
    """Why each page that takes turns cannot be shown of this week; None where it can."""
    return {page.key: page.why_not(summary) for page in TURNS}


def _turn(reasons: Mapping[str, str | None], number: int, quiet: bool) -> Turning | None:
    """The page whose turn it is, or the next that can be shown."""
    pages = [page for page in TURNS if not quiet or page.key in QUIET_TURNS]
    in_turn = (pages[(number + step) % len(pages)] for step in range(len(pages)))
    return next((page for page in in_turn if reasons[page.key] is None), None)

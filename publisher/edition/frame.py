"""The words around every page, from masthead and week; and the small rules of wording that pages share."""

from __future__ import annotations

from dataclasses import dataclass

from publisher.clock import Week, day_month, short_date, week_text
from publisher.edition import Masthead
from publisher.language import say
from publisher.templates.furniture import Frame


@dataclass(frozen=True)
class Place:
    """Where a page stands in its issue: 2 of 8."""

    page: int
    total: int


def frame(masthead: Masthead, week: Week, place: Place, kicker: str, headline: str, deck: str = "") -> Frame:
    source = source_text(masthead)
    return Frame(
        number=masthead.emergency_number,
        when=tuple(f"{masthead.place} · {text}" for text in week_wordings(week)) + week_wordings(week),
        kicker=kicker,
        headline=headline,
        deck=deck,
        source=(
            say("Sumber: {source}, {date}", source=masthead.source, date=short_date(masthead.read_on)),
            source,
            say("Sumber: {source}", source=masthead.place),
            say("Sumber: pusat panggilan"),
        ),
        page=place.page,
        total=place.total,
    )


def source_text(masthead: Masthead) -> str:
    return say("Sumber: {source}", source=masthead.source)


def week_wordings(week: Week) -> tuple[str, ...]:
    """The week in words, fullest first."""
    return week_text(week), f"{day_month(week.monday)}–{short_date(week.sunday)}"


def issue_text(week: Week) -> str:
    """ "Edisi 46/2026"."""
    return say("Edisi {week}/{year}", week=week.number, year=week.year)


def lowered(group: str) -> str:
    """A group's name inside a sentence: "Pertolongan warga" → "pertolongan warga"."""
    return group[:1].lower() + group[1:]


def raised(text: str) -> str:
    return text[:1].upper() + text[1:]

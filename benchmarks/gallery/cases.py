"""The weeks that the gallery draws: the design's fixture, and the awkward ones."""

from __future__ import annotations

import importlib.util
import shutil
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from publisher.clock import SystemClock, Week
from publisher.config import load
from publisher.edition import Correction, CorrectionKind, Masthead, Page, correction
from publisher.edition.build import build_draft, drawn, issue_of
from publisher.edition.frame import Place
from publisher.edition.page_set import TURNS
from publisher.intake.open import open_intake
from publisher.language import speaking
from publisher.prepare import prepare_week
from publisher.regions import Region
from publisher.summary.figures import Range, Summary
from tests.edition import fixture
from tests.edition.english import ENGLISH, MASTHEAD_EN, REGION_EN, in_english
from tests.edition.places import placed, shared
from tests.edition.test_agencies import quarter

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
LONG = "Kelurahan dan kecamatan dengan nama yang amat sangat panjang"  # 60 characters


@dataclass(frozen=True)
class Case:
    """A name, and its finished pages."""

    name: str
    pages: Callable[[], tuple[Page, ...]]


def cases(data: Path | None) -> Iterator[Case]:
    """Every case that can be drawn; those of other cities need the folder of their files."""
    yield Case("typical", lambda: issue(fixture.typical()))
    yield Case("turns", lambda: (*turns(quarter()), *corrected()))
    yield Case("large", lambda: issue(fixture.large()))
    yield Case("turns-large", lambda: turns(fixture.large()))
    yield Case("quiet", lambda: issue(quiet(4)))
    yield Case("one-incident", lambda: issue(quiet(1)))
    yield Case("zero", lambda: issue(fixture.nothing()))
    yield Case("one-category", lambda: issue(one_category()))
    yield Case("flood", lambda: issue(flood()))
    yield Case("first-week", lambda: issue(fixture.first_ever()))
    yield Case("long-names", long_names)
    yield Case("five-digits", lambda: issue(fixture.of_volume(24_680)))
    yield Case("turns-five-digits", lambda: turns(fixture.of_volume(24_680)))
    yield Case("neutral", lambda: issue(replace(fixture.typical(), neutral_preset=True)))
    yield Case("without-minutes", without_minutes)
    yield Case("english", english)
    if data is not None:
        yield Case("san-francisco", lambda: city("san-francisco", data / "sf_fire_calls_2020_sample.csv", "2020-W16"))
        yield Case("new-york", lambda: city("new-york", data / "nyc311_2024-05_sample.csv", "2024-W22"))


def issue(summary: Summary, number: int = 1) -> tuple[Page, ...]:
    """An edition; of a week with fewer open incidents than there are stories, only those that happened are told."""
    stories = fixture.STORIES[: summary.open_total]
    return build_draft(summary, stories, fixture.REGION, fixture.MASTHEAD, issue_number=number).pages


def turns(summary: Summary, region: Region = fixture.REGION, masthead: Masthead = fixture.MASTHEAD) -> tuple[Page, ...]:
    """Every page that takes turns, whether it is its turn or not; and a page of corrections in a week that has them."""
    whole = issue_of(summary, fixture.STORIES, region, masthead)
    return tuple(drawn(page.make(whole, Place(7, 8))) for page in TURNS if page.why_not(summary) is None)


def corrected() -> tuple[Page, ...]:
    """The page of corrections: a total that was wrong, and a record that changed."""
    figures = fixture.typical()
    made = (
        Correction(CorrectionKind.ERRATUM, figures.week.earlier(1), (1, 2, 3), "", 16, 15),
        Correction(CorrectionKind.UPDATE, figures.week.earlier(3), (3,), "KEB", 3, 2, new_type="FSU"),
    )
    whole = replace(issue_of(figures, fixture.STORIES, fixture.REGION, fixture.MASTHEAD), corrections=made)
    return (drawn(correction.page(whole, Place(7, 8))),)


def quiet(total: int) -> Summary:
    """A week of few incidents: as many open ones as there are stories for, at most three, the rest guarded."""
    opened = min(3, total)
    stories = fixture.STORIES[:opened]
    counts = {code: sum(story.category == code for story in stories) for code in {story.category for story in stories}}
    figures = fixture.typical()
    rows = tuple(replace(item, week=counts.get(item.code, 0), subcategories=()) for item in figures.categories)
    week = replace(
        figures,
        total=total,
        open_total=opened,
        guarded_total=total - opened,
        categories=rows,
        within_24h=total,
        closing_base=total,
        response=None,
        weekly_totals=(*figures.weekly_totals[:-1], (figures.week, total)),
        window_total=figures.window_total - 18 + total,
    )
    return placed(week, fixture.REGION)


def one_category() -> Summary:
    figures = fixture.typical()
    rows = tuple(replace(item, week=18 if item.code == "PHN" else 0, subcategories=()) for item in figures.categories)
    week = replace(figures, open_total=18, guarded_total=0, categories=rows, total=18)
    return placed(week, fixture.REGION)


def flood() -> Summary:
    figures = fixture.of_volume(212)
    counts = dict(
        zip((item.code for item in figures.categories), shared(figures.open_total, (1, 1, 1, 9, 1, 1, 1)), strict=True)
    )
    rows = tuple(replace(item, week=counts[item.code], usual=None) for item in figures.categories)
    return placed(replace(figures, categories=rows, usual=Range(12, 24)), fixture.REGION)


def long_names() -> tuple[Page, ...]:
    """Names of 60 characters for every category and area."""
    summary = fixture.typical()
    rows = tuple(replace(item, name=f"{LONG[:58]} {place}") for place, item in enumerate(summary.categories))
    areas = tuple(replace(item, name=f"{LONG[:58]} {place}") for place, item in enumerate(summary.areas))
    named = replace(summary, categories=rows, areas=areas)
    return (*issue(named), *turns(named))


def without_minutes() -> tuple[Page, ...]:
    stories = [fixture.without_minutes(story) for story in fixture.STORIES]
    summary = replace(fixture.typical(), minutes_told=False, response=None)
    return build_draft(summary, stories, fixture.REGION, fixture.MASTHEAD, issue_number=1).pages


def english() -> tuple[Page, ...]:
    summary = in_english(fixture.typical())
    shown = build_draft(summary, fixture.STORIES, REGION_EN, MASTHEAD_EN, issue_number=1, spoken=ENGLISH).pages
    with speaking(ENGLISH):
        return (*shown, *turns(summary, REGION_EN, MASTHEAD_EN))


def city(name: str, file: Path, week: str) -> tuple[Page, ...]:
    """One week of an example on its real file, and every turning page of it."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / name
        shutil.copytree(
            EXAMPLES / name, copy, ignore=shutil.ignore_patterns("incidents.csv", "secret.key", "store*", "media")
        )
        spec = importlib.util.spec_from_file_location(name.replace("-", "_"), copy / "load.py")
        if spec is None or spec.loader is None:
            raise FileNotFoundError(copy / "load.py")
        loader = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(loader)
        loader.main(["--csv", str(file)])
        settings = replace(load(copy), extra_pages=tuple(page.key for page in TURNS))
        intake = open_intake(settings.intake, settings.region)
        return prepare_week(settings, intake, Week.parse(week), SystemClock().now()).draft.pages

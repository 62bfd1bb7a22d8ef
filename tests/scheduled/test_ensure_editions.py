"""Every complete week has one edition; a missed one is a late draft; an unreachable source is told and tried again."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from django.conf import settings
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from publisher.clock import Week
from publisher.intake import IntakeError
from publisher.review.models import Edition, Notice, Publication
from scheduled import ensure_editions as room
from tests.factories import MONDAY_0830, WEEK, minutes, prepared, publication

pytestmark = pytest.mark.django_db


@pytest.fixture
def source(monkeypatch: pytest.MonkeyPatch) -> dict[str, bool]:
    """A source that can be switched off; weeks are prepared small."""
    state = {"there": True}

    def prepare(settings_: object, intake: object, week: Week, now: datetime, *more: object) -> object:
        if not state["there"]:
            raise IntakeError("gone")
        return prepared(week)

    monkeypatch.setattr(room, "prepare_week", prepare)
    return state


def ensure(now: datetime) -> list[Edition]:
    return room.ensure_editions(settings.PUBLICATION, lambda: None, publication(), now)  # type: ignore[arg-type, return-value]


def test_on_monday_at_half_past_eight_the_draft_of_the_last_week_is_there(source: dict[str, bool]) -> None:
    publication()
    assert ensure(MONDAY_0830 - minutes(1)) == []
    made = ensure(MONDAY_0830)
    assert [(edition.week, edition.state, edition.late) for edition in made] == [(WEEK, "draft", False)]


def test_a_tick_that_fires_twice_builds_once(source: dict[str, bool]) -> None:
    publication()
    ensure(MONDAY_0830)
    assert ensure(MONDAY_0830) == [] and Edition.objects.count() == 1


def test_missed_weeks_are_caught_up_oldest_first_as_late_drafts_without_a_slot(source: dict[str, bool]) -> None:
    publication()
    made = ensure(MONDAY_0830 + timedelta(weeks=3))
    assert [(str(edition.week), edition.late, edition.slot_at) for edition in made] == [
        ("2026-W46", True, None),
        ("2026-W47", True, None),
        ("2026-W48", True, None),
        ("2026-W49", False, None),
    ]


def test_of_ten_missed_weeks_eight_are_built(source: dict[str, bool]) -> None:
    publication()
    assert len(ensure(MONDAY_0830 + timedelta(weeks=10))) == 8


def test_week_53_of_2026_is_built_on_4_january_2027(source: dict[str, bool]) -> None:
    publication(datetime(2026, 12, 29, tzinfo=UTC))
    ensure(datetime(2026, 12, 29, 2, tzinfo=UTC))
    made = ensure(datetime(2027, 1, 4, 1, 30, tzinfo=UTC))
    assert [str(edition.week) for edition in made] == ["2026-W53"]


def test_an_unreachable_source_is_told_once_and_tried_every_fifteen_minutes(source: dict[str, bool]) -> None:
    publication()
    source["there"] = False
    ensure(MONDAY_0830)
    edition = Edition.objects.get()
    assert (edition.state, edition.action_code, edition.revision) == ("action", "intake", None)
    assert ensure(MONDAY_0830 + minutes(14)) == []
    assert ensure(MONDAY_0830 + minutes(15)) != []
    assert Notice.objects.filter(event="intake").count() == 1


def test_when_the_source_comes_back_the_draft_is_built(source: dict[str, bool]) -> None:
    publication()
    source["there"] = False
    ensure(MONDAY_0830)
    source["there"] = True
    ensure(MONDAY_0830 + minutes(15))
    edition = Edition.objects.get()
    assert (edition.state, edition.action_code) == ("draft", "")


def test_unreachable_until_monday_midnight_the_week_is_skipped_with_the_reason(source: dict[str, bool]) -> None:
    publication()
    source["there"] = False
    for quarter in range(64):
        ensure(MONDAY_0830 + minutes(15 * quarter))
    edition = Edition.objects.get()
    assert (edition.state, edition.reason) == ("skipped", "Pusat data tidak terjangkau sampai Senin 23.59")


@hypothesis_settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    zone=st.sampled_from(["Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura", "America/New_York", "UTC"]),
    start=st.integers(0, 60 * 24 * 400),
    gaps=st.lists(st.integers(1, 60 * 24 * 12), min_size=1, max_size=12),
)
def test_whatever_the_downtime_no_complete_week_within_eight_lacks_its_one_edition(
    zone: str, start: int, gaps: list[int], source: dict[str, bool]
) -> None:
    from zoneinfo import ZoneInfo

    Edition.objects.all().update(revision=None)
    region = replace(settings.PUBLICATION.region, zone=ZoneInfo(zone))
    site = replace(settings.PUBLICATION, region=region)
    now = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=start)
    place = Publication.objects.create(slug=f"p{Publication.objects.count()}", name="P", created_at=now)
    first = Week.last_complete(now, site.zone)
    for gap in gaps:
        now += timedelta(minutes=gap)
        room.ensure_editions(site, lambda: None, place, now)  # type: ignore[arg-type, return-value]
    weeks = [edition.week for edition in Edition.objects.filter(publication=place).order_by("period_start")]
    assert len(weeks) == len(set(weeks))
    newest = Week.last_complete(now, site.zone)
    due = [newest.earlier(back) for back in range(8)]
    from publisher.review.store import Rules

    expected = {week for week in due if week >= first and Rules.of(site).draft_at(week) <= now}
    assert expected <= set(weeks) and all(week <= newest for week in weeks)


def test_a_week_that_cannot_be_composed_is_told_and_keeps_no_other_week_waiting(
    source: dict[str, bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    publication()

    def prepare(settings_: object, intake: object, week: Week, now: datetime, *more: object) -> object:
        if week == WEEK:
            raise ZeroDivisionError
        return prepared(week)

    monkeypatch.setattr(room, "prepare_week", prepare)
    ensure(MONDAY_0830 + timedelta(weeks=1))
    states = {str(edition.week): (edition.state, edition.action_code) for edition in Edition.objects.all()}
    assert states == {"2026-W46": ("skipped", ""), "2026-W47": ("draft", "")}
    assert Notice.objects.filter(event="build", edition__period_start=WEEK.monday).count() == 1


def test_on_its_monday_a_draft_that_fails_is_tried_again_and_mended(
    source: dict[str, bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    publication()
    working = room.prepare_week
    monkeypatch.setattr(room, "prepare_week", lambda *arguments: 1 / 0)
    ensure(MONDAY_0830)
    assert Edition.objects.get().action_code == "build"
    monkeypatch.setattr(room, "prepare_week", working)
    ensure(MONDAY_0830 + minutes(15))
    assert Edition.objects.get().state == "draft"

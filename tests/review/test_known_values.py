"""Hashes of private values: opened with the key of their own week, and gone when the edition is finished."""

from __future__ import annotations

from dataclasses import replace
from importlib import import_module

import pytest
from django.apps import apps
from django.conf import settings

from publisher.anonymise.gate import KnownValues, Level, screen
from publisher.clock import Week
from publisher.keys import known_key
from publisher.review.actions.moving import move
from publisher.review.actions.store_draft import store_draft
from publisher.review.actor import CLOCK
from publisher.review.known_values import known_values
from publisher.review.models import Edition, Reading
from publisher.review.states import EditionState
from tests.factories import MONDAY_0830, WEEK, prepared, publication, rules

pytestmark = pytest.mark.django_db
NAME = "Qoxyvrelt"  # in no list: found as a known value or not at all


def hashes(week: Week = WEEK) -> tuple[str, ...]:
    site = settings.PUBLICATION
    return tuple(KnownValues.of([("NAME", NAME)], known_key(site.key_file, site.slug, week)).to_hashes())


def with_known(week: Week = WEEK) -> Edition:
    return store_draft(publication(), replace(prepared(week), known=hashes()), rules(), MONDAY_0830)


def is_known(edition: Edition) -> bool:
    assert edition.revision is not None
    values = known_values(settings.PUBLICATION, edition.revision.reading)
    return bool(screen(f"laporan {NAME.lower()} selesai", Level.PATTERNS, known=values).spans)


def test_a_value_is_known_to_the_edition_of_its_own_week_alone() -> None:
    assert is_known(with_known())
    assert not is_known(with_known(WEEK.later(1)))  # with the hashes of the week before


@pytest.mark.parametrize(
    "end", [EditionState.LIVE, EditionState.REJECTED, EditionState.SKIPPED, EditionState.STALE], ids=str
)
def test_no_hash_outlives_a_finished_edition(end: EditionState) -> None:
    edition = with_known()
    verb, start = {
        EditionState.LIVE: ("go_live", EditionState.POSTING),
        EditionState.REJECTED: ("reject", EditionState.DRAFT),
        EditionState.SKIPPED: ("skip", EditionState.ACTION),
        EditionState.STALE: ("go_stale", EditionState.APPROVED),
    }[end]
    Edition.objects.filter(pk=edition.pk).update(state=start)
    edition.refresh_from_db()
    move(edition, verb, CLOCK, MONDAY_0830)
    reading = Reading.objects.get(edition=edition)
    assert reading.known == []
    assert reading.door["hashed"] is True


@pytest.mark.parametrize("state", [EditionState.PENDING, EditionState.APPROVED, EditionState.HOLD], ids=str)
def test_an_edition_that_can_still_be_edited_keeps_them(state: EditionState) -> None:
    edition = with_known()
    verb = {EditionState.PENDING: "submit", EditionState.APPROVED: "approve", EditionState.HOLD: "hold"}[state]
    if state is EditionState.APPROVED:
        Edition.objects.filter(pk=edition.pk).update(state=EditionState.PENDING)
        edition.refresh_from_db()
    move(edition, verb, CLOCK, MONDAY_0830)
    assert Reading.objects.get(edition=edition).known == list(hashes())


def test_a_rebuilt_draft_keeps_its_own_and_no_earlier_ones() -> None:
    with_known()
    with_known()
    assert [bool(item.known) for item in Reading.objects.order_by("id")] == [False, True]


def test_hashes_under_the_old_key_are_forgotten_by_the_migration() -> None:
    with_known()
    import_module("publisher.review.migrations.0007_known_by_week").forget(apps, None)
    assert Reading.objects.get().known == []

"""A clock that jumps posts nothing at that tick; drafts and reminders go on, and staff are told once."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.conf import settings

from publisher.review.models import Edition, Notice, Publication
from scheduled import clockwork
from scheduled.clock_guard import Reading, fault, moved
from tests.factories import SLOT, Channel, approved, minutes

STILL = timedelta(0)


@pytest.mark.parametrize(("back", "said"), [(0, ""), (5, ""), (5.01, "clock_back"), (600, "clock_back"), (-600, "")])
def test_a_clock_before_the_last_tick_is_not_believed(back: float, said: str) -> None:
    assert fault(SLOT - minutes(back), SLOT) == said


@pytest.mark.parametrize(("by", "said"), [(5, ""), (-5, ""), (5.01, "clock_jumped"), (-5.01, "clock_jumped")])
def test_a_wall_clock_that_moves_against_the_other_one_is_not_believed(by: float, said: str) -> None:
    assert fault(SLOT, None, minutes(by)) == said


def test_the_first_tick_has_nothing_to_compare_with() -> None:
    assert moved(Reading(SLOT, 1.0), None) == STILL and fault(SLOT, None) == ""


def test_how_far_the_clock_moved_is_measured_against_the_one_that_never_jumps() -> None:
    assert moved(Reading(SLOT + minutes(61), 60.0), Reading(SLOT, 0.0)) == minutes(60)
    assert moved(Reading(SLOT - minutes(9), 60.0), Reading(SLOT, 0.0)) == -minutes(10)
    assert moved(Reading(SLOT + minutes(1), 160.0), Reading(SLOT, 100.0)) == STILL


@pytest.mark.django_db
@pytest.mark.parametrize("jump", ["back", "against the other clock"])
def test_at_the_tick_of_a_jump_nothing_is_posted_and_at_the_next_it_is(jump: str, monkeypatch: pytest.MonkeyPatch) -> None:
    approved()
    built: list[object] = []
    monkeypatch.setattr(clockwork, "ensure_editions", lambda *arguments: built.append(1))
    channel = Channel()

    def tick(minute: int, moved_by: timedelta = STILL) -> str:
        clockwork.tick(settings.PUBLICATION, SLOT + minutes(minute), lambda: None, channel, moved_by)  # type: ignore[arg-type, return-value]
        return str(Edition.objects.get().state)

    if jump == "back":
        clockwork.tick(settings.PUBLICATION, SLOT - minutes(1), lambda: None, channel)  # type: ignore[arg-type, return-value]
        Publication.objects.update(last_tick_at=SLOT + minutes(10))
        assert tick(1) == "approved"
    else:
        assert tick(1, minutes(30)) == "approved"
        assert tick(1, minutes(-30)) == "approved"
    assert channel.commits == 0 and built
    assert Notice.objects.filter(event__startswith="clock_").count() == 1
    assert tick(2) == "live"

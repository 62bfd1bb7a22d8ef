"""The allowed moves, and that the database refuses what is not allowed."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from publisher.review.actions.moving import Refused, move
from publisher.review.actions.post_moves import Overtaken, move_post
from publisher.review.actor import CLOCK
from publisher.review.models import AuditEntry, Edition, Post, Revision
from publisher.review.states import MOVES, POST_MOVES, EditionState, PostState
from tests.factories import MONDAY_0830, approved, draft, pending, publication

pytestmark = pytest.mark.django_db


NOT_ALLOWED = [
    (verb, state) for verb in sorted(MOVES) for state in sorted(EditionState) if state not in MOVES[verb].sources
]


@pytest.mark.parametrize(("verb", "state"), NOT_ALLOWED)
def test_a_move_from_a_state_that_is_not_in_the_table_is_refused_and_changes_nothing(verb: str, state: str) -> None:
    edition = draft()
    Edition.objects.filter(pk=edition.pk).update(state=state)
    edition.refresh_from_db()
    entries = AuditEntry.objects.count()
    with pytest.raises(Refused):
        move(edition, verb, CLOCK, MONDAY_0830, to=EditionState.LIVE)
    edition.refresh_from_db()
    assert (edition.state, AuditEntry.objects.count()) == (state, entries)


def test_nothing_leads_out_of_live_and_only_a_rebuild_out_of_rejected() -> None:
    leaving = {state: {verb for verb, rule in MOVES.items() if state in rule.sources} for state in EditionState}
    assert leaving[EditionState.LIVE] == set()
    assert leaving[EditionState.REJECTED] == {"rebuild", "found_live"}  # found: after a restore, on the profile


def test_only_the_clock_or_a_person_with_a_link_makes_an_edition_live() -> None:
    assert {verb for verb, rule in MOVES.items() if rule.target is EditionState.LIVE} == {
        "go_live",
        "confirm_live",
        "found_live",
    }


def test_sending_is_reached_only_from_prepared_and_left_only_by_a_known_way() -> None:
    into = {verb for verb, (_, target) in POST_MOVES.items() if target is PostState.SENDING}
    out = {verb for verb, (sources, _) in POST_MOVES.items() if PostState.SENDING in sources}
    assert into == {"intend"} and POST_MOVES["intend"][0] == (PostState.PREPARED,)
    assert out == {"never_sent", "publish", "lose_sight", "refuse"}


def test_an_unknown_post_is_never_made_ready_by_itself() -> None:
    ways = {verb for verb, (sources, target) in POST_MOVES.items() if PostState.UNKNOWN in sources and target == "ready"}
    assert ways == set()


def test_two_people_who_read_the_same_version_cannot_both_move_it() -> None:
    first = pending()
    second = Edition.objects.get(pk=first.pk)
    move(first, "recall", CLOCK, MONDAY_0830)
    with pytest.raises(Refused, match="berubah sejak Anda membukanya"):
        move(second, "reject", CLOCK, MONDAY_0830)


def test_a_post_row_moves_only_once_from_the_state_it_was_read_in() -> None:
    post = approved().posts.get()
    again = Post.objects.get(pk=post.pk)
    move_post(post, "stage", MONDAY_0830)
    with pytest.raises(Overtaken):
        move_post(again, "expire", MONDAY_0830)


def test_the_database_forbids_a_second_edition_of_a_week_and_a_second_post_of_an_edition() -> None:
    edition = approved()
    with pytest.raises(IntegrityError), transaction.atomic():
        Edition.objects.create(
            publication=publication(),
            kind="weekly",
            period_start=edition.period_start,
            state="draft",
            marker="x",
            created_at=MONDAY_0830,
        )
    post = edition.posts.get()
    with pytest.raises(IntegrityError), transaction.atomic():
        Post.objects.create(
            edition=edition, account=post.account, state="ready", content_key="x", marker="x", updated_at=MONDAY_0830
        )


@pytest.mark.parametrize("table", [AuditEntry, Revision])
@pytest.mark.parametrize("verb", ["update", "delete"])
def test_the_database_itself_refuses_to_change_or_delete_a_log_entry_or_a_revision(table: type, verb: str) -> None:
    draft()
    rows = table.objects.all()
    with pytest.raises(DatabaseError), transaction.atomic():
        if verb == "update":
            rows.update(**({"act": "x"} if table is AuditEntry else {"caption": "x"}))
        else:
            rows._raw_delete("default")

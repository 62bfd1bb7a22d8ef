"""A withdrawn edition is live until its post was seen gone, and whatever fails to read proves nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.conf import settings

from publisher.instagram import CoolDown, NeedsPerson, RetrySafe
from publisher.review.actions.moving import Refused
from publisher.review.actions.withdraw import say_deleted, withdraw
from publisher.review.ledger import standing_entries
from publisher.review.models import AuditEntry, Edition, LedgerEntry, Notice, Post, Withdrawal
from publisher.review.withdrawals import is_hidden
from scheduled.post_approved import post_due
from scheduled.withdrawals import look_for_withdrawn
from tests.factories import SLOT, Channel, approved, draft, minutes, pending, person, publication, rules

pytestmark = pytest.mark.django_db
REASON = "Satu foto memuat hal yang tidak boleh tayang."
GONE = NeedsPerson("post_missing")
MANUAL = replace(settings.PUBLICATION, backend="manual")


def live() -> Channel:
    approved()
    channel = Channel()
    post_due(settings.PUBLICATION, channel, publication(), SLOT)
    assert Edition.objects.get().state == "live"
    return channel


def admin():  # type: ignore[no-untyped-def]
    return person("admin1", "admin")


def withdrawn() -> Channel:
    channel = live()
    withdraw(Edition.objects.get(), admin(), SLOT + minutes(1), REASON)
    return channel


def look(channel: Channel | None, first: int, last: int) -> Withdrawal:
    for minute in range(first, last + 1):
        look_for_withdrawn(settings.PUBLICATION, channel, publication(), SLOT + minutes(minute))
    return Withdrawal.objects.get()


def test_an_edition_that_shall_go_stays_live_and_its_public_copy_is_closed() -> None:
    withdrawn()
    edition = Edition.objects.get()
    assert edition.state == "live" and is_hidden(edition)
    assert Withdrawal.objects.get().gone_at is None
    assert AuditEntry.objects.get(act="withdraw").detail == {"reason": REASON}
    assert "masih tayang" in Notice.objects.get(event="withdrawing").title


@pytest.mark.parametrize("make", [draft, pending, approved])
def test_what_is_not_live_cannot_be_withdrawn(make: object) -> None:
    edition = make()  # type: ignore[operator]
    with pytest.raises(Refused, match="hanya yang sudah tayang"):
        withdraw(edition, admin(), SLOT, REASON)


def test_only_an_admin_withdraws_and_only_with_a_reason_that_holds_no_personal_data() -> None:
    live()
    edition = Edition.objects.get()
    for who, reason, said in (
        (person("editor2", "editor"), REASON, "Hanya admin"),
        (admin(), "pendek", "paling sedikit"),
        (admin(), "Hubungi 0812-3456-7890 untuk keterangan.", "data pribadi"),
    ):
        with pytest.raises(Refused, match=said):
            withdraw(edition, who, SLOT, reason)
    assert not Withdrawal.objects.exists()


def test_it_is_withdrawn_once() -> None:
    withdrawn()
    with pytest.raises(Refused, match="sudah ditarik"):
        withdraw(Edition.objects.get(), admin(), SLOT + minutes(2), REASON)


def test_the_looks_grow_rarer_while_the_post_is_there() -> None:
    channel = withdrawn()
    looked = []
    for minute in range(1, 200):
        before = Withdrawal.objects.get().looks
        if look(channel, minute, minute).looks != before:
            looked.append(minute)
    assert looked == [1, 3, 8, 18, 38, 68, 128]
    assert Withdrawal.objects.get().gone_at is None


def test_it_is_gone_when_the_channel_that_saw_it_misses_it_twice_five_minutes_apart() -> None:
    channel = withdrawn()
    look(channel, 1, 2)
    channel.failing["verify"] = GONE
    assert look(channel, 3, 7).gone_at is None
    assert look(channel, 8, 8).gone_at == SLOT + minutes(8)
    assert AuditEntry.objects.get(act="seen_gone").who == "Penjadwal"
    assert Notice.objects.filter(event="withdrawn").count() == 1
    assert Edition.objects.get().state == "live"
    assert Post.objects.get().state == "published"


@pytest.mark.parametrize(
    ("step", "error"),
    [
        ("verify", RetrySafe("no_connection")),
        ("verify", CoolDown("please_wait")),
        ("verify", NeedsPerson("login_required")),
        ("verify", NeedsPerson("suspended")),
        ("verify", KeyError("x")),
        ("preflight", NeedsPerson("challenge_required")),
        ("preflight", GONE),
        ("preflight", TimeoutError()),
    ],
)
def test_a_look_that_failed_never_says_that_the_post_is_gone(step: str, error: Exception) -> None:
    channel = withdrawn()
    look(channel, 1, 1)
    channel.failing[step] = error
    row = look(channel, 2, 600)
    assert (row.gone_at, row.absences) == (None, [])


def test_a_failed_look_between_two_absences_begins_the_count_anew() -> None:
    channel = withdrawn()
    look(channel, 1, 1)
    for minute, error in ((3, GONE), (8, RetrySafe("no_connection"))):
        channel.failing["verify"] = error
        look(channel, minute, minute)
    channel.failing["verify"] = GONE
    row = look(channel, 9, 22)
    assert len(row.absences) == 1 and row.gone_at is None
    assert look(channel, 23, 23).gone_at == SLOT + minutes(23)


def test_another_account_behind_the_session_proves_nothing() -> None:
    channel = withdrawn()
    look(channel, 1, 1)
    channel.account, channel.failing["verify"] = "akun.lain", GONE
    assert look(channel, 2, 600).gone_at is None


def test_a_channel_that_never_saw_the_post_cannot_say_that_it_is_gone_but_an_admin_can() -> None:
    channel = withdrawn()
    look(channel, 1, 1)
    other = Channel(name="another", failing={"verify": GONE})
    row = look(other, 2, 600)
    assert row.gone_at is None and row.seen_by == ""
    say_deleted(Edition.objects.get(), admin(), SLOT + minutes(601), rules(), confirmed=True)
    assert Withdrawal.objects.get().gone_at == SLOT + minutes(601)


def test_saying_that_it_was_deleted_lets_the_clock_look_at_once_and_believes_nobody() -> None:
    channel = withdrawn()
    look(channel, 1, 40)
    assert Withdrawal.objects.get().next_look_at > SLOT + minutes(41)
    say_deleted(Edition.objects.get(), admin(), SLOT + minutes(41), rules(), confirmed=True)
    assert look(channel, 41, 45).gone_at is None
    channel.failing["verify"] = GONE
    row = look(channel, 46, 60)
    assert row.gone_at is not None and row.said_by is not None


def test_where_a_person_posted_by_hand_an_admin_says_that_it_is_gone() -> None:
    live()
    by_hand = rules(settings=MANUAL)
    edition = Edition.objects.get()
    with pytest.raises(Refused, match="menunggu dihapus"):
        say_deleted(edition, admin(), SLOT, by_hand, confirmed=True)
    withdraw(edition, admin(), SLOT + minutes(1), REASON)
    with pytest.raises(Refused, match="Centang dulu"):
        say_deleted(edition, admin(), SLOT + minutes(2), by_hand, confirmed=False)
    look_for_withdrawn(MANUAL, None, publication(), SLOT + minutes(600))
    assert Withdrawal.objects.get().gone_at is None
    say_deleted(edition, admin(), SLOT + minutes(601), by_hand, confirmed=True)
    row = Withdrawal.objects.get()
    assert row.gone_at == SLOT + minutes(601) and row.said_by is not None
    assert AuditEntry.objects.get(act="seen_gone").who == AuditEntry.objects.get(act="say_deleted").who
    with pytest.raises(Refused, match="menunggu dihapus"):
        say_deleted(edition, admin(), SLOT + minutes(602), by_hand, confirmed=True)


def test_the_staff_are_called_every_thirty_minutes_for_a_day() -> None:
    withdrawn()
    for minute in range(1, 3000, 10):
        look_for_withdrawn(settings.PUBLICATION, None, publication(), SLOT + minutes(minute))
    assert Notice.objects.filter(event__startswith="withdrawing-").count() == 48


def test_its_numbers_stay_public_for_the_audit() -> None:
    channel = withdrawn()
    before = [entry.pk for entry in standing_entries(publication())]
    look(channel, 1, 2)
    channel.failing["verify"] = GONE
    assert look(channel, 3, 10).gone_at is not None
    assert [entry.pk for entry in standing_entries(publication())] == before == [LedgerEntry.objects.get().pk]

"""The verbs of an edition: what they do, and why they refuse."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.conf import settings

from publisher.anonymise.marks import Mark
from publisher.clock import Week
from publisher.review.actions.approve import approve, next_half_hour
from publisher.review.actions.confirm_zero import confirm_zero
from publisher.review.actions.edit_texts import edit_texts
from publisher.review.actions.hold import hold
from publisher.review.actions.moving import Refused
from publisher.review.actions.recall import recall
from publisher.review.actions.reject import reject
from publisher.review.actions.release import release
from publisher.review.actions.request_changes import request_changes
from publisher.review.actions.skip import skip
from publisher.review.actions.store_draft import previous_drift, store_draft
from publisher.review.actions.submit import submit
from publisher.review.actions.unschedule import unschedule
from publisher.review.actions.wish import wish
from publisher.review.models import Approval, AuditEntry, Edition, Notice, Post, Wish
from publisher.review.store import image_path
from tests.factories import (
    MONDAY_0830,
    SLOT,
    WEEK,
    approved,
    draft,
    minutes,
    pending,
    person,
    prepared,
    publication,
    rules,
)

pytestmark = pytest.mark.django_db

REASON = "Angka minggu lalu perlu diperiksa."


def key(edition: Edition) -> str:
    assert edition.revision is not None
    return edition.revision.content_key


def edit(edition: Edition, who: str = "editor1", role: str = "editor", caption: str = "Takarir baru.") -> bool:
    assert edition.revision is not None
    return edit_texts(edition, person(who, role), MONDAY_0830, rules(), edition.revision.number, caption, {})


def test_a_draft_is_submitted_approved_and_ready_to_post() -> None:
    edition = approved()
    post = edition.posts.get()
    assert (edition.state, edition.slot_at, post.state, post.content_key) == ("approved", SLOT, "ready", key(edition))


def test_the_marker_is_fixed_before_the_key_and_the_key_covers_it() -> None:
    edition = draft()
    before = key(edition)
    assert edition.marker.startswith("Edisi 2026-W46·") and len(edition.marker) == len("Edisi 2026-W46·a1b2")
    Edition.objects.filter(pk=edition.pk).update(marker="Edisi 2026-W46·ffff")
    edition.refresh_from_db()
    submit(edition, person("editor1", "editor"), MONDAY_0830)
    with pytest.raises(Refused, match="tidak sama dengan kunci isi"):
        approve(edition, person("admin1", "admin"), MONDAY_0830, rules(), before, SLOT)


def test_approving_another_key_than_the_present_one_is_refused() -> None:
    edition = pending()
    with pytest.raises(Refused, match="Isi berubah sejak Anda membukanya"):
        approve(edition, person("admin1", "admin"), MONDAY_0830, rules(), "0" * 64, SLOT)


def test_approving_when_an_image_was_changed_on_disk_is_refused() -> None:
    edition = pending()
    name = edition.revision.pages[0]["sha256"]
    path = image_path(settings.PUBLICATION.media, name)
    original = path.read_bytes()
    try:
        path.write_bytes(original[:-20] + b"x" * 20)
        with pytest.raises(Refused, match="tidak sama dengan kunci isi"):
            approve(edition, person("admin1", "admin"), MONDAY_0830, rules(), key(edition), SLOT)
    finally:
        path.write_bytes(original)


def test_the_last_editor_cannot_approve_but_another_admin_can() -> None:
    edition = draft()
    assert edit(edition, "admin1", "admin")
    submit(edition, person("editor1", "editor"), MONDAY_0830)
    with pytest.raises(Refused, match="terakhir mengubah isi"):
        approve(edition, person("admin1", "admin"), MONDAY_0830, rules(), key(edition), SLOT)
    approve(edition, person("admin2", "admin"), MONDAY_0830, rules(), key(edition), SLOT)
    assert edition.state == "approved"


def test_self_approval_is_marked_in_the_log() -> None:
    edition = draft()
    edit(edition, "admin1", "admin")
    submit(edition, person("admin1", "admin"), MONDAY_0830)
    approve(edition, person("admin1", "admin"), MONDAY_0830, rules(self_approval=True), key(edition), SLOT)
    assert AuditEntry.objects.get(act="approve").detail["reason"] == "self_approval"
    assert Approval.objects.get().own_edit


def test_two_approvals_need_two_admins_and_the_same_time() -> None:
    edition, two = pending(), rules(approvals=2)
    approve(edition, person("admin1", "admin"), MONDAY_0830, two, key(edition), SLOT)
    assert edition.state == "pending2" and not Post.objects.exists()
    with pytest.raises(Refused, match="sudah menyetujui"):
        approve(edition, person("admin1", "admin"), MONDAY_0830, two, key(edition), SLOT)
    with pytest.raises(Refused, match="Samakan waktunya"):
        approve(edition, person("admin2", "admin"), MONDAY_0830, two, key(edition), SLOT + minutes(30))
    approve(edition, person("admin2", "admin"), MONDAY_0830, two, key(edition), SLOT)
    assert edition.state == "approved" and Post.objects.get().state == "ready"


@pytest.mark.parametrize("slot", [MONDAY_0830 - minutes(1), SLOT + timedelta(days=7)])
def test_a_slot_in_the_past_or_after_seven_days_is_refused(slot: object) -> None:
    edition = pending()
    with pytest.raises(Refused):
        approve(edition, person("admin1", "admin"), MONDAY_0830, rules(), key(edition), slot)  # type: ignore[arg-type]


def test_the_next_half_hour_is_full_and_five_minutes_away() -> None:
    assert next_half_hour(MONDAY_0830) == MONDAY_0830 + minutes(30)
    assert next_half_hour(MONDAY_0830 - minutes(5)) == MONDAY_0830
    assert next_half_hour(MONDAY_0830 - minutes(4)) == MONDAY_0830 + minutes(30)


@pytest.mark.parametrize("start", [draft, pending, approved])
def test_any_edit_makes_a_new_revision_and_voids_every_approval(start: object) -> None:
    edition = start()  # type: ignore[operator]
    before = edition.revision
    assert edit(edition)
    assert (edition.state, edition.revision.number, edition.slot_at) == ("draft", before.number + 1, None)
    assert not Approval.objects.filter(voided_at__isnull=True).exists()
    before.refresh_from_db()
    assert before.caption == "Takarir."


def test_saving_what_is_there_changes_nothing_and_keeps_the_approval() -> None:
    edition = approved()
    assert not edit(edition, caption="Takarir.")
    assert edition.state == "approved" and Approval.objects.filter(voided_at__isnull=True).exists()


def test_an_edit_on_top_of_a_revision_that_is_no_longer_the_present_one_is_refused() -> None:
    edition = draft()
    seen = edition.revision.number
    edit(edition)
    with pytest.raises(Refused, match="diubah orang lain"):
        edit_texts(edition, person("editor2", "editor"), MONDAY_0830, rules(), seen, "Punya saya.", {})


@pytest.mark.parametrize(
    ("caption", "says"),
    [
        ("", "kosong"),
        ("x" * 2190, "Kelebihan"),
        ("#a #b #c #d #e #f", "Sekarang 6"),
        ("Hubungi 0812-3456-7890.", "data pribadi di setiap kalimatnya"),
        ("Terima kasih Pak Sutrisno.", "data pribadi di setiap kalimatnya"),
        ("Kejadian di Jl. Melati No 5.", "data pribadi di setiap kalimatnya"),
    ],
)
def test_a_caption_over_a_limit_or_with_personal_data_is_refused_by_name_and_nothing_is_saved(
    caption: str, says: str
) -> None:
    edition = draft()
    with pytest.raises(Refused, match=says):
        edit(edition, caption=caption)
    edition.refresh_from_db()
    assert edition.revision.number == 1


def test_an_alt_text_is_required_on_every_page() -> None:
    edition = draft()
    with pytest.raises(Refused, match="Halaman 2 belum punya teks alternatif"):
        edit_texts(edition, person("editor1", "editor"), MONDAY_0830, rules(), 1, "Takarir.", {"sekilas": "  "})


def test_recalled_or_sent_back_it_is_a_draft_again_and_the_reason_is_kept() -> None:
    edition = pending()
    recall(edition, person("editor1", "editor"), MONDAY_0830)
    assert edition.state == "draft"
    submit(edition, person("editor1", "editor"), MONDAY_0830)
    request_changes(edition, person("admin1", "admin"), MONDAY_0830, REASON)
    assert (edition.state, edition.reason) == ("draft", REASON)


def test_a_reason_is_long_enough_and_without_personal_data() -> None:
    edition = pending()
    with pytest.raises(Refused, match="paling sedikit 10"):
        reject(edition, person("admin1", "admin"), MONDAY_0830, "salah")
    with pytest.raises(Refused, match="data pribadi"):
        reject(edition, person("admin1", "admin"), MONDAY_0830, "Telepon 081234567890 salah")
    reject(edition, person("admin1", "admin"), MONDAY_0830, REASON)
    assert edition.state == "rejected"


def test_unscheduled_it_waits_again_without_approvals() -> None:
    edition = approved()
    unschedule(edition, person("admin1", "admin"), MONDAY_0830)
    assert (edition.state, edition.slot_at) == ("pending", None)
    assert not Approval.objects.filter(voided_at__isnull=True).exists()


def test_an_auditor_holds_and_releases_and_the_approval_stands() -> None:
    edition = approved()
    auditor = person("auditor1", "auditor")
    hold(edition, auditor, MONDAY_0830, REASON)
    assert edition.state == "hold"
    release(edition, auditor, SLOT - minutes(1))
    assert (edition.state, edition.slot_at) == ("approved", SLOT)
    assert Approval.objects.filter(voided_at__isnull=True).count() == 1


def test_released_after_its_slot_it_waits_for_a_new_time() -> None:
    edition = approved()
    hold(edition, person("auditor1", "auditor"), MONDAY_0830, REASON)
    release(edition, person("auditor1", "auditor"), SLOT)
    assert (edition.state, edition.slot_at) == ("pending", None)
    assert not Approval.objects.filter(voided_at__isnull=True).exists()


def test_an_editor_cannot_hold_and_an_auditor_cannot_edit() -> None:
    edition = draft()
    with pytest.raises(Refused):
        hold(edition, person("editor1", "editor"), MONDAY_0830, REASON)
    with pytest.raises(Refused):
        edit(edition, "auditor1", "auditor")


def test_no_incident_in_a_week_waits_for_a_named_confirmation() -> None:
    edition = draft(total=0)
    assert (edition.state, edition.action_code) == ("action", "zero")
    with pytest.raises(Refused, match="Centang dulu"):
        confirm_zero(edition, person("admin1", "admin"), MONDAY_0830, confirmed=False)
    confirm_zero(edition, person("admin1", "admin"), MONDAY_0830, confirmed=True)
    assert edition.state == "draft"


def test_a_zero_week_without_calls_cannot_be_confirmed_but_skipped() -> None:
    edition = draft(total=0, calls=False)
    with pytest.raises(Refused, match="Catatan panggilan kosong"):
        confirm_zero(edition, person("admin1", "admin"), MONDAY_0830, confirmed=True)
    skip(edition, person("admin1", "admin"), MONDAY_0830, REASON)
    assert edition.state == "skipped"


def test_a_rejected_draft_is_built_anew_as_a_further_revision_under_the_same_marker() -> None:
    edition = draft()
    marker = edition.marker
    reject(edition, person("admin1", "admin"), MONDAY_0830, REASON)
    again = store_draft(publication(), prepared(caption="Anyar."), rules(), MONDAY_0830, person("admin1", "admin"))
    assert (again.pk, again.state, again.revision.number, again.marker) == (edition.pk, "draft", 2, marker)
    assert again.revisions.get(number=1).caption == "Takarir."


def test_once_a_publish_command_may_have_left_nothing_can_be_rebuilt_edited_or_held() -> None:
    edition = approved()
    Edition.objects.filter(pk=edition.pk).update(state="action", action_code="unknown")
    edition.posts.update(state="unknown")
    edition.refresh_from_db()
    admin = person("admin1", "admin")
    for attempt in (
        lambda: store_draft(publication(), prepared(), rules(), MONDAY_0830, admin),
        lambda: skip(edition, admin, MONDAY_0830, REASON),
        lambda: hold(edition, admin, MONDAY_0830, REASON),
    ):
        with pytest.raises(Refused, match="mungkin sudah terkirim"):
            attempt()


def test_a_wish_pressed_twice_is_one_and_its_maker_is_logged() -> None:
    edition = draft()
    editor = person("editor1", "editor")
    wish(publication(), "check", editor, MONDAY_0830, edition)
    wish(publication(), "check", editor, MONDAY_0830, edition)
    assert Wish.objects.count() == 1
    assert AuditEntry.objects.filter(act="wish_check", who="Editor1").count() == 1


def test_each_event_is_told_once() -> None:
    edition = draft()
    submit(edition, person("editor1", "editor"), MONDAY_0830)
    recall(edition, person("editor1", "editor"), MONDAY_0830)
    submit(edition, person("editor1", "editor"), MONDAY_0830)
    assert Notice.objects.filter(event="submitted-1").count() == 1


def test_late_reopened_and_changed_tickets_of_last_week_are_counted_for_the_reviewer() -> None:
    kept, reworked, gone, new = (Mark(name * 32, "v" * 32) for name in "abcd")
    store_draft(publication(), prepared(Week(2026, 45), marks=(kept, reworked, gone)), rules(), MONDAY_0830)
    later = prepared(WEEK)
    later = type(later)(**{**later.__dict__, "previous_marks": (kept, Mark(reworked.identity, "w" * 32), new)})
    found = previous_drift(publication(), later)
    assert (found.added, found.removed, found.changed) == (1, 1, 1)


def test_only_what_is_held_can_be_released() -> None:
    with pytest.raises(Refused, match="tidak sedang ditahan"):
        release(draft(), person("admin1", "admin"), MONDAY_0830)


def test_editing_the_caption_leaves_the_covers_headline_as_it_is_drawn() -> None:
    edition = draft()
    edit(edition, caption="Baris pertama lain.")
    assert edition.revision.headline == "Judul"


def test_of_a_skipped_week_an_admin_may_wish_a_late_draft_without_a_slot() -> None:
    edition = draft(total=0)
    admin = person("admin1", "admin")
    skip(edition, admin, MONDAY_0830, REASON)
    wish(publication(), "late_draft", admin, MONDAY_0830, edition)
    with pytest.raises(Refused):
        wish(publication(), "rebuild", admin, MONDAY_0830, edition)
    store_draft(publication(), prepared(), rules(), MONDAY_0830, admin, late=True)
    edition.refresh_from_db()
    assert (edition.state, edition.slot_at) == ("draft", None)
    assert AuditEntry.objects.filter(act="make_late_draft").exists()


def test_a_number_that_is_not_among_the_figures_is_refused_and_a_figure_is_not() -> None:
    edition = draft()
    with pytest.raises(Refused, match="Angka “99” tidak ada di data edisi ini"):
        edit(edition, caption="Ada 99 kejadian minggu ini.")
    assert edit(edition, caption="Minggu ini 18 kejadian selesai, 398 panggilan masuk.")


def test_a_zero_is_not_confirmed_while_the_data_are_being_read_again() -> None:
    edition, admin = draft(total=0), person("admin1", "admin")
    wish(publication(), "rebuild", admin, MONDAY_0830, edition)
    with pytest.raises(Refused, match="sedang dibaca ulang"):
        confirm_zero(edition, admin, MONDAY_0830, confirmed=True)

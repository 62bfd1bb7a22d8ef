"""Own sentences: out until decided and read by another; in as accepted; never in the log."""

from __future__ import annotations

import json

import pytest

from publisher.review.actions.approve import approve
from publisher.review.actions.decide_sentence import Decision, NotDecided, decide_sentence
from publisher.review.actions.discard_sentence import discard_sentence
from publisher.review.actions.edit_texts import Saved, edit_texts
from publisher.review.actions.moving import Refused
from publisher.review.actions.own_sentences import (
    accepted_words,
    fingerprint,
    forget_open,
    kinds_of,
    learnable_tokens,
    name_tokens,
    open_sentences,
    require_none_open,
)
from publisher.review.actions.read_sentence import read_sentence
from publisher.review.actions.reopen_sentence import reopen_sentence
from publisher.review.actions.submit import submit
from publisher.review.actor import Actor
from publisher.review.models import Approval, AuditEntry, Edition, KnownName, Notice, OwnSentence, Revision
from publisher.review.revisions import kept_words
from tests.factories import MONDAY_0830, SLOT, approved, draft, pending, person, rules

pytestmark = pytest.mark.django_db

NAME, STREET = "Pak Sutrisno", "Jl. Melati No 5"
SENTENCE = f"Terima kasih kepada {NAME} di {STREET} yang membantu petugas."
REASON = "Nama acara yang terbuka untuk umum."


def editor(name: str = "editor1") -> Actor:
    return person(name, "editor")


def admin(name: str = "admin1") -> Actor:
    return person(name, "admin")


def typed(edition: Edition, caption: str, who: Actor | None = None, **alts: str) -> Saved:
    assert edition.revision is not None
    return edit_texts(edition, who or editor(), MONDAY_0830, rules(), edition.revision.number, caption, alts)


def held(edition: Edition | None = None, sentence: str = SENTENCE, who: Actor | None = None) -> tuple[Edition, OwnSentence]:
    edition = edition or draft()
    typed(edition, f"Takarir.\n\n{sentence}", who)
    return edition, open_sentences(edition).get()


def decided(edition: Edition, sentence: OwnSentence, *decisions: Decision, who: Actor | None = None) -> OwnSentence:
    chosen = decisions or tuple(Decision("remove") for _ in sentence.findings)
    return decide_sentence(edition, sentence.pk, fingerprint(sentence), chosen, who or editor(), MONDAY_0830, rules())


def read(edition: Edition, sentence: OwnSentence, who: Actor | None = None) -> OwnSentence:
    return read_sentence(edition, sentence.pk, fingerprint(sentence), who or admin(), MONDAY_0830, rules())


def everything_logged() -> str:
    return json.dumps([[entry.act, entry.detail] for entry in AuditEntry.objects.all()], ensure_ascii=False)


def test_a_clean_sentence_enters_as_before() -> None:
    edition = draft()
    assert typed(edition, "Takarir. Semua petugas siaga.") == Saved(True)
    assert edition.revision is not None and edition.revision.caption == "Takarir. Semua petugas siaga."
    assert not open_sentences(edition).exists()


def test_a_sentence_with_findings_waits_and_the_rest_is_saved() -> None:
    edition = draft()
    assert typed(edition, f"Takarir. {SENTENCE} Semua siaga.") == Saved(True, 1)
    sentence = open_sentences(edition).get()
    assert edition.revision is not None and edition.revision.caption == "Takarir. Semua siaga."
    assert (sentence.place, sentence.after, sentence.text.strip()) == ("caption", "Takarir. ", SENTENCE)
    quotes = [(sentence.text[item["start"] : item["end"]], item["label"]) for item in sentence.findings]
    assert quotes == [(NAME, "NAME"), (STREET, "ADDRESS")]


def test_a_sentence_in_an_alt_text_waits_at_its_page() -> None:
    edition = draft()
    saved = typed(edition, "Takarir.", sekilas=f"Teks alternatif Sekilas. {SENTENCE}")
    assert (saved.changed, saved.held, open_sentences(edition).get().place) == (False, 1, "alt-sekilas")


def test_where_only_a_held_sentence_was_typed_the_revision_and_its_approvals_stay() -> None:
    edition, _ = held(approved())
    assert edition.revision is not None and edition.revision.number == 1
    assert edition.state == "approved" and Approval.objects.filter(voided_at__isnull=True).count() == 1


def test_whoever_has_the_edition_open_must_look_again_when_a_sentence_was_held() -> None:
    edition = pending()
    stale = Edition.objects.get(pk=edition.pk)
    held(edition)
    assert stale.revision is not None
    with pytest.raises(Refused):
        approve(stale, admin(), MONDAY_0830, rules(), stale.revision.content_key, SLOT)


def test_the_same_sentence_typed_twice_waits_once() -> None:
    edition, _ = held()
    assert typed(edition, f"Takarir.\n\n{SENTENCE}").held == 1
    assert edition.own_sentences.count() == 1


@pytest.mark.parametrize("state", ["live", "posting", "rejected"])
def test_nothing_is_held_for_an_edition_that_cannot_change(state: str) -> None:
    edition = draft()
    Edition.objects.filter(pk=edition.pk).update(state=state)
    edition.refresh_from_db()
    with pytest.raises(Refused):
        held(edition)
    assert not OwnSentence.objects.exists()


@pytest.mark.parametrize("role", ["auditor", "technical"])
def test_auditors_and_technical_admins_decide_read_and_discard_nothing(role: str) -> None:
    edition, sentence = held()
    who = person("orang", role)
    for act in (
        lambda: decided(edition, sentence, who=who),
        lambda: read(edition, sentence, who),
        lambda: discard_sentence(edition, sentence.pk, who, MONDAY_0830),
        lambda: reopen_sentence(edition, sentence.pk, fingerprint(sentence), who, MONDAY_0830),
    ):
        with pytest.raises(Refused, match="tidak punya izin"):
            act()


def test_a_partial_decision_is_kept_and_the_sentence_still_waits() -> None:
    edition, sentence = held()
    sentence = decided(edition, sentence, Decision("replace", "seorang warga"), Decision())
    assert sentence.state == "waiting" and sentence.findings[0]["replacement"] == "seorang warga"
    assert "decide_sentence" not in everything_logged()
    assert decided(edition, sentence).state == "decided"


@pytest.mark.parametrize(
    ("decision", "says"),
    [
        (Decision("keep"), "paling sedikit 10 karakter"),
        (Decision("keep", reason="pendek"), "paling sedikit 10 karakter"),
        (Decision("keep", reason=f"Karena {NAME} sudah setuju."), "jangan ulangi|data pribadi"),
        (Decision("keep", reason="Hubungi saja 0812-3456-7890 dulu."), "data pribadi"),
        (Decision("replace"), "tulis penggantinya"),
        (Decision("replace", "Bu Sulastri"), "penggantinya juga"),
        (Decision("replace", "warga " * 60), "paling panjang"),
    ],
)
def test_a_decision_without_its_reason_or_words_is_refused_with_its_number(decision: Decision, says: str) -> None:
    edition, sentence = held()
    with pytest.raises(NotDecided, match=says) as refusal:
        decided(edition, sentence, decision, Decision("remove"))
    assert refusal.value.number == 1
    sentence.refresh_from_db()
    assert sentence.state == "waiting" and not sentence.findings[0]["decision"]


def test_a_sentence_of_which_nothing_is_left_is_refused() -> None:
    edition, sentence = held(sentence="Pak Sutrisno!")
    with pytest.raises(NotDecided, match="Buang kalimat"):
        decided(edition, sentence)


def test_a_number_that_the_edition_does_not_have_is_refused_when_it_is_decided() -> None:
    edition, sentence = held(sentence="Terima kasih Pak Sutrisno, sudah 77 kali menolong.")
    with pytest.raises(NotDecided, match="Angka “77” tidak ada"):
        decided(edition, sentence)


def test_two_people_cannot_both_decide() -> None:
    edition, sentence = held()
    stale = OwnSentence.objects.get(pk=sentence.pk)
    decided(edition, sentence)
    with pytest.raises(Refused, match="sudah berubah"):
        decided(edition, stale, who=editor("editor2"))


def test_a_decided_sentence_is_told_once_so_that_somebody_reads_it() -> None:
    edition, sentence = held()
    sentence = decided(edition, sentence)
    sentence = reopen_sentence(edition, sentence.pk, fingerprint(sentence), editor(), MONDAY_0830)
    decided(edition, sentence)
    titles = Notice.objects.filter(event__startswith="sentence-").values_list("title", flat=True)
    assert list(titles) == ["Edisi 46: satu kalimat menunggu dibaca orang lain"]


def test_the_writer_and_the_one_who_decided_cannot_be_the_reader() -> None:
    edition, sentence = held(who=admin("admin1"))
    sentence = decided(edition, sentence, who=admin("admin2"))
    with pytest.raises(Refused, match="Anda yang menulis"):
        read(edition, sentence, admin("admin1"))
    with pytest.raises(Refused, match="Anda yang memutuskan"):
        read(edition, sentence, admin("admin2"))
    assert Revision.objects.count() == 1
    assert read(edition, sentence, admin("admin3")).state == "accepted"


def test_a_sentence_that_waits_cannot_be_read() -> None:
    edition, sentence = held()
    with pytest.raises(Refused):
        read(edition, sentence)


def test_what_the_reader_did_not_see_is_not_accepted() -> None:
    edition, sentence = held()
    seen = fingerprint(decided(edition, sentence))
    sentence.refresh_from_db()
    reopen_sentence(edition, sentence.pk, fingerprint(sentence), editor(), MONDAY_0830)
    sentence.refresh_from_db()
    decided(edition, sentence, Decision("replace", "warga"), Decision("remove"))
    with pytest.raises(Refused, match="sudah berubah"):
        read_sentence(edition, sentence.pk, seen, admin(), MONDAY_0830, rules())


def test_reading_puts_the_sentence_at_its_place_as_the_writers_revision() -> None:
    edition, sentence = held()
    sentence = decided(edition, sentence, Decision("replace", "seorang warga"), Decision("remove"))
    read(edition, sentence)
    assert edition.revision is not None
    assert edition.revision.caption == "Takarir.\n\nTerima kasih kepada seorang warga yang membantu petugas."
    assert edition.revision.created_by_id == editor().user_id
    submit(edition, editor(), MONDAY_0830)
    approve(edition, admin(), MONDAY_0830, rules(), edition.revision.content_key, SLOT)
    assert edition.state == "approved"


def test_an_admin_who_changed_the_texts_does_not_come_to_approve_them_by_reading_a_sentence() -> None:
    edition, sentence = held()
    typed(edition, "Takarir admin.", admin())
    sentence = decided(edition, sentence)
    read(edition, sentence)
    assert edition.revision is not None and edition.revision.created_by_id == admin().user_id
    submit(edition, editor(), MONDAY_0830)
    with pytest.raises(Refused, match="terakhir mengubah isi"):
        approve(edition, admin(), MONDAY_0830, rules(), edition.revision.content_key, SLOT)


def test_reading_voids_approvals_like_any_edit() -> None:
    edition, sentence = held(approved())
    sentence = decided(edition, sentence)
    read(edition, sentence, admin("admin2"))
    assert edition.state == "draft" and not Approval.objects.filter(voided_at__isnull=True).exists()


def test_an_edit_in_between_does_not_lose_the_sentence() -> None:
    edition, sentence = held()
    typed(edition, "Keterangan lain sama sekali.\n\n#Pekalongan", editor("editor2"))
    sentence = decided(edition, sentence)
    read(edition, sentence)
    assert edition.revision is not None
    assert edition.revision.caption == (
        "Keterangan lain sama sekali.\n\nTerima kasih yang membantu petugas.\n\n#Pekalongan"
    )


def test_a_reader_who_was_overtaken_by_an_edit_is_told() -> None:
    edition, sentence = held()
    sentence = decided(edition, sentence)
    stale = Edition.objects.get(pk=edition.pk)
    typed(edition, "Takarir baru.", editor("editor2"))
    with pytest.raises(Refused, match="berubah sejak Anda membukanya"):
        read(stale, sentence)
    sentence.refresh_from_db()
    assert sentence.state == "decided"


def test_a_sentence_that_makes_the_caption_too_long_is_refused_and_waits_on() -> None:
    edition, sentence = held(sentence=f"Terima kasih Pak Sutrisno{' dan semua warga' * 20}.")
    sentence = decided(edition, sentence)
    typed(edition, "Semua warga. " * 160)
    with pytest.raises(Refused, match="Kelebihan"):
        read(edition, sentence)
    sentence.refresh_from_db()
    assert sentence.state == "decided"


def test_an_accepted_sentence_keeps_nothing_of_what_was_taken_out() -> None:
    edition, sentence = held()
    sentence = decided(edition, sentence, Decision("remove"), Decision("keep", reason=REASON))
    read(edition, sentence)
    sentence.refresh_from_db()
    assert NAME not in json.dumps([sentence.text, sentence.findings]) and STREET in sentence.text


def test_kept_words_are_accepted_exactly_and_only_once_they_are_read() -> None:
    edition, sentence = held()
    sentence = decided(edition, sentence, Decision("remove"), Decision("keep", reason=REASON))
    assert accepted_words(edition) == frozenset()
    read(edition, sentence)
    assert accepted_words(edition) == frozenset({STREET})
    assert kept_words(edition) == (STREET,)


def test_words_are_no_longer_accepted_when_their_sentence_has_gone() -> None:
    edition, sentence = held()
    sentence = decided(edition, sentence, Decision("remove"), Decision("keep", reason=REASON))
    read(edition, sentence)
    typed(edition, "Takarir.")
    assert accepted_words(edition) == frozenset()


def test_an_accepted_sentence_is_not_held_again_by_the_next_edit() -> None:
    edition, sentence = held()
    sentence = decided(edition, sentence, Decision("remove"), Decision("keep", reason=REASON))
    read(edition, sentence)
    assert edition.revision is not None
    assert typed(edition, f"Semua siaga.\n\n{edition.revision.caption}", editor("editor2")) == Saved(True)


def test_kept_words_in_another_sentence_are_found_again() -> None:
    edition, sentence = held()
    sentence = decided(edition, sentence, Decision("remove"), Decision("keep", reason=REASON))
    read(edition, sentence)
    assert edition.revision is not None
    assert typed(edition, f"Rumahnya di {STREET}.\n\n{edition.revision.caption}").held == 1


def test_a_discarded_sentence_leaves_its_kinds_and_nothing_else() -> None:
    edition, sentence = held()
    discard_sentence(edition, sentence.pk, editor(), MONDAY_0830)
    sentence.refresh_from_db()
    assert (sentence.state, sentence.text, sentence.after) == ("discarded", "", "")
    assert kinds_of([sentence]) == {"NAME": 1, "ADDRESS": 1}
    with pytest.raises(Refused, match="sudah selesai"):
        discard_sentence(edition, sentence.pk, editor(), MONDAY_0830)


def test_no_open_sentence_outlives_its_edition() -> None:
    edition, sentence = held()
    assert forget_open(edition) == 1
    sentence.refresh_from_db()
    assert (sentence.state, sentence.text) == ("discarded", "")


def test_the_log_tells_counts_and_reasons_and_no_word_of_a_sentence() -> None:
    edition, sentence = held()
    sentence = decided(
        edition, sentence, Decision("replace", "seorang penolong", is_name=True), Decision("keep", reason=REASON)
    )
    read(edition, sentence)
    _, other = held(edition, "Bu Sulastri juga hebat.")
    discard_sentence(edition, other.pk, editor(), MONDAY_0830)
    logged = everything_logged()
    for word in ("Sutrisno", "sutrisno", "Melati", "Terima kasih", "penolong", "Sulastri", "hebat"):
        assert word not in logged
    acts = list(AuditEntry.objects.order_by("id").values_list("act", flat=True))
    assert [act for act in acts if "sentence" in act] == [
        "hold_sentence", "decide_sentence", "read_sentence", "hold_sentence", "discard_sentence"
    ]  # fmt: skip
    detail = AuditEntry.objects.get(act="decide_sentence").detail
    assert detail == {"fields": ["caption"], "counts": {"replace": 1, "keep": 1}, "reason": REASON}
    assert AuditEntry.objects.get(act="read_sentence").detail["counts"] == {"known": 1}


def test_a_held_sentence_is_in_no_revision_until_it_is_read() -> None:
    edition, sentence = held()
    decided(edition, sentence)
    stored = json.dumps([[item.caption, item.headline, item.pages] for item in Revision.objects.all()])
    assert "Sutrisno" not in stored and "membantu petugas" not in stored


def test_nothing_is_handed_in_while_a_sentence_is_open() -> None:
    edition, sentence = held()
    with pytest.raises(Refused, match="1 kalimat"):
        require_none_open(edition)
    discard_sentence(edition, sentence.pk, editor(), MONDAY_0830)
    require_none_open(edition)


def test_a_marked_name_is_known_from_then_on_by_single_words() -> None:
    edition, sentence = held(sentence="Terima kasih Pak Sutrisno Zzyxwadi.")
    sentence = decided(edition, sentence, Decision("remove", is_name=True))
    assert not KnownName.objects.exists()  # one person alone adds nothing
    read(edition, sentence)
    assert set(KnownName.objects.values_list("token", flat=True)) == {"sutrisno", "zzyxwadi"}


def test_a_name_whose_sentence_is_discarded_is_not_learnt() -> None:
    edition, sentence = held(sentence="Terima kasih Pak Sutrisno Zzyxwadi.")
    decided(edition, sentence, Decision("remove", is_name=True))
    discard_sentence(edition, sentence.pk, editor(), MONDAY_0830)
    assert not KnownName.objects.exists()


def test_words_of_the_pack_and_of_our_texts_are_no_names_of_people() -> None:
    site = rules().settings
    assert learnable_tokens("Pak Pekalongan Selatan", site) == []
    assert learnable_tokens("Damkar kejadian", site) == []
    assert learnable_tokens("Sutrisno Pekalongan", site) == ["sutrisno"]
    edition, sentence = held(sentence="Terima kasih Pak Pekalongan Zzyxwadi.")
    sentence = decided(edition, sentence, *(Decision("remove", is_name=True) for _ in sentence.findings))
    read(edition, sentence)
    assert set(KnownName.objects.values_list("token", flat=True)) == {"zzyxwadi"}


def test_a_place_that_is_marked_as_a_name_is_refused_in_words() -> None:
    edition, sentence = held(sentence="Terima kasih Pak Sutrisno Zzyxwadi.")
    place = sentence.text.index("Sutrisno")
    sentence.text = sentence.text.replace("Sutrisno Zzyxwadi", "Pekalongan")
    sentence.findings = [{**sentence.findings[0], "start": place, "end": place + len("Pekalongan")}]
    sentence.save()
    with pytest.raises(NotDecided, match="nama wilayah"):
        decided(edition, sentence, Decision("remove", is_name=True))


def test_an_accepted_name_is_read_again_when_its_neighbour_changes() -> None:
    edition, sentence = held(sentence="Terima kasih Pak Sutrisno.")
    read(edition, decided(edition, sentence, *(Decision("keep", reason=REASON) for _ in sentence.findings)))
    edition.refresh_from_db()
    assert edition.revision is not None and "Sutrisno" in edition.revision.caption
    same = edition.revision.caption
    typed(edition, f"Semua siaga.\n\n{same}")  # its own neighbours are as they were
    assert edition.revision is not None and "Sutrisno" in edition.revision.caption
    assert not open_sentences(edition).exists()
    typed(edition, edition.revision.caption.replace("Takarir.", "Warga terlambat dibantu."))
    assert edition.revision is not None and "Sutrisno" not in edition.revision.caption
    assert "Warga terlambat dibantu." in edition.revision.caption
    again = open_sentences(edition).get()
    assert "Sutrisno" in again.text
    read(edition, decided(edition, again, *(Decision("keep", reason=REASON) for _ in again.findings)))
    assert edition.revision is not None and "Sutrisno" in edition.revision.caption


def test_a_name_that_is_kept_is_not_learnt() -> None:
    edition, sentence = held(sentence="Terima kasih Pak Sutrisno.")
    decided(edition, sentence, Decision("keep", reason=REASON, is_name=True))
    assert not KnownName.objects.exists()


def test_the_words_of_a_name_are_letters_in_lower_case_without_forms_of_address() -> None:
    assert name_tokens("Pak H. Sutrisno-Adi 77 bin Ahmad") == ["sutrisno", "adi", "ahmad"]

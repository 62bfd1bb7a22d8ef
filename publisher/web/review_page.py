"""Everything the review screen shows, gathered for its template."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict

from publisher.edition.content_hash import with_marker
from publisher.instagram.limits import MAX_ALT, MAX_CAPTION, MAX_HASHTAGS, caption_length, hashtags
from publisher.review.models import Approval, Edition, Revision
from publisher.review.permissions import approval_refusal
from publisher.review.states import EditionState, may_move
from publisher.web import readiness
from publisher.web.caption import SHOWN, cut
from publisher.web.desk import Desk
from publisher.web.differences import Bit, compare, words
from publisher.web.figures_table import figure_table
from publisher.web.health import request_note
from publisher.web.offers import main_offer, offers
from publisher.web.privacy_page import open_count, privacy_context
from publisher.web.sentence_cards import Answer
from publisher.web.standing import Standing
from publisher.web.stories import story_text
from publisher.web.suggestion_cards import suggestion_cards

# The first two are columns of their own on a wide screen and tabs on a phone.
TABS = (
    ("pratinjau", "Pratinjau"),
    ("halaman", "Halaman"),
    ("teks", "Judul & teks"),
    ("privasi", "Privasi"),
    ("data", "Data"),
    ("perubahan", "Perubahan"),
)
SOURCES = {"incidents": "Tiket", "steps": "Langkah", "calls": "Panggilan", "changes": "Perubahan tiket"}
UNKNOWN = {"category": "jenis", "area": "wilayah", "agency": "instansi", "subcategory": "rincian jenis", "status": "status"}


@dataclass(frozen=True)
class Typed:
    """What an editor typed and has not been saved: caption, alt texts by page key, the revision it began from."""

    caption: str
    alts: Mapping[str, str]
    seen_revision: int

    @classmethod
    def read(cls, data: QueryDict) -> Typed:
        alts = {key.removeprefix("alt-"): value for key, value in data.items() if key.startswith("alt-")}
        seen = data.get("seen_revision", "")
        return cls(data.get("caption", ""), alts, int(seen) if seen.isdecimal() else 0)


@dataclass(frozen=True)
class Conflict:
    """One text that another person saved meanwhile: theirs, and how the typed one differs from it."""

    name: str
    theirs: str
    bits: tuple[Bit, ...]


def page_number(asked: str, count: int) -> int:
    return min(max(int(asked), 1), max(count, 1)) if asked.isdecimal() and len(asked) < 4 else 1


def review_context(
    edition: Edition,
    desk: Desk,
    query: QueryDict,
    *,
    tab: str = "",
    typed: Typed | None = None,
    refusal: str = "",
    answer: Answer | None = None,
) -> dict[str, Any]:
    standing, revision = Standing(edition, desk), edition.revision
    tab = tab or query.get("tab", "")
    tab = tab if tab in dict(TABS) else TABS[0][0]
    context: dict[str, Any] = {
        "edition": edition,
        "standing": standing,
        "offers": offers(standing),
        "main": main_offer(standing),
        "tabs": TABS,
        "tab": tab,
        "panel": tab if tab in ("privasi", "data", "perubahan") else "teks",
        "refusal": refusal,
        "nav": "home",
        "rebuild_note": request_note(desk, "rebuild"),
    }
    if revision is None:
        return context
    number = page_number(query.get("hal", "1"), len(revision.pages))
    opening, rest = cut(revision.caption)
    open_things, audit_open = open_count(edition)
    context |= {
        "revision": revision,
        "number": number,
        "page": revision.pages[number - 1],
        "opening": opening,
        "rest": rest,
        "chips": (chips := readiness.chips(edition)),
        "ready": readiness.counted(chips),
        "left_out": revision.reading.left_out,
        "warnings": revision.reading.warnings,
        "own_edit": own_edit(edition, desk),
        "open_things": open_things,
        "audit_open": audit_open,
    }
    if context["panel"] == "teks":
        context |= _texts(edition, desk, revision, typed)
    elif tab == "privasi":
        context |= privacy_context(edition, revision, desk, answer) | {"just_saved": query.get("tersimpan")}
    elif tab == "data":
        context |= _data(revision, number, desk)
    else:
        context |= _changes(edition, revision, query.get("sejak", ""))
    return context


def own_edit(edition: Edition, desk: Desk) -> str:
    """Why this admin could not approve the present revision, said before they try."""
    if edition.revision is None or not desk.may("approve"):
        return ""
    standing = edition.revision.approvals.filter(voided_at__isnull=True)
    refusal = approval_refusal(
        user_id=desk.actor.user_id or 0,
        last_editor_id=edition.revision.created_by_id,
        submitter_id=edition.submitted_by_id,
        approver_ids=frozenset(standing.values_list("user_id", flat=True)),
        approvals_needed=desk.rules.approvals,
        self_approval=desk.rules.self_approval,
    )
    return refusal or ""


def _texts(edition: Edition, desk: Desk, revision: Revision, typed: Typed | None) -> dict[str, Any]:
    caption = typed.caption if typed else revision.caption
    whole = with_marker(caption.replace("\r\n", "\n"), edition.marker)
    conflicts = _conflicts(revision, typed) if typed and typed.seen_revision != revision.number else []
    drawn = edition.revisions.filter(reading=revision.reading).order_by("number").first() or revision
    composed = {page["key"]: page["alt"] for page in drawn.pages}
    alts = [
        {
            "number": number,
            "key": page["key"],
            "title": page["title"],
            "text": (text := typed.alts.get(page["key"], page["alt"]) if typed else page["alt"]),
            "length": caption_length(text),
            # What we composed is as long as it must be; only who writes it by hand is asked to be short.
            "composed": text == composed.get(page["key"]),
            "sha256": page["sha256"],
        }
        for number, page in enumerate(revision.pages, 1)
    ]
    may_edit = desk.may("edit") and may_move("edit", edition.state)
    return {
        # The words on the picture are those of the draft that drew it, whatever the caption says by now.
        "cover_headline": drawn.headline,
        "may_edit": may_edit,
        "caption": caption,
        "caption_length": caption_length(whole),
        "marker_length": caption_length(whole) - caption_length(caption.rstrip()),
        "tags": len(hashtags(caption)),
        "suggestions": suggestion_cards(edition, revision, desk) if may_edit else [],
        "limits": {"caption": MAX_CAPTION, "alt": MAX_ALT, "tags": MAX_HASHTAGS, "opening": SHOWN},
        "alts": alts,
        "conflicts": conflicts,
        "is_conflict": bool(typed and typed.seen_revision != revision.number),
        "voids": edition.state in (EditionState.APPROVED, EditionState.PENDING2),
        "is_pending": edition.state == EditionState.PENDING,
    }


def _conflicts(revision: Revision, typed: Typed) -> list[Conflict]:
    found = []
    if (mine := typed.caption.replace("\r\n", "\n").strip()) != revision.caption:
        found.append(Conflict("Keterangan", revision.caption, words(revision.caption, mine)))
    for number, page in enumerate(revision.pages, 1):
        mine = " ".join(typed.alts.get(page["key"], page["alt"]).split())
        if mine != page["alt"]:
            found.append(Conflict(f"Teks alternatif halaman {number}", page["alt"], words(page["alt"], mine)))
    return found


def _data(revision: Revision, number: int, desk: Desk) -> dict[str, Any]:
    reading = revision.reading
    total = next((value for key, value, *_ in reading.figures if key == "total"), 0)
    return {
        "reading": reading,
        "table": figure_table(revision.pages[number - 1]["numbers"], reading.figures),
        "total": total,
        "quarantine": [
            (SOURCES.get(source, "Baris"), why, effect, rows) for source, why, effect, rows in reading.quarantine
        ],
        "unknown": [(UNKNOWN.get(kind, kind), count) for kind, count in reading.unknown if count],
        "excluded": [(why, count) for why, count in reading.excluded if count],
        "stories": [story_text(story, desk.rules.settings.region) for story in reading.stories],
    }


def _changes(edition: Edition, revision: Revision, since: str) -> dict[str, Any]:
    """The present revision against the one before, the first, or the last one that was approved."""
    revisions = list(edition.revisions.filter(number__lt=revision.number).order_by("number"))
    approved = Approval.objects.filter(revision__in=revisions).order_by("-at").select_related("revision", "user").first()
    choices = {}
    if revisions:
        choices["sebelumnya"] = ("Sejak versi sebelumnya", revisions[-1])
        choices["awal"] = ("Sejak draf awal", revisions[0])
    if approved is not None:
        choices["disetujui"] = ("Sejak disetujui", approved.revision)
    chosen = since if since in choices else ("disetujui" if approved is not None else "sebelumnya")
    old = choices[chosen][1] if chosen in choices else None
    return {
        "choices": [(name, label) for name, (label, _) in choices.items()],
        "chosen": chosen,
        "old": old,
        "changes": compare(old, revision) if old is not None else [],
        "history": edition.revisions.select_related("created_by").order_by("-number"),
    }

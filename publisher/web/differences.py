"""What changed between two revisions, word by word."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from publisher.review.models import Revision


@dataclass(frozen=True)
class Bit:
    """A run of words: kind is same, gone or new."""

    kind: str
    text: str


@dataclass(frozen=True)
class Change:
    """One text or picture that differs. `before` and `after` are image names for a redrawn page."""

    name: str
    bits: tuple[Bit, ...] = ()
    before: str = ""
    after: str = ""


@dataclass(frozen=True)
class TypedSince:
    """What an approver must read: changes since `base`, which they approved, or which is as it was composed."""

    base: Revision
    approved: bool
    changes: tuple[Change, ...]


def compare(old: Revision, new: Revision) -> list[Change]:
    """Caption, alt texts, pictures and the pages themselves."""
    changes = []
    if old.caption != new.caption:
        changes.append(Change("Keterangan", words(old.caption, new.caption)))
    former = {page["key"]: page for page in old.pages}
    for number, page in enumerate(new.pages, 1):
        name = f"Halaman {number}, {page['title']}"
        before = former.pop(page["key"], None)
        if before is None:
            changes.append(Change(f"{name}: ditambahkan", after=page["sha256"]))
            continue
        if before["sha256"] != page["sha256"]:
            changes.append(Change(f"{name}: gambar", before=before["sha256"], after=page["sha256"]))
        if before["alt"] != page["alt"]:
            changes.append(Change(f"{name}: teks alternatif", words(before["alt"], page["alt"])))
    changes += [Change(f"{page['title']}: dikeluarkan", before=page["sha256"]) for page in former.values()]
    return changes


def typed_since(revision: Revision, user_id: int | None) -> TypedSince | None:
    """What people changed in caption and alt texts since the last revision that this person approved, else since the
    composed draft; None where nothing was typed."""
    earlier = revision.edition.revisions.filter(reading=revision.reading, number__lt=revision.number).order_by("number")
    own = earlier.filter(approvals__user=user_id).last()
    base = own or earlier.first()
    if base is None:
        return None
    changes = [change for change in compare(base, revision) if change.bits]
    return TypedSince(base, own is not None, tuple(changes)) if changes else None


def words(old: str, new: str) -> tuple[Bit, ...]:
    """Two texts as runs of kept, removed and added words; white space belongs to the word before it."""
    before, after = _split(old), _split(new)
    bits: list[Bit] = []
    for step, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if step == "equal":
            bits.append(Bit("same", "".join(before[a:b])))
            continue
        bits += [Bit("gone", text)] if (text := "".join(before[a:b])) else []
        bits += [Bit("new", text)] if (text := "".join(after[c:d])) else []
    return tuple(bits)


def _split(text: str) -> Sequence[str]:
    return re.findall(r"\S+\s*|\s+", text)

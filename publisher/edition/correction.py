"""What stands on the page of corrections (design spec §8).

Totals and open categories only. Nothing here ever tells that an incident went from one class to the other, and nothing
lets it be worked out: a number of a category stands alone only where the page says what became of the difference.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from publisher.clock import month_name, week_text
from publisher.edition import Correction, CorrectionKind, Masthead
from publisher.edition.alt_text import limited
from publisher.edition.corrected import add_figures
from publisher.edition.frame import Place, frame, issue_text, lowered, raised
from publisher.edition.pages import Composed, Issue
from publisher.language import say
from publisher.regions import Region
from publisher.summary.figures import Numbers, Summary
from publisher.templates import ralat
from publisher.templates.line_break import glue
from publisher.templates.ralat import MOST_BLOCKS, CorrectionBlock, RalatContent


def why_not(issue: Issue) -> str | None:
    return None if issue.corrections else say("Tidak ada ralat yang harus disampaikan.")


def check(corrections: Sequence[Correction], region: Region) -> None:
    """Raises ValueError for a correction that may not be printed."""
    if len(corrections) > MOST_BLOCKS:
        raise ValueError(f"A page tells at most {MOST_BLOCKS} corrections, not {len(corrections)}.")
    open_codes = {category.code for category in region.open_categories}
    for item in corrections:
        if item.category and item.category not in open_codes:
            raise ValueError(
                f"Category {item.category!r} is not open: only totals and open categories are corrected in print; "
                "guarded ones with their quarter."
            )
        if item.new_type and (item.new_type not in open_codes or item.new_type == item.category or not item.category):
            raise ValueError(
                f"{item.new_type!r} cannot be the new category: only a move from one open category to another is printed."
            )
        if item.new == item.old:
            raise ValueError(f"The corrected number is the old one, {item.old}.")
        if not _explained(item, corrections):
            raise ValueError(
                f"The correction of {item.category!r} does not say what became of the difference, so that a reader would "
                "take it for a move to another class: give its new open category, or correct the total by as much."
            )


def _explained(item: Correction, corrections: Iterable[Correction]) -> bool:
    if item.new is None or not item.category:
        return True
    grown = item.new - item.old
    if item.new_type:
        return grown < 0
    for other in corrections:
        if other.week == item.week and other.new is not None:
            same_total = not other.category and other.new - other.old == grown
            moved_here = other.new_type == item.category and other.old - other.new == grown
            if same_total or moved_here:
                return True
    return False


def compose(
    corrections: Sequence[Correction], summary: Summary, region: Region, masthead: Masthead, place: Place, numbers: Numbers
) -> RalatContent:
    check(corrections, region)
    return RalatContent(
        frame=frame(
            masthead,
            summary.week,
            place,
            say("Ralat & pembaruan"),
            headline(corrections),
            _deck(corrections),
        ),
        blocks=tuple(_block(index, item, region, numbers) for index, item in enumerate(corrections, start=1)),
    )


def _deck(corrections: Sequence[Correction]) -> str:
    if all(item.new is None for item in corrections):
        return say("Angka yang dihapus tidak dipakai lagi")
    return say("Edisi ini sudah memakai angka yang benar")


def headline(corrections: Sequence[Correction]) -> str:
    two = len(corrections) > 1
    if all(item.new is None for item in corrections):
        return say("Dua angka lama kami hapus") if two else say("Satu angka lama kami hapus")
    if all(item.kind is CorrectionKind.UPDATE for item in corrections):
        return say("Dua angka lama kami perbarui") if two else say("Satu angka lama kami perbarui")
    return say("Dua angka lama kami perbaiki") if two else say("Satu angka lama kami perbaiki")


def _block(index: int, item: Correction, region: Region, numbers: Numbers) -> CorrectionBlock:
    kind = say("Ralat") if item.kind is CorrectionKind.ERRATUM else say("Pembaruan")
    removed = item.new is None
    return CorrectionBlock(
        kind=kind,
        where=say("{edition} · hal. {pages}", edition=issue_text(item.week), pages=_pages(item.pages)),
        what=_what(item, region),
        old="" if removed else numbers.text(f"correction.{index}.old"),
        new=say("angka dihapus") if removed else numbers.text(f"correction.{index}.new"),
        old_label="" if removed else say("tertulis"),
        new_label="" if removed else say("seharusnya"),
        reason=_reason(index, item, region, numbers),
        consequence=_consequence(index, item, numbers),
    )


def _what(item: Correction, region: Region) -> str:
    """A removed number is not even named: its place says enough."""
    week = week_text(item.week)
    if item.new is None:
        return say("Satu angka, {week}", week=week)
    if not item.category:
        return say("Kejadian selesai, {week}", week=week)
    return say("{category}, {week}", category=_name(item.category, region), week=week)


def _name(code: str, region: Region) -> str:
    category = region.category(code)
    return category.name if category else code


def _pages(pages: Sequence[int]) -> str:
    """ "1–3", "1, 3"."""
    ordered = sorted(set(pages))
    if len(ordered) > 1 and all(after - before == 1 for before, after in pairwise(ordered)):
        return f"{ordered[0]}–{ordered[-1]}"
    return ", ".join(str(page) for page in ordered)


def _reason(index: int, item: Correction, region: Region, numbers: Numbers) -> str:
    """Neutral, and always the same."""
    if item.new is None:
        return say("Angka itu dihapus setelah pemeriksaan.")
    moved = abs(item.new - item.old)
    k = raised(numbers.word(f"correction.{index}.difference"))
    if not item.new_type:
        return say("{k} kejadian dicatat ulang setelah pemeriksaan.", moved, k=k)
    where = _name(item.new_type, region)
    text = say("{k} kejadian dicatat ulang setelah pemeriksaan; kini di {category}.", moved, k=k, category=where)
    return glue(text, (f"{text.partition(';')[0]};", where))


def _consequence(index: int, item: Correction, numbers: Numbers) -> str:
    if item.new is None:
        return say("Nilainya tidak diulang demi privasi.")
    if item.total is not None:
        return say("Total edisi itu tetap {n} kejadian.", item.total, n=numbers.text(f"correction.{index}.total"))
    if item.found_on is not None:
        day = f"{item.found_on.day} {month_name(item.found_on)}"
        return say("Ditemukan {day} saat data dicocokkan.", day=day)
    return ""


def caption_lines(corrections: Sequence[Correction], region: Region, numbers: Numbers) -> tuple[str, ...]:
    """One line for each, for a caption: of this edition, and of the one that was wrong."""
    add_figures(corrections, numbers)
    lines = []
    for index, item in enumerate(corrections, start=1):
        kind = say("Ralat") if item.kind is CorrectionKind.ERRATUM else say("Pembaruan")
        edition, reason = issue_text(item.week), _reason(index, item, region, numbers)
        if item.new is None:
            line = say("{kind} {edition}: satu angka dihapus.", kind=kind, edition=edition)
        else:
            what = lowered(_name(item.category, region)) if item.category else say("kejadian selesai", item.new)
            old, new = numbers.text(f"correction.{index}.old"), numbers.text(f"correction.{index}.new")
            text = "{kind} {edition}: {what}, tertulis {old}, seharusnya {new}."
            line = say(text, kind=kind, edition=edition, what=what, old=old, new=new)
        lines.append(f"{line} {reason}".replace("\u00a0", " "))
    return tuple(lines)


def alt(corrections: Sequence[Correction], region: Region, numbers: Numbers) -> str:
    parts = [f"{headline(corrections)}."]
    for index, item in enumerate(corrections, start=1):
        block = _block(index, item, region, numbers)
        if item.new is None:
            start = say("{kind} {where}: {what}, angka dihapus.", kind=block.kind, where=block.where, what=block.what)
        else:
            told = say("tertulis {old}, seharusnya {new}", old=block.old, new=block.new)
            start = f"{block.kind} {block.where}: {block.what}, {told}."
        parts += [start.replace(" · ", ", "), block.reason, *([block.consequence] if block.consequence else [])]
    return limited(parts)


def page(issue: Issue, place: Place) -> Composed:
    numbers = issue.numbers()
    add_figures(issue.corrections, numbers)
    content = compose(issue.corrections, issue.summary, issue.region, issue.masthead, place, numbers)
    text = alt(issue.corrections, issue.region, numbers)
    return Composed("ralat", say("Ralat"), ralat.draw(content), text, numbers)

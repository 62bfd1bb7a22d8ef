"""Recorded corrections: which a draft may tell, which draft has them, and the words for the old post.

A correction belongs to one draft at a time, and to the edition that printed it for good. So nothing has to be marked when
an edition goes live: printed is what a live edition tells.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Q

from publisher.clock import Week
from publisher.config import Settings
from publisher.edition import Correction, CorrectionKind
from publisher.language import speaking
from publisher.prepare.corrections import Act
from publisher.review.models import CorrectionRow, Edition, Publication
from publisher.review.states import EditionState
from publisher.summary.figures import Numbers

# What these have told will not go out: a new draft is made first.
ENDED = (EditionState.REJECTED, EditionState.SKIPPED, EditionState.STALE)
PRINTED = Q(told_in__state=EditionState.LIVE)
FREE = Q(told_in__isnull=True) | Q(told_in__state__in=ENDED)
TOTAL = "total"


class Taken(Exception):
    """Another draft has told this correction in the meantime. Nothing was stored; the draft is made again."""


@dataclass(frozen=True)
class Printed:
    """A number of an edition that may be corrected: its value, and the pages on which it stands."""

    category: str
    name: str
    value: int
    pages: tuple[int, ...]


def printed_numbers(edition: Edition, settings: Settings) -> list[Printed]:
    """The total and the open categories that an edition shows, from its own figures."""
    revision = edition.revision
    if revision is None:
        return []
    values = {figure[0]: figure[1] for figure in revision.reading.figures}
    names = {"": "Kejadian selesai", **{item.code: item.name for item in settings.region.open_categories}}
    found = []
    for code, name in names.items():
        key = f"category.{code}" if code else TOTAL
        pages = [place for place, page in enumerate(revision.pages, 1) if key in {number[0] for number in page["numbers"]}]
        if key in values and pages:
            found.append(Printed(code, name, int(values[key]), tuple(pages)))
    return found


def acts_to_tell(publication: Publication, week: Week, settings: Settings) -> tuple[Act, ...]:
    """What the draft of `week` may tell: recorded of earlier weeks, in no other draft, and not of a withdrawn edition."""
    mine = Q(told_in__publication=publication, told_in__period_start=week.monday) & ~PRINTED
    rows = CorrectionRow.objects.filter(
        FREE | mine,
        edition__publication=publication,
        edition__period_start__lt=week.monday,
        edition__withdrawal__isnull=True,
    )
    acts: dict[tuple[object, object], list[CorrectionRow]] = {}
    for row in rows.select_related("edition__revision__reading").order_by("recorded_at", "id"):
        acts.setdefault((row.edition_id, row.recorded_at), []).append(row)
    return tuple(tuple(as_printed(rows, settings)) for rows in acts.values())


def claim(edition: Edition, told: Sequence[Correction]) -> None:
    """Let `edition` have the corrections that its new draft tells, and no others. Raises Taken. Call in a transaction."""
    wanted = {(item.week, item.category) for item in told}
    rows = CorrectionRow.objects.select_for_update(of=("self",)).filter(edition__publication=edition.publication)
    for row in rows.select_related("edition"):
        mine = (row.edition.week, row.category) in wanted
        if mine and row.told_in_id != edition.pk:
            free = CorrectionRow.objects.filter(FREE, pk=row.pk)
            if not free.update(told_in=edition):
                raise Taken(f"The correction of {row.edition.week} is in another draft.")
        elif not mine and row.told_in_id == edition.pk:
            CorrectionRow.objects.filter(pk=row.pk).update(told_in=None)


def as_printed(rows: Iterable[CorrectionRow], settings: Settings) -> list[Correction]:
    """The rows as an edition prints them. Where a category moved and the total did not, the page says so."""
    found = []
    for row in rows:
        numbers = {item.category: item for item in printed_numbers(row.edition, settings)}
        corrected = CorrectionRow.objects.filter(edition=row.edition, category="").exists()
        kept = numbers[""].value if row.new_category and "" in numbers and not corrected else None
        found.append(
            Correction(
                kind=CorrectionKind(row.kind),
                week=row.edition.week,
                pages=tuple(row.pages),
                category=row.category,
                old=row.old,
                new=row.new,
                new_type=row.new_category,
                total=kept,
                found_on=row.recorded_at.astimezone(settings.zone).date(),
            )
        )
    return found


def words_for_old_post(rows: Sequence[CorrectionRow], settings: Settings) -> str:
    """The line for the old caption and for the pinned comment: no API changes a caption or pins a comment."""
    from publisher.edition.correction import caption_lines  # its page's drawing takes a second to import

    with speaking(settings.language):
        return "\n".join(caption_lines(as_printed(rows, settings), settings.region, Numbers({})))

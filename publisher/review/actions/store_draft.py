"""Write a prepared week down: as a new edition, or as a new revision of one that may be rebuilt."""

from __future__ import annotations

import secrets
from dataclasses import asdict
from datetime import datetime
from typing import Any

from django.db import transaction

from publisher.anonymise.marks import Drift, drift
from publisher.anonymise.safe_list import merges
from publisher.clock import Week
from publisher.forms import Form
from publisher.prepare import Prepared
from publisher.review import audit, notify
from publisher.review.actions.moving import move, permit, void_approvals
from publisher.review.actions.suggestions import keep_suggestions
from publisher.review.actor import CLOCK, Actor
from publisher.review.corrections import claim
from publisher.review.known_values import forget_known
from publisher.review.models import Edition, IncidentMark, Publication, QuarterList, Reading
from publisher.review.revisions import add_revision
from publisher.review.sealed_cells import seal
from publisher.review.states import EditionState
from publisher.review.store import Rules, put_image
from publisher.summary.figures import Figure


def store_draft(
    publication: Publication, prepared: Prepared, rules: Rules, now: datetime, actor: Actor = CLOCK, late: bool = False
) -> Edition:
    """Store what was prepared. A week without incidents waits for a person's confirmation."""
    # Images first: content-addressed and harmless alone, so that no row ever names a missing one.
    pages = [
        {
            "key": page.key,
            "title": page.title,
            "sha256": put_image(rules.settings.media, page.jpeg),
            "alt": page.alt,
            "numbers": [_figure(figure) for figure in page.numbers],
        }
        for page in prepared.draft.pages
    ]
    zero = prepared.summary.total == 0
    with transaction.atomic():
        edition, created = new_edition(publication, prepared.week, now, late)
        if created:
            edition.state = EditionState.ACTION if zero else EditionState.DRAFT
            edition.action_code = "zero" if zero else ""
            edition.save()
        keep_quarter_list(publication, prepared, now)
        reading = _reading(edition, prepared, rules)
        forget_known(edition, besides=reading)
        revision = add_revision(
            edition,
            None if actor.is_clock else actor.user_id,
            now,
            caption=prepared.draft.caption,
            pages=pages,
            headline=prepared.draft.headline,
            caption_numbers=[_figure(figure) for figure in prepared.draft.caption_numbers],
            reading=reading,
        )
        detail = {"key": revision.content_key, "revision": revision.number, "pages": len(pages), "late": late}
        if created:
            Edition.objects.filter(pk=edition.pk).update(revision=revision)
            edition.refresh_from_db()
            audit.record(publication, actor, "draft", now, edition, detail)
        else:
            verb = _verb(edition, actor)
            permit(verb if verb == "make_late_draft" else "rebuild", actor)
            move(
                edition,
                verb,
                actor,
                now,
                to=EditionState.ACTION if zero else EditionState.DRAFT,
                detail=detail,
                revision=revision,
                slot_at=None,
                action_code="zero" if zero else "",
                reason="",
            )
            void_approvals(edition, now)
        claim(edition, prepared.corrections)
        _keep_marks(edition, prepared)
        keep_suggestions(edition, prepared.suggestions, rules, now)
        notify.tell(edition, f"draft-{revision.number}", f"Draf edisi {edition.week.number} siap diperiksa", now)
    return edition


def _verb(edition: Edition, actor: Actor) -> str:
    if edition.state == EditionState.SKIPPED:
        return "make_late_draft"
    return "draft_ready" if actor.is_clock and edition.state == EditionState.ACTION else "rebuild"


def previous_drift(publication: Publication, prepared: Prepared) -> Drift:
    """What became of last week's tickets since its edition was frozen: late, reopened or reworked ones."""
    before = Edition.objects.filter(
        publication=publication, kind="weekly", period_start=prepared.week.earlier(1).monday
    ).first()
    if before is None or not before.marks.exists():
        return Drift()
    return drift(dict(before.marks.values_list("identity", "version")), prepared.previous_marks)


def new_edition(publication: Publication, week: Week, now: datetime, late: bool) -> tuple[Edition, bool]:
    """The edition of a week as stored, or a new one that is not saved yet; and whether it is new."""
    found = Edition.objects.filter(publication=publication, kind="weekly", period_start=week.monday, number=1).first()
    if found is not None:
        return found, False
    return (
        Edition(
            publication=publication,
            kind="weekly",
            period_start=week.monday,
            # Random, so that nobody can foretell it, and fixed before any content key is computed.
            marker=f"Edisi {week}·{secrets.token_hex(2)}",
            created_at=now,
            late=late,
        ),
        True,
    )


def keep_quarter_list(publication: Publication, prepared: Prepared, now: datetime) -> None:
    """The safe list that this draft was made with; the first one of a quarter stays."""
    QuarterList.objects.get_or_create(
        publication=publication,
        quarter=prepared.safe_list.quarter,
        defaults={"content": prepared.safe_list.as_json(), "fixed_at": now},
    )


def _forms(prepared: Prepared) -> dict[str, Any]:
    """What every figure counts, that of pages and caption included."""
    figures = [*prepared.summary.figures.values(), *prepared.draft.caption_numbers]
    figures += [figure for page in prepared.draft.pages for figure in page.numbers]
    return {figure.key: figure.counts.as_json() for figure in figures if isinstance(figure.counts, Form)}


def _merged(prepared: Prepared, rules: Rules) -> list[list[Any]]:
    """What this edition tells as one, and why."""
    told = merges(prepared.safe_list, rules.settings.region)
    return [[item.name, item.key, list(item.members), item.reason] for item in told]


def _reading(edition: Edition, prepared: Prepared, rules: Rules) -> Reading:
    reading = prepared.reading
    found = previous_drift(edition.publication, prepared)
    cautions = [{"code": item.code, "text": item.text} for item in reading.warnings]
    if found:
        cautions.append(
            {
                "code": "drift",
                "text": (
                    f"Minggu lalu berubah sejak edisinya dibuat: {found.added} masuk terlambat, {found.removed} dibuka "
                    f"kembali atau keluar, {found.changed} diperbarui. Edisi lama tidak diubah diam-diam."
                ),
            }
        )
    return Reading.objects.create(
        edition=edition,
        read_at=reading.read_at,
        rows=reading.rows,
        fingerprint=reading.fingerprint,
        figures=[_figure(figure) for figure in prepared.summary.figures.values()],
        forms=_forms(prepared),
        sealed_cells=seal(prepared.cells, rules.settings.key_file),
        merged=_merged(prepared, rules),
        known=list(prepared.known),
        door={**prepared.door, "hashed": bool(prepared.known)},
        stories=[_story(asdict(story)) for story in prepared.stories],
        quarantine=[list(item) for item in reading.quarantine],
        excluded=[list(item) for item in reading.excluded],
        unknown=[list(item) for item in reading.unknown],
        flags=[list(item) for item in reading.flags],
        warnings=cautions,
        left_out=[list(item) for item in prepared.draft.left_out],
        calls_known=prepared.summary.calls is not None and prepared.summary.calls.received.now > 0,
    )


def _story(story: dict[str, Any]) -> dict[str, Any]:
    return {**story, "steps": [dict(step) for step in story["steps"]]}


def _keep_marks(edition: Edition, prepared: Prepared) -> None:
    edition.marks.all().delete()
    unique = {item.identity: item for item in prepared.marks}
    IncidentMark.objects.bulk_create(
        [
            IncidentMark(edition=edition, identity=item.identity, version=item.version, told_as=item.told_as)
            for item in unique.values()
        ],
        batch_size=500,
    )


def _figure(figure: Figure) -> list[Any]:
    return [figure.key, figure.value, figure.meaning, figure.of]

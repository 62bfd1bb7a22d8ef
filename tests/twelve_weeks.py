"""Twelve editions of a synthetic city in a row, each prepared, audited, approved and posted to the rehearsal feed.

    PUBLISHER_CONFIG= python -m tests.twelve_weeks FOLDER

A process of its own, because a store belongs to one configuration. Prints one JSON line an edition.
"""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from pathlib import Path

from publisher.clock import FixedClock, Week
from publisher.commands import demo
from publisher.commands.init import TEMPLATE
from publisher.commands.start import ensure_store, start
from publisher.config import CONFIG_NAME
from publisher.intake.synthetic import write_city
from publisher.keys import create_key_file

FIRST, WEEKS = Week(2026, 34), 12


def main(folder: Path) -> int:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / CONFIG_NAME).write_text(TEMPLATE.format(slug="kota-pekalongan", region="kota-pekalongan"), encoding="utf-8")
    create_key_file(folder / "secret.key")
    settings = start(folder)
    last = FIRST.later(WEEKS)
    write_city(
        folder / "intake.sqlite3", preset="default", last_week=last, read_at=last.at(0, demo.MORNING, settings.zone, 1)
    )
    ensure_store(settings)
    demo._accounts(settings, folder)
    from publisher.instagram.open import open_backend
    from publisher.intake.open import open_intake
    from publisher.review.actions.approve import approve
    from publisher.review.actions.submit import submit
    from publisher.review.actor import actor_for
    from publisher.review.ledger import audit_revision
    from publisher.review.models import Publication, User
    from publisher.review.store import Rules
    from scheduled.ensure_editions import build_week
    from scheduled.post_approved import post_due

    publication, rules = Publication.objects.get(), Rules.of(settings)
    editor, admin = (User.objects.get(username=name) for name in ("editor1", "admin1"))
    for week in map(FIRST.later, range(WEEKS)):
        now, slot = week.at(0, demo.MORNING, settings.zone, weeks_after=1), rules.slot_for(week)
        at_work = replace(settings, clock=FixedClock(now))
        reader = open_intake(at_work.intake, at_work.region)
        edition = build_week(at_work, lambda reader=reader: reader, publication, week, now, raising=True)
        assert edition is not None and edition.revision is not None
        outcome = audit_revision(at_work, edition.revision, now).outcome
        day = now.astimezone(settings.zone).date()
        submit(edition, actor_for(editor, publication, day), now)
        edition.refresh_from_db()
        approve(edition, actor_for(admin, publication, day), now, rules, edition.revision.content_key, slot)
        posting = replace(settings, clock=FixedClock(slot))
        channel = open_backend("rehearsal", posting.clock, account=posting.account, folder=posting.feed_folder)
        post_due(posting, channel, publication, slot)
        edition.refresh_from_db()
        pages = [page["key"] for page in edition.revision.pages]
        print(json.dumps({"week": str(week), "audit": outcome, "state": edition.state, "pages": pages}))
    return 0


if __name__ == "__main__":
    raise SystemExit(main(Path(sys.argv[1])))

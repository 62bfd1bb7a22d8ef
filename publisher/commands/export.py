"""`publisher export`: the pages, the caption, the alt texts and the numbers of an edition, as files."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from publisher.commands import CommandError, week_of
from publisher.commands.start import ensure_store, start
from publisher.commands.words import command, say
from publisher.exits import csv_text, file_name

if TYPE_CHECKING:
    from publisher.review.models import Revision


def export(config: str | Path | None, edition_given: str, folder: Path) -> int:
    """Write the newest revision of an edition into `folder`."""
    week = week_of(edition_given)
    settings = start(config)
    ensure_store(settings)
    from publisher.edition.content_hash import with_marker
    from publisher.review.models import Edition
    from publisher.review.revisions import images_of

    edition = Edition.objects.filter(
        publication__slug=settings.slug, kind="weekly", period_start=week.monday, number=1
    ).first()
    if edition is None or edition.revision is None:
        build = command("prepare", "--week", str(week), folder=settings.folder)
        raise CommandError(f"There is no edition {week} yet; `{build}` builds it.")
    revision = edition.revision
    folder.mkdir(parents=True, exist_ok=True)
    for position, (page, jpeg) in enumerate(zip(revision.pages, images_of(revision), strict=True), 1):
        (folder / file_name(f"{position:02d}-{page['key']}", "jpg")).write_bytes(jpeg)
    (folder / "caption.txt").write_text(with_marker(revision.caption, edition.marker) + "\n", encoding="utf-8")
    alts = {f"{position:02d}-{page['key']}": page["alt"] for position, page in enumerate(revision.pages, 1)}
    _write_json(folder / "alt.json", alts)
    numbers = {
        "edition": str(week),
        "key": revision.content_key,
        "figures": _figures(revision.reading.figures),
        "pages": {page["key"]: _figures(page["numbers"]) for page in revision.pages},
        "caption": _figures(revision.caption_numbers),
    }
    _write_json(folder / "numbers.json", numbers)
    table = csv_text(
        HEADER, _printed(revision), "numbers.csv", (settings.account, settings.region.name), frozenset({"kunci", "dari"})
    )
    (folder / "numbers.csv").write_text(table, encoding="utf-8")
    say(f"{week}: {len(revision.pages)} pages, caption.txt, alt.json, numbers.json and numbers.csv are in {folder}.")
    return 0


HEADER = ("halaman", "kunci", "arti", "nilai", "dari")


def _printed(revision: Revision) -> Iterator[list[object]]:
    """The numbers that stand on the pages, in their order: what the public can read there."""
    for position, page in enumerate(revision.pages, 1):
        for key, value, meaning, of in page["numbers"]:
            yield [position, key, meaning, value, of]


def _figures(figures: list[list[object]]) -> list[dict[str, object]]:
    return [{"key": key, "value": value, "meaning": meaning, "of": of} for key, value, meaning, of in figures]


def _write_json(path: Path, data: object) -> None:
    path.write_text(json.dumps(data, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")

"""After a publication's whole life, nothing that it left can be read: store, its tail, media, feed, exports, terminal."""

from __future__ import annotations

import base64
import csv
import hashlib
import hmac
import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from publisher.edition.content_hash import content_key, image_hash
from publisher.exits import FORMULA
from publisher.forms import PROTECTED
from tests.examples import canary_sources as sources
from tests.examples.canaries import CITY, outputs_in, stems_of, traces
from tests.examples.conftest import run
from tests.privacy.full_run import NOTE
from tests.privacy.pictures import faults_of_bytes

STEMS = [*stems_of(CITY), NOTE]
OURS = ("publisher.toml", "secret.key", "clock.txt", "intake.sqlite3")


@dataclass(frozen=True)
class Life:
    folder: Path
    outputs: dict[str, bytes]

    def rows(self, table: str, when: str = "") -> list[dict[str, Any]]:
        with closing(sqlite3.connect(self.folder / when / "store.sqlite3")) as connection:
            connection.row_factory = sqlite3.Row
            return [dict(row) for row in connection.execute(f"SELECT * FROM {table}")]


@pytest.fixture(scope="module")
def life(tmp_path_factory: pytest.TempPathFactory) -> Life:
    folder = sources.city(tmp_path_factory.mktemp("life") / "city")
    ran = run("tests.privacy.full_run", str(folder), str(sources.WEEK))
    assert ran.returncode == 0, ran.stderr[-2000:]
    outputs = outputs_in(folder, but=OURS)
    return Life(folder, {**outputs, "stdout": ran.stdout.encode(), "stderr": ran.stderr.encode()})


def test_nothing_that_is_left_holds_a_canary(life: Life) -> None:
    assert {"store.sqlite3", "before/store.sqlite3-wal", "after/store.sqlite3-wal", "feed/index.html"} <= set(life.outputs)
    assert {"pages/caption.txt", "pages/numbers.csv", "pages/numbers.json"} <= set(life.outputs)
    assert sum(name.startswith("media/") for name in life.outputs) >= 5
    assert life.rows("review_edition")[0]["state"] == "live"
    assert traces(life.outputs, STEMS) == []


def test_the_optional_sources_were_read_and_are_kept_closed(life: Life) -> None:
    (reading,) = life.rows("review_reading", "before")
    assert len(json.loads(reading["known"])) > 50
    (finished,) = life.rows("review_reading", "after")
    assert json.loads(finished["known"]) == []
    suggestions = life.rows("review_suggestion", "before")
    assert suggestions
    assert all(item["sealed_text"].startswith("gAAAA") for item in suggestions)
    assert life.rows("review_suggestion", "after") == []


def test_known_values_cannot_be_guessed_without_the_key(life: Life) -> None:
    """Whoever steals the store and has the city's telephone book tries every value with every hash that needs no key."""
    with closing(sqlite3.connect(life.folder / "intake.sqlite3")) as connection:
        columns = "nama_pelapor, nama_korban, no_hp_pelapor, alamat_pelapor, patokan"
        values = {
            str(value) for row in connection.execute(f"SELECT {columns} FROM tiket LIMIT 60") for value in row if value
        }
    kept = [line.partition(":") for line in json.loads(life.rows("review_reading", "before")[0]["known"])]
    assert {label for label, _, _ in kept} == {"NAME", "PHONE", "ADDRESS"}
    assert all(set(digest) <= set("0123456789abcdef") for _, _, digest in kept)
    guessed = {digest for value in values for digest in _guesses(value)}
    assert not [digest for _, _, digest in kept if any(guess.startswith(digest) for guess in guessed)]


def _guesses(value: str) -> Iterator[str]:
    digits = "".join(letter for letter in value if letter.isdigit())
    for piece in {value, value.lower(), *value.lower().split(), f"#{digits}", f"#{digits.lstrip('0')}", digits}:
        data = piece.encode()
        for name in ("md5", "sha1", "sha256", "sha512", "blake2b"):
            yield hashlib.new(name, data).hexdigest()
        for key in (b"", b"known", b"kota-pekalongan"):
            yield hmac.digest(key, data, "sha256").hex()


def test_true_cells_are_unreadable_without_the_key(life: Life) -> None:
    (reading,), (entry,) = life.rows("review_reading"), life.rows("review_ledgerentry")
    for sealed in (reading["sealed_cells"], entry["sealed_cells"]):
        assert len(sealed) > 1_000
        opened = base64.urlsafe_b64decode(sealed)
        for word in (b"2026-W", b"guarded", b"sensitive", b"HWN/TAWON", b"MED/AMBULANS", b"33.75.0", b"within"):
            assert word not in sealed.encode()
            assert word not in opened


def test_forms_and_ledger_split_nothing_that_is_protected(life: Life) -> None:
    """What stands open in the store asks for the guarded group as a whole or not at all."""
    (reading,), (entry,) = life.rows("review_reading"), life.rows("review_ledgerentry")
    forms = [*json.loads(reading["forms"]).values(), *(line[4] for line in json.loads(entry["statements"]))]
    assert len(forms) > 40
    for form in forms:
        where = dict(form["where"]) if isinstance(form, dict) and "where" in form else {}
        if set(where.get("public_class", [])) & set(PROTECTED):
            assert set(where) == {"public_class"}
            assert set(where["public_class"]) == set(PROTECTED)
        elif "public_class" not in where:
            assert set(where) <= {"within_24h"}


def test_what_was_approved_is_what_was_posted_byte_for_byte(life: Life) -> None:
    (revision,), (edition,), (approval,) = (life.rows(f"review_{name}") for name in ("revision", "edition", "approval"))
    (post,) = life.rows("review_post")
    (record,) = (life.folder / "feed" / "posts").glob("*/post.json")
    posted = json.loads(record.read_text(encoding="utf-8"))
    pages = json.loads(revision["pages"])
    slides = [(record.parent / f"{number}.jpg").read_bytes() for number in range(1, len(pages) + 1)]
    assert len(list(record.parent.glob("*.jpg"))) == len(pages)
    assert [image_hash(slide) for slide in slides] == [page["sha256"] for page in pages]
    assert posted["alts"] == [page["alt"] for page in pages]
    assert posted["caption"] == f"{revision['caption'].rstrip()}\n\n{edition['marker']}"
    key = content_key(
        posted["account"],
        posted["caption"],
        [(image_hash(jpeg), alt) for jpeg, alt in zip(slides, posted["alts"], strict=True)],
    )
    assert key == revision["content_key"] == approval["content_key"] == post["content_key"] == posted["content_key"]


def test_every_picture_that_was_kept_is_bare(life: Life) -> None:
    pictures = {name: content for name, content in life.outputs.items() if content[:2] == b"\xff\xd8"}
    assert {name.partition("/")[0] for name in pictures} == {"media", "feed", "pages"}
    assert [name for name, content in pictures.items() if list(faults_of_bytes(content, STEMS))] == []
    assert not [name for name, content in life.outputs.items() if content[:4] in (b"\x89PNG", b"GIF8", b"RIFF")]


def test_no_cell_of_a_table_runs_in_a_spreadsheet(life: Life) -> None:
    tables = {name: content for name, content in life.outputs.items() if name.endswith(".csv")}
    assert set(tables) == {"pages/numbers.csv"}
    cells = [cell for row in csv.reader(tables["pages/numbers.csv"].decode().splitlines()) for cell in row]
    assert len(cells) > 100
    assert not [cell for cell in cells if cell.startswith(FORMULA)]

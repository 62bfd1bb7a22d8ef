"""`publisher demo`: every kind of week, from an empty folder to the rehearsal feed."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest
from PIL import Image

from tests.command_line import run


# The quiet and the busy week are built in tests/test_prepare.py.
@pytest.mark.parametrize(("preset", "pages"), [("zero", 3), ("default", 8), ("flood", 8)])
def test_each_preset_is_built_approved_and_posted_to_the_feed(tmp_path: Path, preset: str, pages: int | None) -> None:
    folder = tmp_path / "demo"
    ended = run("demo", "--dir", str(folder), "--preset", preset, "--approve", cwd=tmp_path)
    assert ended.code == 0, ended.err
    assert "state live" in ended.out and str(folder / "feed" / "index.html") in ended.out
    exported = sorted(path.name for path in (folder / "pages").glob("*.jpg"))
    assert pages is None or len(exported) == pages
    posts = list((folder / "feed" / "posts").glob("*/post.json"))
    assert len(posts) == 1
    posted = [path.read_bytes() for path in sorted(posts[0].parent.glob("*.jpg"), key=lambda path: int(path.stem))]
    assert posted == [(folder / "pages" / name).read_bytes() for name in exported]
    post = json.loads(posts[0].read_text(encoding="utf-8"))
    assert post["caption"] + "\n" == (folder / "pages" / "caption.txt").read_text(encoding="utf-8")
    for name in exported:
        with Image.open(folder / "pages" / name) as image:
            assert (image.size, image.format) == ((1080, 1350), "JPEG")


def test_the_same_week_gives_the_same_pages_in_another_folder(demo: Path, tmp_path: Path) -> None:
    ended = run("demo", "--dir", str(tmp_path / "again"), cwd=tmp_path)
    assert ended.code == 0
    first = {path.name: path.read_bytes() for path in (demo / "pages").glob("*.jpg")}
    again = {path.name: path.read_bytes() for path in (tmp_path / "again" / "pages").glob("*.jpg")}
    assert first == again


def test_a_folder_that_is_no_demo_is_not_touched(tmp_path: Path) -> None:
    (tmp_path / "keep.txt").write_text("mine", encoding="utf-8")
    ended = run("demo", "--dir", str(tmp_path), cwd=tmp_path)
    assert ended.code == 1 and "no demo" in ended.err
    assert (tmp_path / "keep.txt").read_text(encoding="utf-8") == "mine"


def test_its_accounts_and_seeds_are_printed_and_no_page_shows_them(demo: Path) -> None:
    accounts = json.loads((demo / "accounts.json").read_text(encoding="utf-8"))
    assert {account["role"] for account in accounts} == {"editor", "admin", "auditor", "technical"}
    with sqlite3.connect(demo / "store.sqlite3") as connection:
        stored = "\n".join(connection.iterdump())
    assert not any(account["seed"] in stored or account["password"] in stored for account in accounts)


def test_a_demo_is_served_on_this_machine_alone(demo: Path) -> None:
    ended = run("--config", str(demo), "web", "--host", "0.0.0.0", cwd=demo)
    assert ended.code == 1 and "127.0.0.1 only" in ended.err


def test_the_numbers_of_an_export_carry_their_meaning_and_denominator(demo: Path) -> None:
    numbers = json.loads((demo / "pages" / "numbers.json").read_text(encoding="utf-8"))
    figures = {figure["key"]: figure for figure in numbers["figures"]}
    assert figures["within_24h"]["of"] == "closing_base" and figures["total"]["value"] == 18
    alts = json.loads((demo / "pages" / "alt.json").read_text(encoding="utf-8"))
    assert all(0 < len(alt) <= 1000 for alt in alts.values())

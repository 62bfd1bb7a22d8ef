"""The settings that docs/instagram.md shows are taken as they stand there, one for each way."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from publisher.commands.init import TEMPLATE
from publisher.config import BACKENDS, load
from publisher.web.posting_words import IN_DOUBT, STOPPED

DOCS = Path(__file__).parents[2] / "docs"
EXAMPLES = re.findall(r"```toml\n(.*?)```", (DOCS / "instagram.md").read_text(encoding="utf-8"), re.DOTALL)
TITLES = {said.title for said in STOPPED.values()} | set(IN_DOUBT)


def test_each_way_has_an_example() -> None:
    assert sorted(re.findall(r'backend = "(\w+)"', "".join(EXAMPLES))) == sorted(BACKENDS)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda text: re.findall(r'backend = "(\w+)"', text)[0])
def test_the_example_is_taken(example: str, tmp_path: Path) -> None:
    whole = TEMPLATE.format(slug="kota-pekalongan", region="kota-pekalongan")
    shown = re.sub(r"^\[instagram\]\n.*?(?=^\[web\])", lambda _: f"{example}\n", whole, flags=re.DOTALL | re.MULTILINE)
    path = tmp_path / "publisher.toml"
    path.write_text(shown, encoding="utf-8")
    assert load(path).backend in example


def test_the_titles_in_the_staffs_guide_are_those_of_the_screen() -> None:
    guide = (DOCS / "panduan-menayangkan.md").read_text(encoding="utf-8")
    table = guide.split("| judul di layar |")[1].split("\n\n")[0]
    for title in re.findall(r"^\| \*(.+?)\*", table, re.MULTILINE):
        assert title in TITLES

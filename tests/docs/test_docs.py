"""What the documents say is there, and what is there is in the documents."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from publisher.cli import _parser
from publisher.commands.init import TEMPLATE
from publisher.config import SECTIONS, load

ROOT = Path(__file__).parents[2]
DOCUMENTS = sorted(
    [*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob("examples/**/*.md"), *ROOT.glob("benchmarks/**/*.md")]
)


def commands() -> list[str]:
    chosen = next(action.choices for action in _parser()._actions if isinstance(action.choices, dict))
    return sorted(chosen)


@pytest.mark.parametrize("command", commands())
def test_every_command_is_in_the_readme(command: str) -> None:
    assert f"publisher {command}" in (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("section", "setting"), [(section, key) for section in SECTIONS for key in sorted(SECTIONS[section])]
)
def test_every_setting_is_in_the_operators_guide(section: str, setting: str) -> None:
    row = next(
        line
        for line in (ROOT / "docs/operator.md").read_text(encoding="utf-8").splitlines()
        if line.startswith(f"| `{section}`")
    )
    assert f"`{setting}`" in row


def test_the_template_of_init_is_valid_and_shows_every_section_but_the_demos_clock(tmp_path: Path) -> None:
    path = tmp_path / "publisher.toml"
    path.write_text(TEMPLATE.format(slug="kota-pekalongan", region="kota-pekalongan"), encoding="utf-8")
    assert load(path).slug == "kota-pekalongan"
    shown = set(re.findall(r"^(?:# )?\[(\w+)\]", path.read_text(encoding="utf-8"), re.MULTILINE))
    assert shown == set(SECTIONS) - {"clock"}


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_link_to_a_file_leads_to_one(document: Path) -> None:
    for target in re.findall(r"\]\(([^)#\s]+)", document.read_text(encoding="utf-8")):
        if not target.startswith(("http://", "https://")):
            assert (document.parent / target).exists(), target


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_make_target_that_is_named_exists(document: Path) -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in re.findall(r"\bmake ([a-z]+)\b", document.read_text(encoding="utf-8")):
        if target not in ("up",):
            assert re.search(rf"^{target}:", makefile, re.MULTILINE), target


def test_every_room_is_in_the_architecture() -> None:
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    for room in sorted(path.name for path in (ROOT / "publisher").iterdir() if (path / "__init__.py").exists()):
        assert f"publisher/{room}/" in text, room


def test_no_document_names_a_path_of_one_machine() -> None:
    for document in DOCUMENTS:
        assert not re.search(r"(?<![\w.])/(work|tmp|root|home)/", document.read_text(encoding="utf-8")), document

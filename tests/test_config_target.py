"""The target of response times: set whole, with its source, or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from publisher.config import ConfigError, load
from publisher.edition import Target
from tests.test_config import LEAST

WHOLE = '[target]\ncategory = "KEB"\nminutes = 15\nsource = "Permendagri 114/2018"\n'


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "publisher.toml"
    path.write_text(LEAST + text, encoding="utf-8")
    return path


def test_without_the_section_there_is_no_target(tmp_path: Path) -> None:
    assert load(written(tmp_path, "")).target is None


def test_a_whole_target_is_read(tmp_path: Path) -> None:
    assert load(written(tmp_path, WHOLE)).target == Target("KEB", 15, "Permendagri 114/2018")


@pytest.mark.parametrize("setting", ["category", "minutes", "source"])
def test_each_of_the_three_is_needed_and_named(tmp_path: Path, setting: str) -> None:
    lines = [line for line in WHOLE.splitlines() if not line.startswith(setting)]
    with pytest.raises(ConfigError, match=rf"\[target\] {setting} is missing"):
        load(written(tmp_path, "\n".join(lines)))


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ('"KEB"', '"MED"', r"\[target\] category = 'MED': choose one of HWN"),
        ("= 15", '= "15"', r"\[target\] minutes = '15': write a whole number"),
        ("= 15", "= 0", r"\[target\] minutes = 0"),
        ("= 15", "= true", r"\[target\] minutes = True"),
        ("Permendagri 114/2018", "", r"\[target\] source = ''"),
        ("Permendagri 114/2018", "x" * 61, r"at most 60 characters"),
    ],
)
def test_a_mistake_is_named_with_its_mend(tmp_path: Path, old: str, new: str, complaint: str) -> None:
    with pytest.raises(ConfigError, match=complaint):
        load(written(tmp_path, WHOLE.replace(old, new)))

"""The comparison notices a difference, a missing database, and a file that ought to be refused and is not."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from examples import compare
from examples.independent import baltimore
from publisher.config import INTAKE_URL_VARIABLE
from tests.examples.conftest import write_csv
from tests.examples.san_francisco_rows import HEADER as UNITS
from tests.examples.san_francisco_rows import ROWS
from tests.examples.test_baltimore import HEADER, SOUND
from tests.examples.test_refused import MESSY, MESSY_ROWS


@pytest.fixture
def folder(example: Callable[[str], Path]) -> Path:
    for name in ("san-francisco", "baltimore", "refused"):
        copied = example(name)
    return copied.parent


def test_equal_figures_are_no_difference(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = write_csv(tmp_path / "requests.csv", HEADER, SOUND)
    assert compare.compare(folder, "baltimore", data, ["2019-W06"]) == 0
    assert "DIFFERS" not in capsys.readouterr().out


def test_wrong_figure_is_a_difference(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    data = write_csv(tmp_path / "requests.csv", HEADER, SOUND)

    def one_more(path: Path, monday: str) -> compare.Counts:
        counted = baltimore(path, monday)
        return {**counted, "total": counted["total"] + 1}

    monkeypatch.setattr(compare, "COUNTERS", {"baltimore": one_more})
    assert compare.compare(folder, "baltimore", data, ["2019-W06"]) == 1
    assert "DIFFERS" in capsys.readouterr().out


def test_missing_database_is_a_difference(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(INTAKE_URL_VARIABLE, "postgresql+psycopg://postgres@127.0.0.1:1/nowhere")
    data = write_csv(tmp_path / "unit.csv", UNITS, ROWS)
    assert compare.compare(folder, "san-francisco", data, ["2020-W16"]) == 1


def test_refusal_is_expected(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = write_csv(tmp_path / "messy.csv", MESSY, MESSY_ROWS)
    assert compare.refusal(folder, "messy", data) == 0
    assert "refused/messy/incidents.csv has no closing time" in capsys.readouterr().out
    config = folder / "refused" / "messy" / "publisher.toml"
    text = config.read_text(encoding="utf-8").replace("opened_at =", "closed_at =")
    config.write_text(text, encoding="utf-8")
    assert compare.refusal(folder, "messy", data) == 1

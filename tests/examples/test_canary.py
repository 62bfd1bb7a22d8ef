"""No private value of a source leaves by any door: store, pictures, exports, newsroom, logs, terminal, errors."""

from __future__ import annotations

import base64
import json
import shutil
import sqlite3
import subprocess
from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path

import pytest

from tests.examples import canary_sources as sources
from tests.examples.canaries import CITY, EXPORT, MAPPED, Trace, outputs_in, stems_of, traces
from tests.examples.conftest import publisher, run
from tests.examples.test_san_francisco import folder as _san_francisco

san_francisco = _san_francisco

SOURCES: dict[str, Callable[[Path], Path]] = {
    "sql": sources.city,
    "csv": lambda folder: sources.export(folder, "csv"),
    "xlsx": lambda folder: sources.export(folder, "xlsx"),
}
STEMS = {kind: stems_of(CITY if kind == "sql" else {"tiket": EXPORT}) for kind in SOURCES}
OURS = ("publisher.toml", "secret.key", "clock.txt")
THEIRS = ("intake.sqlite3", "tiket.csv", "langkah.csv", "tiket.xlsx", "langkah.xlsx")


@pytest.fixture(params=sorted(SOURCES))
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="session")
def sources_of(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """Each publication as it was written, once a session: two years of a city take their time."""
    made: dict[str, Path] = {}

    def source(kind: str) -> Path:
        if kind not in made:
            made[kind] = SOURCES[kind](tmp_path_factory.mktemp("canaries") / kind)
        return made[kind]

    return source


@pytest.fixture
def folder(kind: str, sources_of: Callable[[str], Path], tmp_path: Path) -> Path:
    return Path(shutil.copytree(sources_of(kind), tmp_path / kind))


def spoken(*ran: subprocess.CompletedProcess[str]) -> dict[str, bytes]:
    """What went to the terminal, which is where the log goes, too."""
    return {
        f"{number} {name}": getattr(one, name).encode() for number, one in enumerate(ran) for name in ("stdout", "stderr")
    }


def test_nothing_private_leaves_on_the_whole_path(kind: str, folder: Path) -> None:
    ran = run("tests.examples.canary_run", str(folder), str(sources.WEEK))
    assert ran.returncode == 0, ran.stderr
    outputs = {**outputs_in(folder, but=(*OURS, *THEIRS)), **spoken(ran)}
    # What is searched is what there is: a store with its tail, pictures, exports, pages of the newsroom, a log.
    assert {
        "store.sqlite3",
        "rendered/store.sqlite3-wal",
        "pages/caption.txt",
        "pages/alt.json",
        "pages/numbers.json",
    } <= set(outputs)
    assert sum(name.startswith("media/") for name in outputs) >= 5
    assert sum(name.startswith("rendered/") and "-200" in name for name in outputs) >= 10
    assert not [name for name in outputs if name.startswith("rendered/") and "-500" in name]
    assert "draft stored" in ran.stderr
    assert "broken off on purpose" in ran.stderr
    assert traces(outputs, STEMS[kind]) == []
    # The stories are there, so the doors were open.
    assert "pages/04-aduan-1.jpg" in outputs
    assert b"jenis yang tidak dikenal" in outputs["0 stdout"]


@pytest.mark.parametrize(("kind", "columns"), [("sql", CITY), ("csv", {"tiket": EXPORT})], indirect=["kind"])
def test_sources_are_full_of_canaries(kind: str, columns: Mapping[str, Mapping[str, str]], folder: Path) -> None:
    """Otherwise the search would find nothing because there is nothing. (XLSX has the rows of the CSV, zipped.)"""
    names = [name for name in THEIRS if (folder / name).exists()]
    found = {trace.stem for trace in traces({name: (folder / name).read_bytes() for name in names}, STEMS[kind])}
    # SQLite keeps a position in binary.
    assert {stem for table in columns.values() for stem in table.values()} <= found


@pytest.mark.parametrize(
    "leak",
    [
        lambda stem: stem,
        lambda stem: stem.upper(),
        lambda stem: stem.replace(" ", "-").replace("6", "6 "),
        lambda stem: base64.b64encode(f"x{stem}yz".encode()).decode(),
        lambda stem: base64.b64encode(f"xy{stem}z".encode()).decode(),
        lambda stem: base64.urlsafe_b64encode(f"{stem}".encode()).decode(),
        lambda stem: json.dumps({"k": stem}),
    ],
)
def test_search_finds_what_leaks(leak: Callable[[str], str]) -> None:
    for stem in {*STEMS["sql"], *STEMS["csv"]}:
        found = traces({"out": f"begin {leak(stem)} end".encode()}, [stem])
        assert found, (stem, leak(stem))
        assert isinstance(found[0], Trace)


# What an operator or a DBA may break, and how it is told. SQL: the view as it then stands. Tables: the file.
def without_a_column(folder: Path, kind: str) -> str:
    if kind == "sql":
        _new_view(folder, "v_publisher_tiket_tutup", "SELECT no_tiket AS id, uraian AS category FROM tiket")
    else:
        _change(folder, "\nclosed_at", "\n# closed_at")
    return "has no closing time"


def with_a_column_unknown(folder: Path, kind: str) -> str:
    if kind == "sql":
        _change(folder, "# [intake.incidents.columns]", '[intake.incidents.columns]\nid = "id"\nclosed_at = "selesai"\n#')
    else:
        _change(folder, '"waktu_tutup"', '"selesai"')
    return "has no column 'selesai'"


def with_narrative_for_a_time(folder: Path, kind: str) -> str:
    if kind == "sql":
        _new_view(folder, "v_publisher_tiket_tutup", "SELECT no_tiket AS id, uraian AS closed_at FROM tiket")
        return "cannot be compared with a date"
    _change(folder, '"waktu_tutup"', '"uraian"')
    return "has a readable closing time in 'uraian'"


def with_a_step_that_breaks_off(folder: Path, kind: str) -> str:
    if kind == "sql":
        select = "SELECT no_tiket AS id, json_extract(uraian, '$') AS agency, 'sent' AS step, waktu_lapor AS at FROM tiket"
        _new_view(folder, "v_publisher_langkah", select)
        return "broke off"
    path = folder / f"langkah.{kind}"
    content = path.read_bytes()
    if kind == "csv":
        _change(folder, 'kind = "table"', 'kind = "table"\nencoding = "utf-8"')
        path.write_bytes(content + b'"\xff' + EXPORT["uraian"].encode())
        return "not readable as utf-8"
    path.write_bytes(content[: len(content) // 2])
    return "langkah.xlsx"


# Each fault once for a database; for files those that files have of their own.
BROKEN = [
    ("sql", without_a_column),
    ("sql", with_a_column_unknown),
    ("sql", with_narrative_for_a_time),
    ("sql", with_a_step_that_breaks_off),
    ("csv", with_narrative_for_a_time),
    ("csv", with_a_step_that_breaks_off),
    ("xlsx", with_a_step_that_breaks_off),
]


@pytest.mark.parametrize(("kind", "breaks"), BROKEN, indirect=["kind"])
def test_errors_hold_nothing_private(kind: str, folder: Path, breaks: Callable[[Path, str], str]) -> None:
    says = breaks(folder, kind)
    ran = run("tests.examples.canary_errors", str(folder), str(sources.WEEK))
    assert ran.returncode == 1
    assert says in ran.stderr
    assert "Traceback" not in ran.stderr
    assert "BAD " in ran.stdout
    outputs = {**outputs_in(folder, but=(*OURS, *THEIRS)), **spoken(ran)}
    assert traces(outputs, STEMS[kind]) == []


def test_cast_that_fails_in_postgresql_is_not_quoted(san_francisco: Path) -> None:
    """PostgreSQL says which text is no number. We do not."""
    _change(san_francisco, "MIN(received_dttm)", "MIN(CAST(address AS integer))")
    ran = publisher(san_francisco, "prepare", "--week", "2020-W16")
    assert ran.returncode == 1
    assert "does not run it (InvalidTextRepresentation)" in ran.stderr
    assert traces(spoken(ran), ["Jalan Rekaan 12"]) == []


def test_mapped_words_outside_the_vocabulary_are_counted(tmp_path: Path) -> None:
    ran = publisher(sources.export(tmp_path / "csv", "csv"), "prepare", "--week", str(sources.WEEK), "--json")
    assert ran.returncode == 0, ran.stderr
    assert sorted(json.loads(ran.stdout)["unknown"]) == [["agency", 3], ["category", 1]]
    assert traces(spoken(ran), MAPPED.values()) == []


def _change(folder: Path, old: str, new: str) -> None:
    path = folder / "publisher.toml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def _new_view(folder: Path, name: str, select: str) -> None:
    with closing(sqlite3.connect(folder / "intake.sqlite3")) as connection, connection:
        connection.execute(f"DROP VIEW {name}")
        connection.execute(f"CREATE VIEW {name} AS {select}")

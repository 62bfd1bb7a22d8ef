"""Every way in which a database fails is one IntakeError: it names the place and the mend, and no value."""

from __future__ import annotations

import sqlite3
import traceback
from collections.abc import Callable
from pathlib import Path

import pytest

from publisher.config import Source
from publisher.intake import IntakeError, engine
from publisher.intake.sql import SqlIntake
from publisher.regions import Region

from .conftest import CANARY, END, START, Database, settings_for
from .test_sql import COLUMNS, ticket

PASSWORD = "sangat-rahasia"


def refusal(read: Callable[[], object]) -> str:
    """The message of the IntakeError, after a look that nothing hides behind it."""
    with pytest.raises(IntakeError) as caught:
        read()
    error = caught.value
    assert error.__cause__ is None
    assert error.__context__ is None
    for text in (str(error), "".join(traceback.format_exception(error))):
        assert CANARY not in text
        assert PASSWORD not in text
    return str(error)


def intake_over(database: Database, region: Region, view: str, **columns: str) -> SqlIntake:
    return SqlIntake(settings_for([Source("incidents", columns, view=view)], url=database.url), region)


def test_a_missing_view_is_named_with_the_grant_to_ask_for(database: Database, region: Region) -> None:
    database.table(COLUMNS)
    says = refusal(lambda: intake_over(database, region, "v_tak_ada").incidents(START, END))
    assert "view v_tak_ada" in says
    assert "GRANT SELECT ON v_tak_ada" in says


def test_a_missing_column_is_named_and_not_read_as_a_text(database: Database, region: Region) -> None:
    view = database.table(COLUMNS, [ticket("T", "2026-11-10 08:00:00")])
    says = refusal(
        lambda: intake_over(database, region, view, id="id", closed_at="closed_at", status="keadaan").incidents(START, END)
    )
    assert f"view {view}" in says
    assert "'keadaan'" in says
    says = refusal(lambda: intake_over(database, region, view, id="id").incidents(START, END))
    assert "no closing time" in says


def test_a_view_that_loses_a_column_between_two_reads_is_named(database: Database, region: Region) -> None:
    view = database.table(COLUMNS, [ticket("T", "2026-11-10 08:00:00")])
    intake = intake_over(database, region, view, id="id", closed_at="closed_at", category="category")
    assert len(intake.incidents(START, END).rows) == 1
    database.run(f"ALTER TABLE {view} DROP COLUMN category")
    assert "'category'" in refusal(lambda: intake.incidents(START, END))


def test_a_closing_time_of_the_wrong_type_is_named(database: Database, region: Region) -> None:
    columns = {"id": "VARCHAR(20)", "closed_at": "INTEGER"}
    view = database.table(columns, [{"id": CANARY, "closed_at": 1_794_500_000}])
    says = refusal(lambda: intake_over(database, region, view).incidents(START, END))
    assert f"view {view}" in says
    assert "column closed_at" in says


def test_dates_as_text_that_cannot_be_compared_are_named_and_not_an_empty_week(database: Database, region: Region) -> None:
    columns = {"id": "VARCHAR(20)", "closed_at": "VARCHAR(40)"}
    view = database.table(columns, [{"id": CANARY, "closed_at": "10/11/2026 08:00"}])
    says = refusal(lambda: intake_over(database, region, view).incidents(START, END))
    assert "column closed_at" in says


def test_closing_times_that_are_unreadable_in_every_row_are_named(
    of_kind: Callable[[str], Database], region: Region
) -> None:
    database = of_kind("sqlite")
    view = database.table(COLUMNS, [ticket("T", f"2026-11-10 {CANARY}")])
    says = refusal(lambda: intake_over(database, region, view).incidents(START, END))
    assert "holds no readable time in any of 1 rows" in says


def test_an_answer_that_breaks_off_is_not_half_used(of_kind: Callable[[str], Database], region: Region) -> None:
    database = of_kind("postgresql")
    table = database.table(
        COLUMNS, [ticket("A", "2026-11-10 08:00:00"), ticket("B", "2026-11-11 08:00:00", category=CANARY)]
    )
    # The second row's text cannot be a number, and the driver's message repeats it.
    view = database.view(
        f"SELECT id, closed_at, CASE WHEN id = 'B' THEN CAST(category AS integer) END AS category FROM {table}"
    )
    says = refusal(lambda: intake_over(database, region, view).incidents(START, END))
    assert f"view {view}" in says
    assert "broke off (InvalidTextRepresentation)" in says


def test_sqlite_text_that_is_not_utf8_is_not_repeated(of_kind: Callable[[str], Database], region: Region) -> None:
    database = of_kind("sqlite")
    view = database.table(COLUMNS)
    database.run(f"INSERT INTO {view} VALUES ('T', NULL, '2026-11-10', NULL, CAST(x'{CANARY.encode().hex()}FF' AS TEXT))")
    says = refusal(lambda: intake_over(database, region, view).incidents(START, END))
    assert "broke off (OperationalError)" in says


def test_a_statement_that_takes_too_long_is_ended(
    of_kind: Callable[[str], Database], region: Region, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "STATEMENT_SECONDS", 0.2)
    monkeypatch.setattr(engine, "_postgresql_options", lambda url, zone: {"options": "-c statement_timeout=200"})
    database = of_kind("postgresql")
    table = database.table(COLUMNS, [ticket("A", "2026-11-10 08:00:00")])
    view = database.view(f"SELECT id, closed_at, pg_sleep(5)::text AS category FROM {table}")
    assert "(QueryCanceled)" in refusal(lambda: intake_over(database, region, view).incidents(START, END))


def test_a_query_that_does_not_run_is_named(database: Database, region: Region) -> None:
    query = "SELECT * FROM tak_ada WHERE t >= :start AND t < :end AND x = :lain"
    settings = settings_for([Source("incidents", {}, query=query)], url=database.url)
    database.run("SELECT 1")
    assert "[intake.incidents] query" in refusal(lambda: SqlIntake(settings, region).incidents(START, END))


@pytest.mark.parametrize("driver", ["postgresql", "mysql", "mariadb"])
def test_a_server_that_is_not_there_is_named_without_user_or_password(driver: str, region: Region) -> None:
    url = (
        f"{driver}://petugas:{PASSWORD}@127.0.0.1:9/intake?password={PASSWORD}"
        if driver == "postgresql"
        else (f"{driver}://petugas:{PASSWORD}@127.0.0.1:9/intake")
    )
    says = refusal(
        lambda: SqlIntake(settings_for([Source("incidents", {}, view="v")], url=url), region).incidents(START, END)
    )
    assert "database intake at 127.0.0.1:9 cannot be reached (OperationalError)" in says
    assert "petugas" not in says


def test_a_missing_sqlite_file_is_named_and_not_made(tmp_path: Path, region: Region) -> None:
    settings = settings_for([Source("incidents", {}, view="v")], url="sqlite:///hilang.sqlite3", path=tmp_path)
    says = refusal(lambda: SqlIntake(settings, region).incidents(START, END))
    assert says.startswith(f"{tmp_path / 'hilang.sqlite3'}: there is no such file")
    assert not (tmp_path / "hilang.sqlite3").exists()


def test_a_file_that_is_no_database_is_named(tmp_path: Path, region: Region) -> None:
    (tmp_path / "a.sqlite3").write_bytes(CANARY.encode() * 500)
    settings = settings_for([Source("incidents", {}, view="v")], url="sqlite:///a.sqlite3", path=tmp_path)
    assert "not a sound SQLite database" in refusal(lambda: SqlIntake(settings, region).incidents(START, END))


def test_a_locked_file_is_named(tmp_path: Path, region: Region, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "SQLITE_LOCK_SECONDS", 0.05)
    holder = sqlite3.connect(tmp_path / "a.sqlite3")
    holder.executescript("CREATE TABLE v (id, closed_at); BEGIN EXCLUSIVE;")
    settings = settings_for([Source("incidents", {}, view="v")], url="sqlite:///a.sqlite3", path=tmp_path)
    try:
        assert "holds the file locked" in refusal(lambda: SqlIntake(settings, region).incidents(START, END))
    finally:
        holder.close()


def test_a_missing_driver_is_named_with_its_extra(region: Region, monkeypatch: pytest.MonkeyPatch) -> None:
    sources = [Source("incidents", {}, view="v")]
    for module, url, extra in (("psycopg", "postgresql://h/d", "postgres"), ("pymysql", "mariadb://h/d", "mariadb")):
        monkeypatch.setitem(__import__("sys").modules, module, None)
        says = refusal(lambda url=url: SqlIntake(settings_for(sources, url=url), region))  # type: ignore[misc]
        assert f"pip install 'lapor-publisher[{extra}]'" in says


@pytest.mark.parametrize(
    ("url", "says"),
    [
        (f"bukan alamat {PASSWORD}", "cannot be read as an address"),
        (f"oracle://u:{PASSWORD}@h/d", "oracle is not supported"),
        ("sqlite://", "names no SQLite file"),
    ],
)
def test_an_address_that_cannot_be_used_is_refused_without_repeating_it(url: str, says: str, region: Region) -> None:
    assert says in refusal(lambda: SqlIntake(settings_for([Source("incidents", {}, view="v")], url=url), region))


def test_unknown_fields_are_refused_before_anything_is_read(region: Region) -> None:
    settings = settings_for([Source("incidents", {"pelapor": "nama"}, view="v")], url="sqlite:///a.sqlite3")
    assert "pelapor is not a field of incidents" in refusal(lambda: SqlIntake(settings, region))

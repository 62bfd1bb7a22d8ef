from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import create_engine, text

from publisher.config import Source
from publisher.intake import Finding
from publisher.intake.sql import SqlIntake
from publisher.regions import Region

from .conftest import CANARY, END, START, WIB, Database, settings_for
from .test_sql import COLUMNS, ticket


def checked(database: Database, region: Region, *sources: Source, zone: ZoneInfo = WIB) -> list[Finding]:
    settings = settings_for(sources, url=database.url, zone=zone)
    findings = list(SqlIntake(settings, region).check(START, END))
    assert not any(CANARY in f"{finding.says} {finding.mend}" for finding in findings)
    return findings


def about(findings: list[Finding], what: str) -> Finding:
    return next(finding for finding in findings if finding.what == what)


def test_each_missing_source_is_told_with_what_it_costs(database: Database, region: Region) -> None:
    view = database.table(COLUMNS, [ticket("T", "2026-11-10 08:00:00")])
    findings = checked(database, region, Source("incidents", {}, view=view))
    assert about(findings, "intake").well
    assert about(findings, "incidents") == Finding("incidents", True, "1 rows read, none set aside.")
    for source, cost in (
        ("steps", "without a timeline"),
        ("calls", "no page about calls"),
        ("changes", "still being handled"),
    ):
        assert not about(findings, source).well
        assert cost in about(findings, source).says


def test_each_missing_required_flag_is_told_with_what_it_costs(database: Database, region: Region) -> None:
    view = database.table({**COLUMNS, "flag_death": "INTEGER"})
    findings = checked(database, region, Source("incidents", {}, view=view))
    names = [finding.what for finding in findings if finding.what.startswith("incidents.flag_")]
    assert names == ["incidents.flag_injury", "incidents.flag_sensitive"]
    assert "no story card" in about(findings, "incidents.flag_injury").says


def test_a_view_that_cannot_be_read_is_a_finding_and_not_an_exception(database: Database, region: Region) -> None:
    view = database.table({"id": "VARCHAR(9)"})
    findings = checked(database, region, Source("incidents", {}, view=view))
    assert [finding.well for finding in findings] == [False]
    assert "no closing time" in findings[0].says


def test_an_optional_view_that_cannot_be_read_leaves_the_others_looked_at(database: Database, region: Region) -> None:
    view = database.table(COLUMNS)
    findings = checked(database, region, Source("incidents", {}, view=view), Source("steps", {}, view="v_tak_ada"))
    assert about(findings, "incidents").well
    assert "v_tak_ada" in about(findings, "steps").says


def test_a_wrong_zone_shows_as_closing_times_in_the_future(database: Database, region: Region) -> None:
    # Closed an hour before the check by the clock of WIB, but declared as UTC: seven hours ahead.
    rows = [ticket("T", "2026-11-15 23:00:00")]
    view = database.table(COLUMNS, rows)
    assert about(checked(database, region, Source("incidents", {}, view=view)), "timezone").well
    finding = about(checked(database, region, Source("incidents", {}, view=view), zone=ZoneInfo("UTC")), "timezone")
    assert not finding.well
    assert "6 hours in the future" in finding.says


def test_tickets_given_as_closed_without_a_time_are_counted(database: Database, region: Region) -> None:
    view = database.table(COLUMNS, [ticket("T", None), ticket("U", "2026-11-10 08:00:00")])
    finding = about(checked(database, region, Source("incidents", {}, view=view)), "incidents.closed_at")
    assert not finding.well
    assert finding.says.startswith("1 of 2 tickets")


def test_a_whole_table_read_is_told_with_the_index_for_the_dba(database: Database, region: Region) -> None:
    rows = [ticket(str(number), f"2026-{1 + number % 12:02d}-10 08:00:00") for number in range(60)]
    view = database.table(COLUMNS, rows)
    finding = about(checked(database, region, Source("incidents", {}, view=view)), "incidents: index")
    assert not finding.well
    assert f"ON <table behind {view}> (<column or expression behind closed_at>)" in finding.mend
    database.run(f"CREATE INDEX ix_{view} ON {view} (closed_at)")
    assert about(checked(database, region, Source("incidents", {}, view=view)), "incidents: index").well


def test_a_role_that_may_write_is_told(of_kind: Callable[[str], Database], region: Region) -> None:
    for kind in ("postgresql", "mariadb"):
        database = of_kind(kind)
        view = database.table(COLUMNS)
        finding = about(checked(database, region, Source("incidents", {}, view=view)), "role")
        assert not finding.well
        assert "GRANT SELECT" in finding.mend


def test_a_role_that_can_only_read_is_well(of_kind: Callable[[str], Database], region: Region) -> None:
    for kind, user, grant, drop in (
        ("postgresql", "CREATE ROLE {0} LOGIN", "GRANT SELECT ON {1} TO {0}", "DROP OWNED BY {0}"),
        ("mariadb", "CREATE USER {0}@'%'", "GRANT SELECT ON {1} TO {0}@'%'", "SELECT 1"),
    ):
        owner = of_kind(kind)
        view, role = owner.table(COLUMNS), owner.name("baca")
        owner.run(user.format(role), grant.format(role, view))
        reader = Database(kind, owner.url.replace("postgres@", f"{role}@").replace("root@", f"{role}@"))
        try:
            assert about(checked(reader, region, Source("incidents", {}, view=view)), "role").well
        finally:
            owner.run(drop.format(role), f"DROP ROLE {role}" if kind == "postgresql" else f"DROP USER {role}@'%'")


def test_rounded_times_and_a_clock_of_twelve_hours_are_told(database: Database, region: Region) -> None:
    opened = [str(START.astimezone(WIB).replace(tzinfo=None) + timedelta(hours=number % 12)) for number in range(50)]
    rows = [ticket(str(number), "2026-11-10 08:00:00", moment) for number, moment in enumerate(opened)]
    view = database.table(COLUMNS, rows)
    says = [
        finding.says
        for finding in checked(database, region, Source("incidents", {}, view=view))
        if finding.what == "opening times"
    ]
    assert any("clock of twelve hours" in text for text in says)
    assert any("100% of 50" in text for text in says)


def test_a_bounded_query_is_checked_too(database: Database, region: Region) -> None:
    name = database.table(COLUMNS, [ticket("T", "2026-11-10 08:00:00")])
    query = f"SELECT id, closed_at FROM {name} WHERE closed_at >= :start AND closed_at < :end"
    findings = checked(database, region, Source("incidents", {}, query=query))
    assert about(findings, "incidents").says == "1 rows read, none set aside."
    assert not about(findings, "incidents: index").well


def test_a_server_without_zone_tables_is_told_where_summer_time_matters(
    of_kind: Callable[[str], Database], region: Region
) -> None:
    database = of_kind("mariadb")
    view = database.table(COLUMNS)
    with create_engine(database.url).connect() as connection:
        knows = connection.execute(text("SELECT CONVERT_TZ('2026-01-01', 'UTC', 'America/New_York')")).scalar() is not None
    for zone, told in (("America/New_York", not knows), ("Asia/Jakarta", False)):
        findings = checked(database, region, Source("incidents", {}, view=view), zone=ZoneInfo(zone))
        assert any(finding.what == "time zone tables" for finding in findings) is told

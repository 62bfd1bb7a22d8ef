from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy.dialects import mysql, postgresql, sqlite

from publisher.config import Source
from publisher.intake.statements import bound_texts, bounded_select, day_select, split_name

from .conftest import END, START, WIB

COLUMNS = {"id": "no_tiket", "closed_at": "waktu tutup"}
VIEW = Source("incidents", COLUMNS, view="pub.v_tiket")


def written(statement: object, dialect: object) -> str:
    return " ".join(str(statement.compile(dialect=dialect)).split())  # type: ignore[attr-defined]


def test_a_view_is_asked_for_its_mapped_columns_within_the_bounds_and_nothing_else() -> None:
    statement = bounded_select(VIEW, COLUMNS, "postgresql", START, END, WIB)
    assert written(statement, postgresql.dialect(paramstyle="named")) == (
        'SELECT "pub"."v_tiket"."no_tiket", "pub"."v_tiket"."waktu tutup" FROM "pub"."v_tiket" '
        'WHERE "pub"."v_tiket"."waktu tutup" >= :start::TIMESTAMP WITHOUT TIME ZONE '
        'AND "pub"."v_tiket"."waktu tutup" < :end::TIMESTAMP WITHOUT TIME ZONE'
    )
    assert "`v_tiket`.`no_tiket`" in written(statement, mysql.dialect())


def test_a_query_is_wrapped_so_that_only_mapped_columns_leave_it() -> None:
    source = Source("incidents", COLUMNS, query="SELECT * FROM tiket WHERE t >= :start AND t < :end;\n")
    assert written(bounded_select(source, COLUMNS, "sqlite", START, END, WIB), sqlite.dialect(paramstyle="named")) == (
        'SELECT q."no_tiket", q."waktu tutup" FROM (SELECT * FROM tiket WHERE t >= :start AND t < :end) AS q'
    )


def test_changes_are_bounded_by_opening_or_change_and_calls_by_day() -> None:
    columns = {"id": "id", "status": "s", "opened_at": "o", "changed_at": "c"}
    text = written(bounded_select(Source("changes", {}, view="v"), columns, "mysql", START, END, WIB), sqlite.dialect())
    assert '"v"."o" >= ? AND "v"."o" < ? OR "v"."c" >= ? AND "v"."c" < ?' in text
    del columns["changed_at"]
    text = written(bounded_select(Source("changes", {}, view="v"), columns, "mysql", START, END, WIB), sqlite.dialect())
    assert " OR " not in text
    calls = {"day": "d", "call_type": "t", "answered": "a", "calls": "n"}
    statement = day_select(Source("calls", {}, view="v"), calls, "sqlite", date(2026, 11, 9), date(2026, 11, 15))
    assert statement.compile(dialect=sqlite.dialect()).params == {"start": "2026-11-09", "end": "2026-11-16"}


def test_steps_without_their_tickets_closing_time_are_bounded_by_their_own_time() -> None:
    columns = {"id": "id", "agency": "a", "step": "s", "at": "at"}
    statement = bounded_select(Source("steps", {}, view="v"), columns, "postgresql", START, END, WIB)
    assert statement.compile().params == {
        "start": datetime(2026, 11, 9) - timedelta(days=60),  # noqa: DTZ001
        "end": datetime(2026, 11, 17),  # noqa: DTZ001
    }


def test_bounds_are_naive_local_times_of_the_sources_zone() -> None:
    assert bound_texts("postgresql", START, END, WIB) == (datetime(2026, 11, 9), datetime(2026, 11, 16))  # noqa: DTZ001
    utc = bound_texts("mysql", START, END, ZoneInfo("UTC"))
    assert utc == (datetime(2026, 11, 8, 17), datetime(2026, 11, 15, 17))  # noqa: DTZ001


def test_sqlite_is_asked_a_day_wider_because_it_compares_text() -> None:
    assert bound_texts("sqlite", START, END, WIB) == ("2026-11-08 00:00:00", "2026-11-17 00:00:00")


def test_at_an_hour_that_comes_twice_an_hour_more_is_read() -> None:
    new_york = ZoneInfo("America/New_York")
    second_half_past_one = datetime(2026, 11, 1, 1, 30, tzinfo=new_york, fold=1)
    lower, upper = bound_texts("postgresql", second_half_past_one, second_half_past_one, new_york)
    assert (lower, upper) == (datetime(2026, 11, 1, 0, 30), datetime(2026, 11, 1, 2, 30))  # noqa: DTZ001


@pytest.mark.parametrize(("view", "parts"), [("v", (None, "v")), ("s.v", ("s", "v"))])
def test_a_view_may_lie_in_a_schema(view: str, parts: tuple[str | None, str]) -> None:
    assert split_name(view) == parts

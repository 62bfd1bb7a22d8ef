from __future__ import annotations

from pathlib import Path

from sqlalchemy import text
from sqlalchemy.engine import make_url
from sqlalchemy.pool import NullPool

from publisher.intake.engine import _postgresql_options, open_engine, parse_url, place, sqlite_path

from .conftest import Database, settings_for


def test_the_place_in_messages_has_neither_user_nor_password() -> None:
    url = make_url("postgresql+psycopg://petugas:rahasia@db.example:5433/intake?password=rahasia")
    assert place(url) == "postgresql database intake at db.example:5433"
    assert place(make_url("sqlite:///a.sqlite3")) == "sqlite file a.sqlite3"


def test_drivers_are_chosen_by_us() -> None:
    for given, used in (
        ("postgresql://h/d", "postgresql+psycopg"),
        ("postgresql+psycopg2://h/d", "postgresql+psycopg"),
        ("mysql://h/d", "mysql+pymysql"),
        ("mariadb://h/d", "mariadb+pymysql"),
    ):
        assert parse_url(settings_for([], url=given)).drivername == used


def test_a_relative_sqlite_file_lies_beside_the_configuration() -> None:
    assert sqlite_path(make_url("sqlite:///data/a.sqlite3"), Path("/srv/pub")) == Path("/srv/pub/data/a.sqlite3")
    assert sqlite_path(make_url("sqlite:////var/a.sqlite3"), Path("/srv/pub")) == Path("/var/a.sqlite3")


def test_engines_keep_no_connection_and_log_no_parameters(database: Database) -> None:
    database.run("SELECT 1")
    engine = open_engine(settings_for([], url=database.url))
    assert isinstance(engine.pool, NullPool)
    assert engine.hide_parameters
    assert not engine.echo


def test_a_server_session_is_read_only_and_in_the_sources_zone(database: Database) -> None:
    database.run("SELECT 1")
    with open_engine(settings_for([], url=database.url)).connect() as connection:
        if database.kind == "postgresql":
            assert connection.execute(text("SHOW default_transaction_read_only")).scalar() == "on"
            assert connection.execute(text("SHOW timezone")).scalar() == "Asia/Jakarta"
            assert connection.execute(text("SHOW statement_timeout")).scalar() == "1min"
        elif database.kind == "mariadb":
            assert connection.execute(text("SELECT @@tx_read_only")).scalar() == 1
            assert connection.execute(text("SELECT @@time_zone")).scalar() in ("Asia/Jakarta", "+07:00")
            assert connection.execute(text("SELECT @@max_statement_time")).scalar() == 60


def test_options_in_a_postgresql_url_are_kept_and_cannot_lift_read_only() -> None:
    url = "postgresql+psycopg://u@127.0.0.1/db?options=-csearch_path%3Dlain%20-cdefault_transaction_read_only%3Doff"
    settings = settings_for([], url=url)
    options = _postgresql_options(parse_url(settings), settings.timezone)["options"]
    assert options.startswith("-csearch_path=lain ")
    assert options.rindex("default_transaction_read_only=on") > options.rindex("default_transaction_read_only=off")

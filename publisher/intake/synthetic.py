"""The demonstration city: two years of an invented emergency line, in an SQLite file that the intake reads.

Deterministic by its arguments: the same ones give the same rows. Nothing asks for the time.
"""

from __future__ import annotations

import random
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from contextlib import closing
from datetime import datetime, time
from itertools import chain
from pathlib import Path
from random import Random

from publisher.clock import Week, require_aware
from publisher.intake import synthetic_city as city
from publisher.intake.synthetic_calls import Call, monday_calls, ticket_call, week_calls
from publisher.intake.synthetic_rows import assignment_rows, call_rows, note_rows, ticket_row
from publisher.intake.synthetic_tickets import Drawer, Ticket

_FOLDER = Path(__file__).parent


def write_city(
    path: Path,
    *,
    preset: str,
    last_week: Week,
    read_at: datetime,
    seed: int = 112,
    rounded: bool = False,
    progress: Callable[[int, int], None] | None = None,
) -> None:
    """Write the city to `path`, replacing a file that is there.

    The history is 108 weeks up to `last_week`, and the running week's morning up to `read_at` (aware). In the last
    week the preset's number of incidents is closed. `rounded` puts 80 % of the opening times on the hour or half
    hour. `progress` is told weeks done and weeks in all. Raises ValueError for an unknown preset or a naive time.
    """
    if preset not in city.PRESETS:
        raise ValueError(f"There is no preset {preset!r}; choose one of {', '.join(city.PRESETS)}.")
    local = require_aware(read_at).astimezone(city.ZONE).replace(tzinfo=None, microsecond=0)
    if local < datetime.combine(last_week.later(1).monday, time(0)):
        raise ValueError(f"The city is read after its last week {last_week} has ended.")
    # A text seeds by its hash, the same on every machine.
    rng = random.Random(f"{seed} {preset} {last_week} {rounded}")  # noqa: S311  nothing here is a secret
    tickets, calls = _draw(rng, city.PRESETS[preset], last_week, local, rounded, progress)
    partial = path.with_name(path.name + ".part")
    partial.unlink(missing_ok=True)
    _write(partial, rng, tickets, calls)
    partial.replace(path)


def _draw(
    rng: Random,
    preset: city.Preset,
    last_week: Week,
    read_at: datetime,
    rounded: bool,
    progress: Callable[[int, int], None] | None,
) -> tuple[list[Ticket], list[Call]]:
    drawer = Drawer(rng, read_at, rounded)
    tickets: list[Ticket] = []
    weeks = [last_week.earlier(back) for back in range(city.HISTORY_WEEKS - 1, -1, -1)]
    floods = set()
    for done, week in enumerate(weeks, start=1):
        if week == last_week:
            tickets += _last_week(drawer, preset, week)
        else:
            flood = _is_flood(rng, week, last_week)
            floods |= {week} if flood else set()
            count = 0 if rng.random() < city.P_ZERO_WEEK else drawer.volume(preset.usual)
            count = round(preset.usual * rng.uniform(*city.FLOOD_TIMES)) if flood else count
            tickets += drawer.closed_week(week, count, flood=flood, exact=False)
            tickets += drawer.beside(week, max(count, 1))
        if progress is not None:
            progress(done, len(weeks))
    morning = round(preset.usual / 9) if preset.last != 0 else 1
    tickets += drawer.monday_morning(last_week.later(1), morning)
    tickets.sort(key=lambda ticket: ticket.opened)
    _number(tickets)
    calls = [ticket_call(rng, ticket) for ticket in tickets]
    opened = Counter(Week.of_day(ticket.opened.date()) for ticket in tickets)
    for week in weeks:
        calls += week_calls(rng, preset, week, opened[week], last=week == last_week)
    calls += monday_calls(rng, preset, last_week.later(1), read_at)
    return tickets, calls


def _last_week(drawer: Drawer, preset: city.Preset, week: Week) -> list[Ticket]:
    """Exactly the preset's number of closed incidents, and those still being handled."""
    flood = preset.last is None
    if preset == city.PRESETS["default"]:
        closed = drawer.planned_week(week)
    else:
        count = round(preset.usual * drawer.rng.uniform(*city.FLOOD_TIMES)) if preset.last is None else preset.last
        closed = drawer.closed_week(week, count, flood=flood, exact=True)
    return closed + drawer.open_tickets(week, preset.open_now, flood=flood)


def _is_flood(rng: Random, week: Week, last_week: Week) -> bool:
    chance = city.FLOODS_A_YEAR / (52 * len(city.FLOOD_MONTHS) / 12)
    drawn = rng.random() < chance
    return drawn and week.monday.month in city.FLOOD_MONTHS and week < last_week.earlier(city.ORDINARY_WEEKS)


def _number(tickets: Iterable[Ticket]) -> None:
    """Ids and ticket numbers in the order of opening; the number starts again each day."""
    days: Counter[str] = Counter()
    for position, ticket in enumerate(tickets, start=1):
        day = f"{ticket.opened:%Y%m%d}"
        days[day] += 1
        ticket.id = position
        ticket.number = f"112-PKL-{day}-{days[day]:04d}"


def _write(path: Path, rng: Random, tickets: list[Ticket], calls: list[Call]) -> None:
    with closing(sqlite3.connect(path)) as connection:
        # The file is written once and thrown away on failure: no journal is needed.
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute("PRAGMA synchronous = OFF")
        connection.executescript((_FOLDER / "synthetic_schema.sql").read_text(encoding="utf-8"))
        categories = _write_references(connection)
        _insert(connection, "panggilan", call_rows(rng, calls))
        places: dict[str, int] = dict(connection.execute("SELECT nama_kelurahan, id_kelurahan FROM kelurahan"))
        agencies: dict[str, int] = dict(connection.execute("SELECT singkatan, id_instansi FROM instansi"))
        _insert(connection, "tiket", (ticket_row(rng, ticket, categories, places) for ticket in tickets))
        _insert(connection, "disposisi", assignment_rows(rng, tickets, agencies))
        _insert(connection, "tindak_lanjut", note_rows(rng, tickets))
        connection.executescript((_FOLDER / "synthetic_indexes.sql").read_text(encoding="utf-8"))
        connection.commit()


def _insert(connection: sqlite3.Connection, table: str, rows: Iterable[Mapping[str, object]]) -> None:
    """Insert rows that all have the same columns; the first one names them."""
    remaining = iter(rows)
    first = next(remaining, None)
    if first is None:
        return
    columns, places = ", ".join(first), ", ".join(f":{name}" for name in first)
    statement = f"INSERT INTO {table} ({columns}) VALUES ({places})"  # noqa: S608  our own names
    connection.executemany(statement, chain([first], remaining))


def _write_references(connection: sqlite3.Connection) -> dict[tuple[str, str | None], int]:
    """Areas, categories, agencies and operators. Returns the ids of (category, subcategory)."""
    districts = list(city.SUB_DISTRICTS)
    _insert(
        connection,
        "kecamatan",
        ({"id_kecamatan": number, "nama_kecamatan": name} for number, name in enumerate(districts, start=1)),
    )
    places = [(district, name) for district, names in enumerate(city.SUB_DISTRICTS.values(), start=1) for name in names]
    _insert(
        connection,
        "kelurahan",
        (
            {"id_kelurahan": number, "id_kecamatan": district, "nama_kelurahan": name}
            for number, (district, name) in enumerate(places, start=1)
        ),
    )
    ids: dict[tuple[str, str | None], int] = {}
    rows: list[dict[str, object]] = []
    for kind in city.KINDS:
        for code in (None, *kind.subcategories):
            ids[kind.code, code] = len(ids) + 1
            rows.append(
                {
                    "id_kategori": ids[kind.code, code],
                    "id_induk": None if code is None else ids[kind.code, None],
                    "kode": code or kind.code,
                    "sensitif": int(kind.sensitive),
                }
            )
    _insert(connection, "kategori", rows)
    names = dict.fromkeys(name for kind in city.KINDS for name in (*kind.leads.values(), *kind.supports))
    _insert(
        connection,
        "instansi",
        ({"id_instansi": number, "singkatan": name} for number, name in enumerate(names, start=1)),
    )
    _insert(
        connection,
        "petugas",
        (
            {"id_petugas": number, "nama": f"Petugas {number}", "nip": f"00000000{number}", "peran": "CALL_TAKER"}
            for number in range(1, city.OPERATORS + 1)
        ),
    )
    return ids

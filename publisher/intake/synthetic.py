"""The demonstration city: two years of an invented emergency line, in an SQLite file that the intake reads.

Deterministic by its arguments: the same ones give the same rows. Nothing asks for the time.
"""

from __future__ import annotations

import random
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from datetime import datetime, time, timedelta
from pathlib import Path
from random import Random

from publisher.clock import Week, require_aware
from publisher.intake import synthetic_city as city
from publisher.intake.synthetic_calls import Call, monday_calls, ticket_call, week_calls
from publisher.intake.synthetic_private import private_values, progress_note
from publisher.intake.synthetic_tickets import Drawer, Ticket

_FOLDER = Path(__file__).parent
_OPERATORS = 9


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
        _insert(connection, "panggilan", _call_rows(rng, tickets, calls))
        places: dict[str, int] = dict(connection.execute("SELECT nama_kelurahan, id_kelurahan FROM kelurahan"))
        agencies: dict[str, int] = dict(connection.execute("SELECT singkatan, id_instansi FROM instansi"))
        _insert(connection, "tiket", (_ticket_row(rng, ticket, categories, places) for ticket in tickets))
        _insert(connection, "disposisi", _assignments(rng, tickets, agencies))
        notes = (ticket for ticket in tickets if ticket.agencies)
        _insert(
            connection,
            "tindak_lanjut",
            ((number, ticket.id, str(ticket.changed), progress_note(rng)) for number, ticket in enumerate(notes, 1)),
        )
        connection.executescript((_FOLDER / "synthetic_indexes.sql").read_text(encoding="utf-8"))
        connection.commit()


def _insert(connection: sqlite3.Connection, table: str, rows: Iterable[tuple[object, ...]]) -> None:
    width = len(connection.execute(f"SELECT * FROM {table} LIMIT 0").description)  # noqa: S608  our own table names
    connection.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * width)})", rows)  # noqa: S608


def _write_references(connection: sqlite3.Connection) -> dict[tuple[str, str | None], int]:
    """Areas, categories, agencies and operators. Returns the ids of (category, subcategory)."""
    _insert(connection, "kecamatan", enumerate(city.SUB_DISTRICTS, start=1))
    places = [(district, name) for district, names in enumerate(city.SUB_DISTRICTS.values(), start=1) for name in names]
    _insert(connection, "kelurahan", ((number, *place) for number, place in enumerate(places, start=1)))
    ids: dict[tuple[str, str | None], int] = {}
    rows: list[tuple[object, ...]] = []
    for kind in city.KINDS:
        main = ids[kind.code, None] = len(ids) + 1
        rows.append((main, None, kind.code, int(kind.sensitive)))
        for code in kind.subcategories:
            ids[kind.code, code] = len(ids) + 1
            rows.append((ids[kind.code, code], main, code, int(kind.sensitive)))
    _insert(connection, "kategori", rows)
    names = dict.fromkeys(name for kind in city.KINDS for name in (*kind.leads.values(), *kind.supports))
    _insert(connection, "instansi", enumerate(names, start=1))
    operators = ((number, f"Petugas {number}", f"00000000{number}", "CALL_TAKER") for number in range(1, _OPERATORS + 1))
    _insert(connection, "petugas", operators)
    return ids


def _call_rows(rng: Random, tickets: list[Ticket], calls: list[Call]) -> Iterator[tuple[object, ...]]:
    """The calls; the first ones are the tickets' own and take their ids."""
    operators = rng.choices(range(1, _OPERATORS + 1), k=len(calls))
    numbers = rng.choices(range(1_000_000, 9_999_999), k=len(calls))
    for position, (call, operator, number) in enumerate(zip(calls, operators, numbers, strict=True), start=1):
        answered = str(call.at + timedelta(seconds=call.ringing)) if call.ringing is not None else None
        recording = f"rekaman/{position}.wav" if answered else None
        yield position, str(call.at), answered, call.seconds, call.kind, "112", f"0800{number}", operator, recording


def _ticket_row(
    rng: Random, ticket: Ticket, categories: dict[tuple[str, str | None], int], places: dict[str, int]
) -> tuple[object, ...]:
    done = ticket.closed
    if ticket.closed and ticket.status == "DITUTUP" and ticket.on_scene and ticket.on_scene < ticket.closed:
        # The field says done a little before the dispatcher closes.
        done = ticket.on_scene + (ticket.closed - ticket.on_scene) * 9 // 10
        done = done.replace(microsecond=0)
    private = private_values(rng, ticket.dead or ticket.injured)
    return (
        *(ticket.id, ticket.number, ticket.id, ticket.parent.id if ticket.parent else None),
        categories[ticket.category, ticket.subcategory] if ticket.category else None,
        *private.before_area,
        *(places[ticket.sub_district] if ticket.sub_district else None, ticket.typed_area, int(ticket.outside)),
        *(ticket.injured, ticket.dead, private.victim, ticket.status, ticket.reason),
        *(_text(moment) for moment in (ticket.opened, ticket.dispatched, ticket.on_scene, done)),
        _text(ticket.closed) if ticket.status == "DITUTUP" else None,
        *(ticket.reopened, _text(ticket.changed)),
    )


def _assignments(rng: Random, tickets: Iterable[Ticket], agencies: dict[str, int]) -> Iterator[tuple[object, ...]]:
    number = 0
    for ticket in tickets:
        for position, name in enumerate(ticket.agencies):
            number += 1
            later = timedelta(seconds=rng.randrange(60, 600)) if position else timedelta(0)
            arrival = ticket.on_scene + later if ticket.on_scene else None
            if arrival and ticket.closed and arrival >= ticket.closed:
                arrival = None if position else ticket.on_scene
            sent = ticket.dispatched or ticket.opened
            yield (
                *(number, ticket.id, agencies[name], int(position == 0)),
                *(_text(sent), _text(arrival), _text(ticket.closed) if position == 0 else None),
            )


def _text(moment: datetime | None) -> str | None:
    return str(moment) if moment else None

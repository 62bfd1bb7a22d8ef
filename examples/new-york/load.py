"""Load New York's 311 requests into MariaDB, row by row, every column of the file.

python examples/new-york/load.py --csv FILE [--url URL]
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Sequence
from pathlib import Path

import pandas as pd
from sqlalchemy import DateTime, Index, MetaData, Table, Text, create_engine
from sqlalchemy.types import String

from publisher.config import load
from publisher.keys import create_key_file

FOLDER = Path(__file__).resolve().parent
TABLE = "new_york_311"
TIMES = ("created_date", "closed_date", "resolution_action_updated_date", "due_date")
KEYS = {"unique_key": String(40)}


def main(arguments: Sequence[str] | None = None) -> int:
    """Replace the example's table by the file's rows, and make the key where it is missing."""
    parser = argparse.ArgumentParser(description="New York 311 requests → MariaDB")
    parser.add_argument("--csv", type=Path, required=True, help="the file of requests")
    parser.add_argument("--url", help="the database (default: [intake] url, or $PUBLISHER_INTAKE_URL)")
    given = parser.parse_args(arguments)
    settings = load(FOLDER)
    rows = read(given.csv)
    engine = create_engine(given.url or settings.intake.url)
    kinds = {name: KEYS.get(name, DateTime() if name in TIMES else Text()) for name in rows.columns}
    with engine.begin() as connection:
        rows.to_sql(TABLE, connection, index=False, if_exists="replace", dtype=kinds)
        table = Table(TABLE, MetaData(), autoload_with=connection)
        for column in ("closed_date", "created_date", "resolution_action_updated_date"):
            Index(f"ix_{TABLE}_{column}", table.c[column]).create(connection)
    engine.dispose()
    if not settings.key_file.exists():
        create_key_file(settings.key_file)
    print(f"{len(rows)} requests are in {TABLE}.")
    return 0


def read(path: Path) -> pd.DataFrame:
    """The file with plain column names and times as times; an empty cell is NULL, "N/A" stays as it is."""
    rows = pd.read_csv(path, dtype=str, keep_default_na=False, na_values=[""])
    rows.columns = [re.sub(r"[^a-z0-9_]+", "_", name.casefold()).strip("_") for name in rows.columns]
    for column in TIMES:
        if column in rows:
            rows[column] = pd.to_datetime(rows[column], format="ISO8601")
    return rows


if __name__ == "__main__":
    raise SystemExit(main())

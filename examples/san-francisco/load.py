"""Load San Francisco's fire calls into PostgreSQL, unit row by unit row, as a dispatch system would hold them.

python examples/san-francisco/load.py --csv FILE [--url URL]
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Sequence
from pathlib import Path

import pandas as pd
from sqlalchemy import create_engine, text

from publisher.config import load
from publisher.keys import create_key_file

FOLDER = Path(__file__).resolve().parent
SCHEMA, TABLE = "san_francisco", "unit_calls"
TIME_FORM = "%m/%d/%Y %I:%M:%S %p"


def main(arguments: Sequence[str] | None = None) -> int:
    """Replace the example's schema by the file's rows, and make the key where it is missing."""
    parser = argparse.ArgumentParser(description="San Francisco fire calls → PostgreSQL")
    parser.add_argument("--csv", type=Path, required=True, help="the file of unit rows")
    parser.add_argument("--url", help="the database (default: [intake] url, or $PUBLISHER_INTAKE_URL)")
    given = parser.parse_args(arguments)
    settings = load(FOLDER)
    rows = read(given.csv)
    engine = create_engine(given.url or settings.intake.url)
    with engine.begin() as connection:
        connection.execute(text(f"DROP SCHEMA IF EXISTS {SCHEMA} CASCADE"))
        connection.execute(text(f"CREATE SCHEMA {SCHEMA}"))
        rows.to_sql(TABLE, connection, schema=SCHEMA, index=False)
        connection.execute(text(f"CREATE INDEX ON {SCHEMA}.{TABLE} (available_dttm)"))
        connection.execute(text(f"CREATE INDEX ON {SCHEMA}.{TABLE} (incident_number)"))
    engine.dispose()
    if not settings.key_file.exists():
        create_key_file(settings.key_file)
    print(f"{len(rows)} unit rows are in {SCHEMA}.{TABLE}.")
    return 0


def read(path: Path) -> pd.DataFrame:
    """The file with plain column names; what is called DtTm is a time, the rest stays text."""
    rows = pd.read_csv(path, dtype=str)
    rows.columns = [re.sub(r"[^a-z0-9]+", "_", name.casefold()).strip("_") for name in rows.columns]
    for column in rows.columns:
        if column.endswith("_dttm"):
            rows[column] = pd.to_datetime(rows[column], format=TIME_FORM)
    return rows


if __name__ == "__main__":
    raise SystemExit(main())

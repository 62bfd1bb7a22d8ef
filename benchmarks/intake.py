"""One week out of ten million rows, read through the intake into incidents.

Ten cities × 200 weeks × 5,000 rows in one table, an index on (city, closing time): the shape in which engines were compared
before. Measured in a process of its own: seconds for `incidents(week)` (connection open, median of several weeks) and the
process's peak memory. Goal: at most 0.1 s and 300 MB.

    python -m benchmarks.intake [--url postgresql+psycopg://postgres@127.0.0.1:5432/test] [--rows 10000000]
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys

GOAL_SECONDS, GOAL_MB = 0.1, 300
TABLE = "publisher_benchmark_tiket"
PER_WEEK, CITIES = 5_000, 10

FILL = """
CREATE TABLE {table} AS
SELECT 'T' || i AS id, i % {cities} AS city,
  closed - make_interval(secs => (300 + (i::bigint * 7919) % 14400)::float) AS opened_at,
  closed - make_interval(secs => ((i::bigint * 104729) % 300)::float) AS on_scene_at,
  closed AS closed_at,
  (ARRAY['HWN','PHN','UTL','KEB','MED','LAK','FSU','BNC'])[1 + i % 8] AS category,
  (ARRAY['Pekalongan Barat','Pekalongan Timur','Pekalongan Utara','Pekalongan Selatan'])[1 + i % 4] AS district,
  'SELESAI' AS status, 0 AS flag_death, 0 AS flag_injury, 0 AS flag_sensitive,
  '08' || (1000000000 + i::bigint) AS no_hp, repeat('uraian ', 12) AS uraian
FROM (
  SELECT i, timestamp '2023-01-02' + make_interval(secs => ((i / {cities}) * (604800.0 / {per_week}))::float) AS closed
  FROM generate_series(0, {rows} - 1) AS i
) AS made
"""

READ = """
import json, resource, statistics, sys, time
from pathlib import Path
from zoneinfo import ZoneInfo
from publisher.clock import Week
from publisher.config import IntakeSettings, Source
from publisher.intake.open import open_intake
from publisher.regions import load_region
url, query, first, weeks = sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4])
zone = ZoneInfo("Asia/Jakarta")
names = "id opened_at on_scene_at closed_at category district status flag_death flag_injury flag_sensitive".split()
source = Source(name="incidents", columns={name: name for name in names}, query=query)
settings = IntakeSettings(kind="sql", timezone=zone, sources={"incidents": source}, url=url, path=Path("."))
intake = open_intake(settings, load_region("kota-pekalongan"))
week, times, rows = Week.parse(first), [], 0
intake.incidents(week.start(zone), week.end(zone))
for number in range(weeks):
    each = week.later(number * 7)
    started = time.perf_counter()
    batch = intake.incidents(each.start(zone), each.end(zone))
    times.append(time.perf_counter() - started)
    rows = len(batch.rows)
print(json.dumps({"rows": rows, "median_s": round(statistics.median(times), 4), "worst_s": round(max(times), 4),
                  "peak_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)}))
"""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--url", default="postgresql+psycopg://postgres@127.0.0.1:5432/test")
    parser.add_argument("--rows", type=int, default=10_000_000)
    given = parser.parse_args()
    from sqlalchemy import create_engine, text

    engine = create_engine(given.url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"DROP TABLE IF EXISTS {TABLE}"))
        print(f"filling {given.rows:,} rows …", flush=True)
        fill = FILL.format(table=TABLE, cities=CITIES, per_week=PER_WEEK, rows=given.rows)
        connection.exec_driver_sql(fill.replace("%", "%%"))
        connection.execute(text(f"CREATE INDEX ON {TABLE} (city, closed_at)"))
        connection.execute(text(f"VACUUM ANALYZE {TABLE}"))
        try:
            query = f"SELECT * FROM {TABLE} WHERE city = 3 AND closed_at >= :start AND closed_at < :end"
            done = subprocess.run(
                [sys.executable, "-c", READ, given.url, query, "2023-W10", "15"],
                capture_output=True,
                text=True,
                check=False,
            )
            if done.returncode:
                print(done.stderr[-2000:])
                return 1
            result = json.loads(done.stdout)
        finally:
            connection.execute(text(f"DROP TABLE {TABLE}"))
    print(json.dumps(result))
    kept = result["median_s"] <= GOAL_SECONDS and result["peak_mb"] <= GOAL_MB
    print(f"goal {'kept' if kept else 'MISSED'}: <= {GOAL_SECONDS} s, <= {GOAL_MB} MB")
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())

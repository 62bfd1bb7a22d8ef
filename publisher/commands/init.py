"""`publisher init`: a commented configuration and a key file in a new folder."""

from __future__ import annotations

from pathlib import Path

from publisher.commands import CommandError
from publisher.commands.words import command, say
from publisher.config import CONFIG_NAME
from publisher.keys import create_key_file

TEMPLATE = """\
# One publication: an intake source, a region, a schedule, an account.
# `publisher check` reads every line of this and says what is wrong and how to mend it.

[publication]
slug = "{slug}"
region = "{region}"            # a shipped pack, or the path of a folder with one
account = "lapor.pekalongankota"      # without @
archive_url = ""                      # the public archive, once it is live: prints "tautan di bio"
hashtags = ["Pekalongan", "CallCenter112", "DataTerbuka"]   # at most 5
paused = false                        # true: nothing is posted (mourning, elections, holidays)

[schedule]                            # in the region's zone, in the week after the reported one
draft = "mon 08:30"                   # after the night shift's end
slot = "mon 16:00"

[review]
approvals = 1                         # 1, or 2 different admins
self_approval = false                 # true: the last editor may approve; marked in the log

[store]                               # our own records: sqlite:/// (beside this file) or postgresql://
url = "sqlite:///store.sqlite3"
media = "media"                       # page images, named by their hash

[secrets]
key_file = "secret.key"               # keep a copy outside every backup of the store

[instagram]
backend = "rehearsal"                 # a folder that shows as a feed; or manual, graph, instagrapi: docs/instagram.md
folder = "feed"
# account_id = "1234567890"           # needed by instagrapi: a session of another account is never used
# accept_unofficial_api = true        # an account can be restricted for using the unofficial API

[web]
allowed_hosts = ["127.0.0.1", "localhost"]
behind_tls = false                    # true behind a TLS proxy: __Host- cookies and HSTS

# Only where the office has set one: shown on the page of response times, for this category alone.
# [target]
# category = "KEB"
# minutes = 15
# source = "Permendagri 114/2018"

# [map]                               # another map than the region pack's, or a rate by population
# file = "batas-kecamatan.geojson"
# area_property = "kode_kec"
# measure = "rate"

[intake]                              # read-only; only mapped columns are ever fetched
kind = "sql"                          # or "table" for CSV and XLSX
url = "sqlite:///intake.sqlite3"      # postgresql+psycopg://…, mysql+pymysql://…; or set PUBLISHER_INTAKE_URL
timezone = "Asia/Jakarta"             # the zone of the source's own times

[intake.incidents]                    # required: closed tickets
view = "v_publisher_tiket_tutup"      # or query = "… WHERE closed_at >= :start AND closed_at < :end"
# [intake.incidents.columns]          # our name = "their column"; without it the names are the same
# id = "no_tiket"

[intake.steps]                        # without it: stories without a timeline
view = "v_publisher_langkah"

[intake.calls]                        # without it: no calls in the figures
view = "v_publisher_panggilan"

[intake.changes]                      # without it: no "masih ditangani", no late or reopened tickets
view = "v_publisher_perubahan"

# Off unless you need it, and agreed with the PPID. Read once, hashed with the key, forgotten: the gate then finds
# the week's own names, numbers and addresses in what editors type.
# [intake.private]
# view = "v_publisher_pribadi"        # closed_at; reporter, owner, victim, officer, phone, address, landmark

# Off unless agencies write a text for the public. Only ever a suggestion to an editor.
# [intake.notes]
# view = "v_publisher_catatan_publik" # id, closed_at, note
"""


def init(folder: Path, slug: str = "kota-pekalongan", region: str = "kota-pekalongan") -> int:
    """Write the configuration and the key; refuses to overwrite either."""
    path = folder / CONFIG_NAME
    if path.exists():
        raise CommandError(f"{path} exists already; it was not touched.")
    folder.mkdir(parents=True, exist_ok=True)
    path.write_text(TEMPLATE.format(slug=slug, region=region), encoding="utf-8")
    key = folder / "secret.key"
    if not key.exists():
        create_key_file(key)
    say(f"Wrote {path} and {key}. Next: fill in [intake], then `{command('check', folder=folder)}`.")
    return 0

"""Edition: pages, caption and alt texts of one issue, composed from Summary and Story. Pure: no database, no network."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from publisher.clock import Week
from publisher.summary.figures import Figure


@dataclass(frozen=True)
class Target:
    """A time of response that the office has set itself, or is set: for one open category, with its source."""

    category: str
    minutes: int
    source: str  # "Permendagri 114/2018"


@dataclass(frozen=True)
class Masthead:
    """What a publication prints on every issue. `read_on` is the local day on which the data were read."""

    place: str  # "Kota Pekalongan"
    report: str  # "Laporan Mingguan 112"
    emergency_number: str
    source: str  # "Call Center 112 Kota Pekalongan"
    emergency_call: str
    emergency_note: str
    open_group: str
    guarded_group: str
    guarded_list: str
    guarded_icon: str
    account: str  # without @
    archive_live: bool
    hashtags: tuple[str, ...]
    read_on: date
    shifts: Mapping[str, str]  # code → name
    agencies: Mapping[str, str]  # code → name
    areas: Mapping[str, tuple[str, str]]  # code → (name, short name)
    target: Target | None = None


@dataclass(frozen=True)
class Page:
    """One slide, finished. `numbers` are the figures drawn on it, `texts` every line of text drawn."""

    key: str  # "sampul", "sekilas", "jenis", "aduan-1", "cara-baca"
    title: str  # for the newsroom's list: "Sampul", "Aduan: tawon, pohon"
    jpeg: bytes
    alt: str
    numbers: tuple[Figure, ...]
    texts: tuple[str, ...]


@dataclass(frozen=True)
class Draft:
    """A composed edition before it is stored. `left_out` names each page that is not in it, with the reason."""

    pages: tuple[Page, ...]
    caption: str
    headline: str
    caption_numbers: tuple[Figure, ...]
    left_out: tuple[tuple[str, str], ...]


class CorrectionKind(StrEnum):
    """ERRATUM: we were wrong. UPDATE: the record changed afterwards."""

    ERRATUM = "erratum"
    UPDATE = "update"


@dataclass(frozen=True)
class Correction:
    """A number of an earlier edition, as it stood there and as it should have stood (decisions 11).

    `category` is the code of an open category, or "" for the week's total. `new` is None for a number removed for privacy;
    neither value nor category is then told. `new_type`: the open category in which the incidents now are. `total`: the
    week's total, where a correction of a category left it as it was. `found_on`: the day on which the error was found.
    """

    kind: CorrectionKind
    week: Week
    pages: tuple[int, ...]
    category: str
    old: int
    new: int | None
    new_type: str = ""
    total: int | None = None
    found_on: date | None = None

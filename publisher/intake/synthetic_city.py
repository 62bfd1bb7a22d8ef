"""The measured and the judged figures behind the demonstration city, in one place, each with where it comes from.

"Measured" figures come from a public log of another regency's emergency line (213 tickets) and from open data of
fire services; "found" ones from public reporting on Indonesian call centres; "judged" ones are ours. Nothing here
is data of Kota Pekalongan, and every name, number and sentence is invented.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Asia/Jakarta")
HISTORY_WEEKS = 108
OPERATORS = 9


def _names(listed: str) -> tuple[str, ...]:
    return tuple(listed.split(", "))


@dataclass(frozen=True)
class Preset:
    """`usual` is the mean of closed tickets a week in the history, `last` the exact number in the last week
    (None: drawn as a flood), `calls` the calls of a usual week, `open_now` the tickets still being handled."""

    usual: float
    last: int | None
    calls: int
    open_now: int


# Judged, by population, from seven published call centres; calls found (400 a week, more where there is more to do).
PRESETS: Mapping[str, Preset] = {
    "quiet": Preset(3, 3, 320, 1),
    "default": Preset(18, 18, 398, 4),
    "busy": Preset(60, 60, 1090, 11),
    "flood": Preset(18, None, 398, 24),
    "zero": Preset(18, 0, 342, 2),
}

# Weekly volumes: negative binomial (judged: variance far above the mean where it was measured).
DISPERSION = 3.0
P_ZERO_WEEK = 0.02
FLOOD_TIMES = (8.0, 12.0)
FLOODS_A_YEAR = 1.5
FLOOD_MONTHS = frozenset({12, 1, 2, 5, 6})
FLOOD_CATEGORY_SHARE = 0.75
# No flood in the weeks that "biasanya" looks at: the demonstration's last week is told against ordinary ones.
ORDINARY_WEEKS = 26

# Measured defect rates; out of area found (15 of 53 fires of a year lay outside the city, over all tickets judged).
P_CLOSED_MISSING = 0.04
P_CLOSED_BEFORE_OPENED = 0.02
P_ZERO_DURATION = 0.005
P_AFTER_24H = 0.07
P_REOPENED = 0.03
P_MERGED = 0.03
P_AREA_MISSPELT_OR_NULL = 0.06
P_OUT_OF_AREA = 0.04
P_NO_CATEGORY = 0.03
P_SEVERAL_AGENCIES = 0.30
P_NO_STEPS = 0.08
P_NO_ON_SCENE = 0.03
P_ROUNDED = 0.80
# Judged.
P_VOID = 0.05
P_DRILL = 0.005
P_TRANSFERRED = 0.01
P_VICTIMS_UNKNOWN = 0.02

# Minutes, measured: lognormal by median and spread (ln of 90th over 50th percentile, divided by 1.2816).
CLOSING_SPREAD = 1.398
ON_SCENE_MEDIAN, ON_SCENE_SPREAD = 7.0, 0.697
DISPATCH_MEDIAN, DISPATCH_SPREAD = 1.7, 0.668
TAIL_MINUTES = (1_500.0, 14_400.0)

# Measured, Monday to Sunday and hour by hour.
DAY_SHARES = (0.17, 0.16, 0.16, 0.12, 0.14, 0.11, 0.14)
# fmt: off
HOUR_SHARES = (
    0.0224, 0.0209, 0.0241, 0.0198, 0.0157, 0.0173, 0.017, 0.0383,
    0.0369, 0.0482, 0.0488, 0.075, 0.0778, 0.066, 0.0594, 0.0528,
    0.067, 0.0517, 0.0518, 0.0465, 0.0543, 0.0341, 0.0292, 0.025,
)
# fmt: on
ROB_HOURS = (13, 19)

# Found ranges of five call centres: of all calls 45 % end before they are answered; of the answered ones:
P_ABANDONED = 0.45
ANSWERED_MIX: Mapping[str, float] = {"NORMAL": 0.10, "INFORMASI": 0.18, "PRANK": 0.40, "GHOST": 0.32}
P_ABANDONED_WITHIN_10S = 0.676


@dataclass(frozen=True)
class Kind:
    """A main category: its share of tickets, its subcategories with weights, the median closing time in minutes,
    and who goes: the lead by subcategory ("" for any) and the supports."""

    code: str
    share: float
    median: float
    subcategories: Mapping[str, float]
    leads: Mapping[str, str]
    supports: tuple[str, ...]
    sensitive: bool = False


# Shares measured and blended (see above); LAIN is a category that no region pack knows, as a new one would be.
KINDS: tuple[Kind, ...] = (
    Kind(
        "MED", 0.21, 30, {"AMBULANS": 6, "RUJUKAN": 2, "PERSALINAN": 1, "MOBILJENAZAH": 1}, {"": "PSC 119"}, ("RSUD", "PMI")
    ),
    Kind("HWN", 0.19, 60, {"TAWON": 5, "ULAR": 4, "BIAWAK": 1, "PELIHARAAN": 2}, {"": "Damkar"}, ("BPBD",)),
    Kind("LAK", 0.114, 60, {"LALIN": 9, "KERJA": 1, "LAUT": 0.5, "KA": 0.5}, {"": "Polres"}, ("PSC 119", "Dishub")),
    Kind(
        "UTL",
        0.086,
        120,
        {"PADAM": 4, "KABEL": 3, "TRAFO": 1, "PIPA": 2, "TELKOM": 1},
        {"": "PLN", "PIPA": "Perumda Tirtayasa", "TELKOM": "Telkom"},
        ("BPBD", "Damkar"),
    ),
    Kind(
        "KEB",
        0.067,
        60,
        {"RUMAH": 3, "USAHA": 2, "LAHAN": 3, "KENDARAAN": 1, "GAS": 2, "KORSLETING": 3},
        {"": "Damkar"},
        ("PLN", "PSC 119", "Polres"),
    ),
    Kind("PHN", 0.057, 60, {"TUMBANG": 4, "RAWAN": 1}, {"": "DLH", "RAWAN": "Dinperkim"}, ("BPBD", "PLN")),
    Kind(
        "FSU",
        0.057,
        120,
        {"PJU": 4, "APILL": 1, "JALAN": 2, "DRAINASE": 2, "SAMPAH": 1},
        {"": "Dishub", "JALAN": "DPUPR", "DRAINASE": "DPUPR", "SAMPAH": "DLH"},
        ("Dinperkim",),
    ),
    Kind("SOS", 0.057, 60, {"ODGJ": 4, "TERLANTAR": 2, "PGOT": 2}, {"": "Dinsos"}, ("Satpol P3KP",), sensitive=True),
    Kind(
        "BNC",
        0.048,
        300,
        {"BANJIR": 3, "ROB": 4, "TANGGUL": 1, "ANGIN": 2, "ROBOH": 1},
        {"": "BPBD"},
        ("DPUPR", "Dinsos", "TNI", "PMI"),
    ),
    Kind("KAM", 0.038, 60, {"PENCURIAN": 2, "PERKELAHIAN": 1, "GANGGUAN": 3}, {"": "Polres"}, ("Satpol P3KP",)),
    Kind("PNY", 0.038, 60, {"CINCIN": 4, "TERJEBAK": 2, "TERPEROSOK": 2, "SUMUR": 1}, {"": "Damkar"}, ("BPBD",)),
    Kind("PPA", 0.01, 60, {"KDRT": 3, "ANAK": 2, "SEKSUAL": 1}, {"": "DPMPPA"}, ("Unit PPA",), sensitive=True),
    Kind("SAR", 0.01, 90, {"HILANG": 2, "HANYUT": 2, "KAPAL": 1}, {"": "Basarnas"}, ("BPBD", "Polairud")),
    Kind("JNZ", 0.009, 90, {}, {"": "Polres"}, ("RSUD",), sensitive=True),
    Kind("LAIN", 0.01, 60, {}, {"": "Dinkominfo"}, ()),
)
KIND_BY_CODE: Mapping[str, Kind] = {kind.code: kind for kind in KINDS}
FLOOD_SUBCATEGORIES: Mapping[str, float] = {"BANJIR": 6, "ROB": 4}

# Judged by population, with the coast's tidal floods.
DISTRICT_SHARES: Mapping[str, float] = {
    "Pekalongan Barat": 0.31,
    "Pekalongan Utara": 0.28,
    "Pekalongan Timur": 0.23,
    "Pekalongan Selatan": 0.18,
}
SUB_DISTRICTS: Mapping[str, tuple[str, ...]] = {
    "Pekalongan Barat": _names("Medono, Podosugih, Sapuro Kebulen, Bendan Kergon, Pasirkratonkramat, Tirto, Pringrejo"),
    "Pekalongan Timur": _names("Noyontaansari, Kauman, Poncol, Klego, Gamer, Setono, Kali Baros"),
    "Pekalongan Utara": _names(
        "Krapyak, Kandang Panjang, Panjang Wetan, Padukuhan Kraton, Degayu, Bandengan, Panjang Baru"
    ),
    "Pekalongan Selatan": _names("Banyurip, Buaran Kradenan, Jenggot, Kuripan Kertoharjo, Kuripan Yosorejo, Sokoduwet"),
}
FLOOD_PLACES = _names(
    "Tirto, Pasirkratonkramat, Degayu, Klego, Krapyak, Panjang Baru, Panjang Wetan, Kandang Panjang, Padukuhan Kraton, "
    "Bandengan, Poncol, Bendan Kergon, Pringrejo, Gamer, Kauman"
)
# Spellings and older names seen in print; in a quarter of the faulty cases the field is empty.
TYPED_AREAS: tuple[str | None, ...] = (
    *_names("Pasir Kraton Kramat, Pasir Kramat Kraton, Nayontaansari, Noyontaan, Kalibaros, Padukuhankraton, Sapuro"),
    *_names("Bugisan, Sampangan, Keputran, Landungsari, Sugihwaras, krapyak  lor, PODO SUGIH"),
    *[None] * 5,
)
OUTSIDE_AREAS = ("Wiradesa, Kab. Pekalongan", "Kedungwuni, Kab. Pekalongan", "Warungasem, Kab. Batang", "Batang")


@dataclass(frozen=True)
class Planned:
    """One ticket of the default city's last week, fixed so that the demonstration has a known week.

    `day` counts from the week's Monday; `on_scene` and `closing` are minutes after opening.
    """

    category: str
    subcategory: str
    sub_district: str
    day: int
    hour: int
    minute: int
    on_scene: int | None
    closing: int
    supports: tuple[str, ...] = ()
    injured: int = 0


PLANNED_WEEK: tuple[Planned, ...] = (
    Planned("UTL", "PIPA", "Gamer", -3, 15, 20, None, 4_040),
    Planned("FSU", "PJU", "Kandang Panjang", 0, 8, 58, 7, 95),
    Planned("HWN", "TAWON", "Medono", 0, 17, 12, 9, 55),
    Planned("MED", "AMBULANS", "Noyontaansari", 1, 11, 20, 6, 40),
    Planned("UTL", "PADAM", "Podosugih", 1, 19, 18, 20, 130),
    Planned("HWN", "TAWON", "Krapyak", 2, 9, 41, 12, 70),
    Planned("SOS", "ODGJ", "Buaran Kradenan", 2, 14, 10, 25, 1_900),
    Planned("PHN", "TUMBANG", "Kuripan Yosorejo", 2, 22, 3, 30, 150),
    Planned("MED", "RUJUKAN", "Pringrejo", 3, 2, 15, 8, 65),
    Planned("PHN", "TUMBANG", "Tirto", 3, 16, 44, 11, 125, ("BPBD", "PLN")),
    Planned("HWN", "ULAR", "Banyurip", 3, 20, 26, 8, 40),
    Planned("UTL", "KABEL", "Jenggot", 4, 10, 32, 14, 110, ("BPBD",)),
    Planned("BNC", "ROB", "Panjang Wetan", 4, 17, 35, 9, 420, ("DPUPR",)),
    Planned("HWN", "ULAR", "Bandengan", 5, 0, 47, 10, 35),
    Planned("LAK", "LALIN", "Degayu", 5, 16, 50, 7, 75, ("PSC 119",), injured=1),
    Planned("KEB", "KORSLETING", "Sapuro Kebulen", 5, 23, 52, 5, 48, ("PLN",)),
    Planned("HWN", "TAWON", "Klego", 6, 13, 5, 17, 95),
    Planned("KAM", "GANGGUAN", "Kauman", 6, 20, 40, 15, 50),
)

# Private content, all invented.
NAMES = ("Slamet Rahayu", "Wati Kusuma", "Joko Prasojo", "Nur Azizah", "Bambang Setya", "Endang Lestari", "Rina Melati")
STREETS = ("Jl. Melati", "Jl. Canting", "Jl. Samudra", "Gang Jlamprang", "Jl. Tembaga", "Gang Kenanga")
LANDMARKS = ("depan mushala", "sebelah warung", "belakang pasar", "dekat jembatan", "samping sekolah")
SENTENCES = (
    "Pelapor : {name}\r\nAlamat : {address}\r\nPetugas sudah menangani.",
    "Sudah dikoordinasikan dengan petugas. Situasi aman. 🙏",
    "<p>Laporan diterima dari {name}, {phone}. <b>Selesai</b></p>",
    "PETUGAS TIBA DI LOKASI, {address}. NAMA PEMILIK : {name}",
    "Ditangani. Penghubung {name} ({phone}), rumah {landmark}.",
)

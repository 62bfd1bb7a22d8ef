"""The safe list: which small groups are told as one, fixed for a quarter before its data are seen, with the reasons.

Merging afresh in each edition would leak: what is merged here and told there can be subtracted. So the groups come from
earlier weeks alone, hold for the whole quarter, and are stored. The numbers are those of privacy.md, "Classes".
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from publisher.classified import ClassifiedIncident
from publisher.clock import Week
from publisher.forms import NONE, OUTSIDE
from publisher.periods import Period
from publisher.regions import Region
from publisher.vocabulary import PublicClass

K = 5
# Three times k: an expectation of 15 falls below 5 about once in a thousand weeks (Poisson).
EXPECTED = 3 * K
HISTORY_NEEDED = 12
WEEKS_A_QUARTER = 13

SHARE_BASE = 20
MEDIAN_BASE = 5
PERCENTILE_BASE = 10
SENSITIVE_FROM = 10
SENSITIVE_KINDS = 2


@dataclass(frozen=True)
class Group:
    """One row for guarded incidents: the categories told as one number, and why."""

    name: str
    categories: tuple[str, ...]
    reason: str


@dataclass(frozen=True)
class SafeList:
    """What a quarter's editions may split, and what they tell as one.

    `groups` partition the guarded and sensitive categories; the last one is the rest. `agencies` may have figures over
    all classes for the whole quarter; `districts` and `shifts`: whether all-category totals by kecamatan or shift may
    be told for the whole quarter. `reasons` says why not, by subject. `basis` are the first and last week looked at.
    """

    quarter: str
    basis: tuple[str, str] | None
    groups: tuple[Group, ...]
    agencies: tuple[str, ...]
    districts: bool
    shifts: bool
    reasons: tuple[tuple[str, str], ...]

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> SafeList:
        return cls(
            quarter=data["quarter"],
            basis=tuple(data["basis"]) if data["basis"] else None,
            groups=tuple(Group(item["name"], tuple(item["categories"]), item["reason"]) for item in data["groups"]),
            agencies=tuple(data["agencies"]),
            districts=data["districts"],
            shifts=data["shifts"],
            reasons=tuple((subject, reason) for subject, reason in data["reasons"]),
        )


def fix_safe_list(
    history: Iterable[ClassifiedIncident], weeks: Sequence[Week], quarter: Period, region: Region
) -> SafeList:
    """The list of `quarter` from what happened in `weeks`, all of them before it.

    Raises ValueError when a week of the quarter itself, or a later one, is among them: the list would depend on what it
    is to hide.
    """
    if weeks and max(weeks) >= quarter.first_week:
        raise ValueError(f"The safe list of {quarter} is made from the weeks before it, not from {max(weeks)}.")
    covered = frozenset(weeks)
    protected = [item for item in history if item.week in covered and item.public_class is not PublicClass.OPEN]
    basis = (str(min(weeks)), str(max(weeks))) if weeks else None
    if len(weeks) < HISTORY_NEEDED:
        why = f"baru ada {len(weeks)} minggu sebelum triwulan ini, perlu {HISTORY_NEEDED}"
        rest = _rest(region, region_categories(region), f"Satu kelompok: {why}.")
        reasons = tuple((subject, f"Tidak dirinci: {why}.") for subject in ("instansi", "wilayah", "waktu"))
        return SafeList(str(quarter), basis, (rest,), (), False, False, reasons)
    weekly = _Expected(protected, len(weeks))
    groups = _groups(weekly, region)
    agencies = tuple(
        agency.code
        for agency in region.agencies
        if agency.serves_guarded and weekly.of_agency(agency.code) * WEEKS_A_QUARTER >= EXPECTED
    )
    districts = _every_part(weekly.districts, (*(area.code for area in region.areas), "rest"))
    shifts = _every_part(weekly.shifts, (*(shift.code for shift in region.shifts), "rest"))
    return SafeList(str(quarter), basis, groups, agencies, districts, shifts, _reasons(agencies, districts, shifts, region))


@dataclass(frozen=True)
class Merge:
    """One line of "what was told as one, and why": the name printed, the key of its figure, what is inside."""

    name: str
    key: str
    members: tuple[str, ...]
    reason: str


def merges(safe_list: SafeList, region: Region) -> tuple[Merge, ...]:
    """What a weekly edition of this quarter tells as one: all guarded and sensitive categories, whatever the list splits
    for the quarter as a whole; and, without a figure, what it does not split at all."""
    inside = tuple(_name(code, region) for code in region_categories(region))
    fixed = f"Daftar ini tetap sampai {Period.parse(safe_list.quarter).label} berakhir."
    why = f"Selalu satu angka seluruh kota, tanpa wilayah, waktu, atau rincian. {fixed}"
    whole = Merge(region.guarded_group, "guarded", inside, why)
    return (whole, *(Merge(subject, "", (), reason) for subject, reason in safe_list.reasons))


def may_tell_share(part: int, base: int, *, guarded: bool) -> bool:
    """A share needs a base of 20, and for a part of the guarded group k on both sides. Of the whole group any value may
    stand, and no share of open incidents hides anything: their counts are told beside it (`summary/figures.py`)."""
    return base >= SHARE_BASE and (not guarded or (part >= K and base - part >= K))


def may_tell_median(n: int) -> bool:
    return n >= MEDIAN_BASE


def may_tell_percentile(n: int) -> bool:
    """A 90th percentile; smallest and largest are never told."""
    return n >= PERCENTILE_BASE


def region_categories(region: Region) -> tuple[str, ...]:
    """The guarded and sensitive categories of a pack, in its order."""
    hidden = (PublicClass.GUARDED, PublicClass.SENSITIVE)
    return tuple(item.code for item in region.categories if item.public_class in hidden)


class _Expected:
    """Weekly averages of protected incidents in the weeks looked at."""

    def __init__(self, protected: Sequence[ClassifiedIncident], weeks: int) -> None:
        self.weeks = weeks
        self.categories = Counter(item.category for item in protected)
        self.classes = Counter(item.public_class for item in protected)
        # An agency that serves sensitive cases alone would tell their number: only guarded ones count for it.
        guarded = [item for item in protected if item.public_class is PublicClass.GUARDED]
        self.agencies = Counter(code for item in guarded for code, _ in item.agencies)
        self.districts = self._quarterly("rest" if _place(item) in (NONE, OUTSIDE) else _place(item) for item in protected)
        self.shifts = self._quarterly(item.shift or "rest" for item in protected)

    def of(self, category: str) -> float:
        return self.categories[category] / self.weeks

    def of_agency(self, code: str) -> float:
        return self.agencies[code] / self.weeks

    def _quarterly(self, values: Iterable[str]) -> dict[str, float]:
        return {value: number * WEEKS_A_QUARTER / self.weeks for value, number in Counter(values).items()}


def _place(item: ClassifiedIncident) -> str:
    return OUTSIDE if item.out_of_area else item.district or NONE


def _groups(weekly: _Expected, region: Region) -> tuple[Group, ...]:
    """Guarded categories of 15 and more a week, the largest first, as long as the rest stays a crowd of its own."""
    guarded = [item.code for item in region.categories if item.public_class is PublicClass.GUARDED]
    large = sorted((code for code in guarded if weekly.of(code) >= EXPECTED), key=lambda code: -weekly.of(code))
    own: list[str] = []
    for code in large:
        left = [other for other in guarded if other not in (*own, code)]
        # Sensitive incidents hide among guarded ones: those alone must be enough, of two categories at least.
        if len(left) >= 2 and sum(weekly.of(other) for other in left) >= K:
            own.append(code)
    rows = [
        Group(_name(code, region), (code,), f"Baris sendiri per triwulan: rata-rata paling sedikit {EXPECTED} seminggu.")
        for code in own
    ]
    rest = [code for code in region_categories(region) if code not in own]
    return (*rows, _rest(region, rest, "Satu angka seluruh kota: tiap jenis terlalu sedikit untuk disebut sendiri."))


def _rest(region: Region, categories: Sequence[str], reason: str) -> Group:
    return Group(region.guarded_group, tuple(categories), reason)


def _name(code: str, region: Region) -> str:
    category = region.category(code)
    return category.name if category else code


def _every_part(parts: Mapping[str, float], names: Iterable[str]) -> bool:
    return all(parts.get(name, 0) >= EXPECTED for name in names)


def _reasons(agencies: Sequence[str], districts: bool, shifts: bool, region: Region) -> tuple[tuple[str, str], ...]:
    small = [item.name for item in region.agencies if item.serves_guarded and item.code not in agencies]
    found = []
    if small:
        found.append(("instansi", f"{', '.join(small)}: terlalu sedikit kejadian untuk disebut per triwulan."))
    if not districts:
        found.append(("wilayah", "Hanya gangguan & bahaya: bagian lain tiap wilayah bisa terlalu sedikit."))
    if not shifts:
        found.append(("waktu", "Hanya gangguan & bahaya: bagian lain tiap sif bisa terlalu sedikit."))
    return tuple(found)

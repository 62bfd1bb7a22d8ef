"""Targets and mends in plain Indonesian, for the newsroom. A protected count is named, its value never."""

from __future__ import annotations

from datetime import date

from publisher.anonymise.ledger.mends import Mend, MendKind
from publisher.anonymise.ledger.targets import Change, Section, Target
from publisher.clock import Week, long_date, week_text
from publisher.forms import BEFORE, NONE, OUTSIDE
from publisher.periods import PeriodKind
from publisher.regions import Region
from publisher.vocabulary import UNKNOWN

OPENING_UNKNOWN = "tanpa waktu buka tercatat"
CHANGES = {Change.ADDED: "yang ditambahkan saat ralat", Change.REMOVED: "yang dihapus saat ralat"}
PAGE = "halaman "


def target_words(target: Target, region: Region) -> str:
    """ "pertolongan warga di Pekalongan Utara, minggu 9–15 November 2026"."""
    words = [_subject(*target.shape.subject, region)]
    if target.shape.cross is not None:
        words.append(_cross(*target.shape.cross, region))
    if target.section.change is not None:
        words.append(CHANGES[target.section.change])
    return f"{' '.join(words)}, {_span(target.section)}"


def mend_words(mend: Mend) -> str:
    """ "Gabung “X” dan “Y” pada halaman 4, Wilayah", "Keluarkan halaman 8, Wilayah"."""
    if mend.kind is MendKind.MERGE:
        one, other = mend.statements
        return f"Gabung “{one.meaning}” dan “{other.meaning}” pada {mend.place}"
    dropped = [place if place.startswith(PAGE) else f"angka pada {place}" for place in mend.places]
    return f"Keluarkan {' dan '.join(dropped)}"


def _subject(what: str, code: str, region: Region) -> str:
    if what == "group":
        return region.guarded_group.lower()
    if what == "class":
        return "kejadian sensitif"
    category_code, _, subcategory_code = code.partition("/")
    if category_code == UNKNOWN:
        return "kejadian berkategori tidak dikenal"
    category = region.category(category_code)
    name = f"kejadian {category.name if category else category_code}"
    if what == "category":
        return name
    if subcategory_code == NONE:
        return f"{name} tanpa subkategori"
    subcategory = category.subcategory(subcategory_code) if category else None
    return f"{name}: {subcategory.name if subcategory else subcategory_code}"


def _cross(dimension: str, value: str, region: Region) -> str:
    if dimension == "agency":
        agency = region.agency(value)
        return f"yang ditangani {agency.name if agency else value}"
    if dimension == "district":
        area = region.area(value)
        return {OUTSIDE: "di luar kota", NONE: "tanpa wilayah tercatat"}.get(value, f"di {area.name if area else value}")
    if value == NONE:
        return OPENING_UNKNOWN
    if dimension == "shift":
        return f"pada sif {next((shift.name for shift in region.shifts if shift.code == value), value)}"
    if value == BEFORE:
        return "yang dibuka sebelum minggu itu"
    return f"yang dibuka {long_date(date.fromisoformat(value))}"


def _span(section: Section) -> str:
    span = section.span
    if isinstance(span, Week):
        words = f"minggu {week_text(span)}"
    else:
        words = f"bulan {span.label}" if span.kind is PeriodKind.MONTH else span.label
    return f"{words}, menurut data sebelum ralat" if section.corrected else words

"""A typed sentence about guarded or sensitive incidents says nothing that counts or places them.

The audit calculates with the edition's figures; what a typed sentence claims it cannot know. "Minggu ini ada tiga
kecelakaan" would publish a count that no page may have. Only the group as a whole may be told, as the edition tells it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from publisher.clock import DAYS
from publisher.regions import Region, fold
from publisher.review.actions.moving import Refused
from publisher.review.models import Revision
from publisher.summary.figures import WORDS, thousands
from publisher.vocabulary import PublicClass

# What guarded incidents are called besides the pack's own names, whatever the edition's language: people mix the two.
ABOUT = frozenset(
    """
    kecelakaan tabrakan laka korban meninggal tewas jenazah mayat kdrt kekerasan pemerkosaan perkosaan pelecehan
    pencabulan odgj pencurian perkelahian tawuran tenggelam hanyut persalinan melahirkan ambulans medis
    """.split()  # noqa: SIM905 - a list of words reads better as words
) | {"bunuh diri", "gangguan jiwa", "orang hilang", "orang terlantar"}
ABOUT |= frozenset(
    """
    accident accidents crash crashes collision collisions casualty casualties victim victims died death deaths dead killed
    corpse corpses body bodies injured injuries violence rape harassment theft thefts robbery robberies fight fights brawl
    brawls drowned drowning childbirth ambulance ambulances medical suicide suicides
    """.split()  # noqa: SIM905
) | {"mental illness", "missing person", "missing persons", "missing people", "swept away"}
# Words that count without being numbers.
QUANTITIES = frozenset(
    """
    seorang sebuah sepasang separuh setengah sepertiga semua semuanya seluruh seluruhnya hanya cuma nihil tanpa tiada
    belas belasan puluh puluhan ratus ratusan kedua ketiga keduanya masing
    """.split()  # noqa: SIM905
) | {*WORDS, "tidak ada", "tak ada", "sama sekali", "satu satunya"}
QUANTITIES |= frozenset(
    """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
    nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand dozen dozens couple pair single
    several few many most both half third quarter all every each only none no nobody nothing without another second
    """.split()  # noqa: SIM905
)
NUMBER = re.compile(r"\d+(?:[.,]\d{3})*")
HOTLINES = frozenset({"110", "112", "113", "115", "117", "118", "119", "129"})
ENGLISH_TIMES = frozenset(
    """
    monday tuesday wednesday thursday friday saturday sunday weekend morning afternoon daytime evening night
    """.split()  # noqa: SIM905
)
SHORTEST_NAME = 5


def check_guarded(pieces: Sequence[str], new: Sequence[bool], revision: Revision, region: Region) -> None:
    """Look at every new sentence that speaks of guarded incidents, with its new neighbours. Raises Refused."""
    names = guarded_names(region)
    for index, piece in enumerate(pieces):
        about = next((name for name in names if new[index] and name in _spoken(piece)), None)
        if about is None:
            continue
        around = [pieces[place] for place in range(max(0, index - 1), min(len(pieces), index + 2)) if new[place]]
        if any(_tells(text, piece, revision, region) for text in around):
            raise Refused(
                f"Kalimat tentang {about.strip()} tidak boleh menyebut jumlah, wilayah, hari, atau sif. "
                f"Yang boleh hanya angka {region.guarded_group} seluruh kota, seperti di halaman."
            )


def guarded_names(region: Region) -> tuple[str, ...]:
    """Everything by which guarded and sensitive incidents may be called, as whole words."""
    found = {*ABOUT, region.guarded_group}
    for category in region.categories:
        if category.public_class in (PublicClass.GUARDED, PublicClass.SENSITIVE):
            found |= {category.name, *category.aliases}
            found |= {name for item in category.subcategories for name in (item.name, item.noun, *item.aliases)}
    # "gangguan" is an alias of public order, and the open group's own word.
    open_names = (region.open_group, *(item.name for item in region.open_categories))
    opened = {word for name in open_names for word in fold(name).split()}
    folded = {fold(name) for name in found} - opened
    return tuple(f" {name} " for name in sorted(folded) if len(name) >= SHORTEST_NAME or name in ABOUT)


def _tells(text: str, about: str, revision: Revision, region: Region) -> bool:
    spoken = _spoken(text)
    if any(f" {name} " in spoken for name in _places_and_times(region)):
        return True
    numbers = [number for number in NUMBER.findall(text) if number not in HOTLINES]
    counted = any(f" {word} " in spoken for word in QUANTITIES)
    if not numbers and not counted:
        return False
    whole = {thousands(value) for key, value, *_ in revision.reading.figures if key in ("guarded", "guarded.window")}
    return counted or _spoken(region.guarded_group) not in _spoken(about) or not set(numbers) <= whole


def _places_and_times(region: Region) -> set[str]:
    names = {fold(name) for area in region.areas for name in (area.name, *area.labels[:1], *area.sub_areas, *area.aliases)}
    names |= {fold(area.short) for area in region.areas if " " in area.short}
    names |= {f"{word} {fold(area.short)}" for area in region.areas for word in ("kecamatan", "kec", "wilayah", "bagian")}
    # "Minggu" is a Sunday only where it says so: mostly it is a week.
    days = {fold(day) for day in DAYS} - {"minggu"} | {"hari minggu"}
    shifts = {words for shift in region.shifts for words in (f"sif {fold(shift.name)}", f"{fold(shift.name)} shift")}
    return names | days | ENGLISH_TIMES | shifts


def _spoken(text: str) -> str:
    return f" {fold(text)} "

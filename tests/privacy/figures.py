"""Weeks that no city of rows would draw: any figures at all, and packs whose names are long or those of people."""

from __future__ import annotations

import random
from dataclasses import replace

from publisher.clock import Week
from publisher.regions import Region
from publisher.summary.figures import CallFigures, CategoryFigures, Compared, Range, ResponseFigures, Summary

LARGEST = (12, 70, 3_000, 30_000)
AREAS = (
    "Tanjung Karang Pusat Timur", "Sungai Raya Kepulauan Selatan", "Batu Ampar Pesisir", "Muara Tiga Hulu",
    "Kota Baru Parahyangan",
    "Pulau Seribu Utara", "Karang Tengah Lama", "Lubuk Pinang Atas",
)  # fmt: skip
OFFICES = (
    "Dinas Perumahan, Permukiman & Pertanahan", "Badan Penanggulangan Bencana", "Dinas Pekerjaan Umum & Tata Ruang",
    "Perusahaan Umum Air Minum Tirta Raharja", "Unit Pelaksana Teknis Pemadam Kebakaran",
)  # fmt: skip
KINDS = (
    "Gangguan jaringan listrik & telekomunikasi", "Kerusakan jalan, jembatan & trotoar", "Hewan liar & sarang serangga",
    "Genangan, luapan sungai & tanah longsor", "Pohon tumbang & dahan patah",
)  # fmt: skip
PEOPLE_AREAS = ("Ki Ageng Gribig", "Teuku Umar", "Haji Pemanggilan", "Nyi Ageng Serang", "Wahidin Sudiro")
PEOPLE_OFFICES = (
    "RSUD dr. Karnowijoyo",
    "RS Siti Hajar",
    "Klinik Ibu Kartini",
    "RSI Sultan Agung",
    "Damkar Pos Bung Karno",
)


def long_names(region: Region, dice: random.Random, *, people: bool = False) -> Region:
    """The pack with other names; with `people`, those of persons after whom places are called."""
    areas, offices = (PEOPLE_AREAS, PEOPLE_OFFICES) if people else (AREAS, OFFICES)
    names = dice.sample(areas, min(len(areas), len(region.areas)))
    kinds = iter(dice.sample(KINDS, len(KINDS)))
    return replace(
        region,
        areas=tuple(replace(area, name=name, short=name) for area, name in zip(region.areas, names, strict=False)),
        agencies=tuple(
            replace(agency, name=name)
            for agency, name in zip(region.agencies, (*offices, *(item.name for item in region.agencies)), strict=False)
        ),
        categories=tuple(
            replace(item, name=next(kinds, item.name)) if item in region.open_categories and not people else item
            for item in region.categories
        ),
    )


def any_summary(week: Week, region: Region, dice: random.Random) -> Summary:
    """Figures of any size that add up as a summary's must."""
    total = dice.randrange(dice.choice(LARGEST) + 1)
    weeks = dice.choice((1, 2, 7, 13))
    guarded = dice.randint(0, total)
    open_total = total - guarded
    before = [dice.randrange(2 * total + 30) for _ in range(weeks - 1)]
    categories = _categories(region, open_total, weeks, dice)
    guarded_window = guarded * (1 if weeks == 1 else 5)
    base = dice.randint(0, total)
    return Summary(
        week=week,
        total=total,
        open_total=open_total,
        guarded_total=guarded,
        guarded_window=guarded_window,
        window_total=guarded_window + sum(item.window for item in categories),
        window_weeks=weeks,
        categories=categories,
        within_24h=dice.randint(0, base),
        closing_base=base,
        weekly_totals=tuple((week.earlier(weeks - 1 - place), number) for place, number in enumerate((*before, total))),
        previous_total=before[-1] if before else None,
        usual=_range(total, dice) if weeks == 13 else None,
        history_weeks=dice.randrange(12, 27),
        still_open=_compared(4_000, dice) if dice.random() < 0.8 else None,
        calls=_calls(dice) if dice.random() < 0.8 else None,
        response=ResponseFigures(dice.randrange(1, 180), dice.randint(1, total + 1)) if dice.random() < 0.7 else None,
        minutes_told=dice.random() < 0.7,
        neutral_preset=dice.random() < 0.2,
    )


def _categories(region: Region, open_total: int, weeks: int, dice: random.Random) -> tuple[CategoryFigures, ...]:
    found, left = [], open_total
    for place, item in enumerate(region.open_categories, 1):
        now = left if place == len(region.open_categories) else dice.randint(0, left)
        left -= now
        window = now if weeks == 1 else now + dice.randint(0, 5 * now + 3)
        usual = _range(now, dice) if weeks == 13 else None
        kinds = tuple((kind.code, kind.short, now) for kind in item.subcategories[:1]) if now else ()
        found.append(CategoryFigures(item.code, item.name, item.short, item.icon, now, window, usual, kinds, item.flood))
    return tuple(sorted(found, key=lambda item: (-item.week, -item.window)))


def _range(about: int, dice: random.Random) -> Range:
    low = dice.randint(0, about + 5)
    return Range(low, low + dice.randint(0, about + 5))


def _compared(most: int, dice: random.Random) -> Compared:
    return Compared(dice.randrange(most), dice.randrange(most), _range(dice.randrange(most), dice))


def _calls(dice: random.Random) -> CallFigures:
    kinds = [dice.randrange(9_000) for _ in range(5)]
    answered, lost = sum(kinds), dice.randrange(9_999)
    received = Compared(answered + lost, dice.randrange(50_000), _range(answered, dice))
    return CallFigures(received, Compared(answered), lost, dice.choice((None, lost // 2)), *kinds)

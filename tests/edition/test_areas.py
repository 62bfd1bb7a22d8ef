"""The page of areas: the map and its fallbacks, sums, rates, and the conditions of its headlines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
import shapely

from publisher.edition import areas
from publisher.edition.area_figures import add_figures, told_as_rate
from publisher.edition.area_headlines import headline
from publisher.edition.build import issue_of
from publisher.edition.frame import Place
from publisher.edition.pages import Composed
from publisher.regions import AreaMap, Region
from publisher.regions.region import Area
from publisher.summary.figures import AreaFigures, Summary
from publisher.templates.wilayah import WilayahContent
from publisher.templates.wilayah_daftar import WilayahDaftarContent
from tests.edition.any_week import masthead_for
from tests.edition.fixture import AREAS, MASTHEAD, REGION, area_names, first_ever, large, nothing, of_volume, typical
from tests.edition.page_rules import check_alt, check_layout, check_numbers
from tests.edition.places import placed

PLACE = Place(7, 8)
NO_MAP = replace(REGION, map=None)
PEOPLE = (93_200, 66_100, 82_400, 61_800)
RATED = replace(
    REGION,
    areas=tuple(replace(area, population=count) for area, count in zip(REGION.areas, PEOPLE, strict=True)),
    population_year=2025,
    population_source="BPS Kota Pekalongan",
    area_measure="rate",
)


def page(summary: Summary, region: Region = REGION) -> Composed:
    issue = issue_of(summary, (), region, masthead_for(region))
    made = areas.page(issue, PLACE)
    check_layout(made)
    check_alt(made)
    check_numbers(issue, made, 7, 8)
    return made


def content(summary: Summary, region: Region = REGION) -> areas.Content:
    return areas.compose(summary, region, MASTHEAD, PLACE, issue_of(summary, (), region, MASTHEAD).numbers())


def mapped(summary: Summary, region: Region = REGION) -> WilayahContent:
    made = content(summary, region)
    assert isinstance(made, WilayahContent)
    return made


def listed(summary: Summary, region: Region = REGION) -> WilayahDaftarContent:
    made = content(summary, region)
    assert isinstance(made, WilayahDaftarContent)
    return made


def counted(counts: Sequence[int], *, unknown: int = 0, outside: int = 0) -> Summary:
    """A week whose open incidents are so many by area, in the pack's order."""
    figures = tuple(
        AreaFigures(code, *area_names(code), count, window, (("HWN", count),) if count else ())
        for (code, window, _), count in zip(AREAS, counts, strict=True)
    )
    open_total = sum(counts) + unknown + outside
    return replace(
        typical(), areas=figures, area_unknown=unknown, out_of_area=outside, open_total=open_total, total=open_total + 5
    )


def said(summary: Summary, big: bool = False) -> str:
    numbers = issue_of(summary, (), REGION, MASTHEAD).numbers()
    add_figures(summary, REGION, numbers)
    return headline(summary, numbers, big).text.replace("\u00a0", " ")


def city(names: Sequence[str], drawn: AreaMap | None = None) -> Region:
    return replace(
        REGION, areas=tuple(Area(f"A{place}", name, name, (), ()) for place, name in enumerate(names)), map=drawn
    )


LONG = city([f"{letter}ama kecamatan yang panjangnya tepat enam puluh aksara semua {letter}" for letter in "ABCDEFGHIJKL"])


def test_the_typical_week_has_an_icon_for_every_incident_in_its_area() -> None:
    made = mapped(typical())
    assert made.frame.headline.replace("\u00a0", " ") == "Barat dan Utara masing-masing empat dari 13 kejadian"
    assert made.frame.deck == "13 gangguan & bahaya; 5 pertolongan warga tidak dipetakan"
    assert [(row.short, row.value, row.named) for row in made.rows] == [
        ("Barat", "4", True),
        ("Timur", "2", False),
        ("Utara", "4", True),
        ("Selatan", "3", False),
    ]
    assert [row.under for row in made.rows] == [(f"13 minggu: {count}",) for count in (55, 33, 58, 30)]
    assert made.rows[2].icons == ("paw-print", "lightning", "waves", "fire")
    assert sum(len(row.icons) for row in made.rows) == 13
    assert made.strong_notes == ("1 ikon = 1 kejadian minggu ini; letak ikon bukan lokasi.",)
    assert made.notes == ("13 minggu: 176 gangguan & bahaya. Peta skematis.",)


def test_every_label_stands_in_its_area_and_names_it_in_full() -> None:
    made = mapped(typical())
    arranged = made.arrangement
    for code, spot in arranged.spots.items():
        assert spot.leader is None
        land = arranged.fitted.lands[code]
        for part in arranged.labels[code].block.parts:
            box = shapely.box(spot.left + part.left, spot.top + part.top, spot.left + part.right, spot.top + part.bottom)
            assert land.contains(box)
    drawn = {item.text for item in page(typical()).canvas.texts}
    assert {"Pekalongan Utara", "Pekalongan Barat", "Pekalongan Timur", "Pekalongan Selatan"} <= drawn
    assert {"Laut Jawa", "Kab.", "Batang", "Pekalongan", "U"} <= drawn


def test_kinds_that_icons_tell_are_on_record() -> None:
    used = page(typical()).numbers.used
    kinds = [key for key in used if key.startswith("area.") and key.rsplit(".", 1)[1].isalpha() and "window" not in key]
    assert sum(used[key].value for key in kinds) == 13


def test_the_alt_text_tells_each_area_with_its_kinds() -> None:
    assert page(typical()).alt == (
        "Tanpa pertolongan warga, kejadian menurut wilayah: Barat 4: hewan dua, listrik dan utilitas, pohon; Timur 2: "
        "hewan, fasilitas umum; Utara 4: hewan, listrik dan utilitas, banjir, rob dan bencana, kebakaran; Selatan 3: "
        "hewan, listrik dan utilitas, pohon. 13 minggu: Barat 55, Timur 33, Utara 58, Selatan 30."
    )


def test_what_lies_in_no_area_is_told_and_added() -> None:
    made = page(counted((4, 2, 4, 3), unknown=1, outside=2))
    assert "13 + 1 tanpa wilayah + 2 di luar kota = 16 kejadian." in [item.text for item in made.canvas.texts]
    assert made.alt.endswith("Wilayah tidak tercatat: 1. Di luar kota: 2.")


def test_a_large_week_has_stars_and_no_kinds() -> None:
    made = mapped(large())
    assert [row.stars for row in made.rows] == [row.count for row in made.rows]
    assert sum(row.stars for row in made.rows) == 86
    assert made.strong_notes == ("1 bintang = 1 kejadian; letak bintang bukan lokasi.",)
    assert made.notes == ("Tidak dibagi penduduk: bukan ukuran rawan. Peta skematis.",)


def test_more_stars_than_one_can_count_stand_for_ten_or_more_each() -> None:
    made = mapped(of_volume(3000))
    assert sum(row.stars for row in made.rows) <= 450
    assert made.strong_notes[0].startswith("1 bintang = sekitar 10 kejadian;")
    few = mapped(replace(counted((3, 0, 700, 900)), total=2000))
    assert [row.stars for row in few.rows] == [1, 0, 70, 90]  # an area that has incidents never has no star


def test_icons_that_find_no_room_give_way_to_stars_in_their_areas() -> None:
    assert all(row.icons for row in mapped(of_volume(18)).rows if row.count)
    full = mapped(of_volume(59))
    assert [row.stars for row in full.rows] == [row.count for row in full.rows]
    assert all(spot.leader is None for spot in full.arrangement.spots.values())


def test_a_boundary_file_is_not_called_schematic() -> None:
    assert REGION.map is not None
    made = mapped(typical(), replace(REGION, map=replace(REGION.map, schematic=False)))
    assert made.notes == ("13 minggu: 176 gangguan & bahaya.",)


def test_areas_too_narrow_for_their_labels_have_them_beside_the_land() -> None:
    rings = {
        f"A{place}": ((((0.0, place), (0.8, place), (0.8, place + 1.0), (0.0, place + 1.0), (0.0, place)),),)
        for place in range(6)
    }
    narrow = city(("Utara", "Tengah", "Selatan", "Kota Lama", "Pantai", "Bukit"), AreaMap(False, rings, {}))
    week = placed(of_volume(30), narrow)
    made = mapped(week, narrow)
    assert any(spot.leader for spot in made.arrangement.spots.values())
    page(week, narrow)


def test_without_a_map_the_areas_are_a_list_of_icons() -> None:
    made = listed(typical(), NO_MAP)
    assert [(row.name, row.value, len(row.icons)) for row in made.rows] == [
        ("Pekalongan Barat", "4", 4),
        ("Pekalongan Timur", "2", 2),
        ("Pekalongan Utara", "4", 4),
        ("Pekalongan Selatan", "3", 3),
    ]
    assert made.sides == ("55", "33", "58", "30")
    assert made.notes[0] == "1 ikon = 1 kejadian minggu ini."
    assert not any("Peta" in text for text in made.notes)


def test_a_map_of_other_areas_is_not_used() -> None:
    other = city(("Satu", "Dua"), REGION.map)
    listed(placed(typical(), other), other)


def test_what_finds_no_row_shares_one_that_adds_up() -> None:
    week = placed(of_volume(300), LONG)
    made = listed(week, LONG)
    assert made.rows[-1].name == "Wilayah lain"
    assert sum(row.count for row in made.rows) == week.open_total
    assert [row.code for row in made.rows[:-1]] == sorted(row.code for row in made.rows[:-1])  # the pack's order
    page(week, LONG)


def test_a_rate_has_its_base_its_year_and_its_source() -> None:
    made = mapped(typical(), RATED)
    # 10,000 × 55 / 93,200 = 5.90; 33 / 66,100 → 4.99; 58 / 82,400 → 7.04; 30 / 61,800 → 4.85.
    assert [row.value for row in made.rows] == ["5,9", "5,0", "7,0", "4,9"]
    assert made.rows[0].under == ("55 kejadian", "93.200 penduduk")
    assert made.frame.headline.replace("\u00a0", " ") == "4,9 sampai 7,0 kejadian per 10.000 penduduk"
    assert made.frame.deck == "176 gangguan & bahaya dalam 13 minggu terakhir"
    notes = " ".join(made.notes)
    assert "Tanpa 55 pertolongan warga. Penduduk 2025: BPS Kota Pekalongan. Peta skematis." in notes
    assert page(typical(), RATED).alt == (
        "Kejadian per 10.000 penduduk dalam 13 minggu: Barat 5,9; Timur 5,0; Utara 7,0; Selatan 4,9."
    )
    assert listed(typical(), replace(RATED, map=None)).sides[0] == "55 / 93.200"
    page(typical(), replace(RATED, map=None))


def test_a_rate_is_not_told_of_few_incidents_or_few_weeks() -> None:
    assert told_as_rate(typical(), RATED)
    assert not told_as_rate(typical(), REGION)
    assert not told_as_rate(first_ever(), RATED)
    few = replace(typical(), areas=(*typical().areas[:3], replace(typical().areas[3], window=19)))
    assert not told_as_rate(few, RATED)
    assert mapped(few, RATED).rows[0].icons


@pytest.mark.parametrize(
    ("counts", "sentence"),
    [
        ((4, 2, 4, 3), "Barat dan Utara masing-masing empat dari 13 kejadian"),
        ((1, 1, 0, 0), "Dua kejadian tersebar di dua wilayah"),  # of one each nothing is said
        ((4, 4, 4, 1), "13 kejadian tersebar di empat wilayah"),
        ((6, 4, 3, 0), "Barat 6 dari 13 kejadian"),  # lead 2
        ((5, 4, 4, 0), "13 kejadian tersebar di tiga wilayah"),  # lead 1
        ((0, 0, 0, 1), "Satu kejadian, di Pekalongan Selatan"),
        ((0, 3, 0, 0), "Timur 3 dari 3 kejadian"),
    ],
)
def test_the_headline_of_a_small_week_holds(counts: Sequence[int], sentence: str) -> None:
    assert said(counted(counts)) == sentence


@pytest.mark.parametrize(
    ("counts", "sentence"),
    [
        ((44, 30, 47, 27), "Utara 47 dan Barat 44 dari 148 kejadian"),
        ((44, 30, 44, 27), "Barat dan Utara masing-masing 44 dari 145 kejadian"),
        ((50, 40, 40, 20), "Barat 50 dari 150 kejadian"),  # no second one
        ((41, 40, 40, 20), "141 kejadian tersebar di empat wilayah"),
    ],
)
def test_the_headline_of_a_large_week_holds(counts: Sequence[int], sentence: str) -> None:
    assert said(counted(counts), big=True) == sentence


def test_the_headline_counts_against_all_open_incidents() -> None:
    assert said(counted((4, 2, 4, 3), unknown=2, outside=1)).endswith("dari 16 kejadian")


def test_there_is_no_page_without_a_known_area() -> None:
    assert areas.why_not(nothing()) is not None
    assert areas.why_not(counted((0, 0, 0, 0), unknown=4)) is not None
    assert areas.why_not(typical()) is None


@pytest.mark.parametrize("total", [1, 2, 9, 18, 40, 59, 60, 148, 3000, 20_000, 30_000])
@pytest.mark.parametrize("region", [REGION, NO_MAP, LONG], ids=["map", "no map", "long names"])
def test_a_week_of_any_volume_is_laid_out_by_the_rules(total: int, region: Region) -> None:
    page(placed(of_volume(total), region), region)

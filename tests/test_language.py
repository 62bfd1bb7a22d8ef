"""Language: the catalogue holds every wording that the code says, the pack's every text of the pack, and nothing more."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from babel.dates import format_date
from babel.messages.pofile import read_po
from babel.numbers import format_decimal

from publisher.clock import DAYS, MONTHS, SHORT_MONTHS, Week, day_name, long_date, short_date, week_text
from publisher.language import LOCALE, SOURCE, catalogue, choices, language, load, number_text, say, speaking
from publisher.regions import Region, load_region, translated
from publisher.summary.figures import Figure, Numbers, Unmodelled
from tests.msgids import pack_texts, places, said

ENGLISH = load("en")
CATALOGUES = [LOCALE / f"{code}.po" for code in choices() if code != SOURCE]
SHIPPED = load_region("kota-pekalongan")
PACKS = [SHIPPED, *(load_region(folder) for folder in sorted((LOCALE.parents[1] / "examples").glob("*/region")))]


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.stem)
def test_every_wording_is_translated_with_its_places(path: Path) -> None:
    texts = catalogue(path)
    missing = [f"{item.where}: {item.text!r}" for item in said() if item.text not in texts]
    assert not missing, "\n".join(["Not in the catalogue:", *missing])
    for item in said():
        for form in texts[item.text]:
            assert places(form) == places(item.text), item.where
            assert form.strip() == form and bool(form), item.where


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.stem)
def test_the_catalogue_holds_nothing_that_is_not_said(path: Path) -> None:
    assert set(catalogue(path)) <= {item.text for item in said()}


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.stem)
def test_a_wording_has_a_plural_exactly_where_a_count_decides(path: Path) -> None:
    counted = {item.text for item in said() if item.plural}
    for text, forms in catalogue(path).items():
        assert len(forms) == (2 if text in counted else 1), text


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.stem)
def test_no_entry_is_lost_on_reading(path: Path) -> None:
    """What is empty, fuzzy or stands twice would be left out in silence."""
    with path.open("rb") as file:
        entries = [message for message in read_po(file, abort_invalid=True) if message.id]
    assert len(catalogue(path)) == len(entries) == path.read_text(encoding="utf-8").count("\nmsgid ") - 1


@pytest.mark.parametrize("pack", PACKS, ids=lambda pack: pack.name)
def test_every_text_of_a_pack_is_translated_and_nothing_more(pack: Region) -> None:
    assert set(catalogue(pack.folder / "locale" / "en.po")) == set(pack_texts(pack))


@pytest.mark.parametrize("pack", PACKS, ids=lambda pack: pack.name)
def test_a_translated_pack_reads_the_source_as_before(pack: Region) -> None:
    english = translated(pack, "en")
    for area in pack.areas:
        for label in (area.code, area.name, area.short, *area.sub_areas):
            assert english.find_area(label, None) is None or english.find_area(label, None) == english.area(area.code)
        assert english.find_area(area.name, None) == english.area(area.code)
    for category in pack.categories:
        for label in (category.code, category.name, *category.aliases):
            found = english.find_category(label)
            assert found is not None and found.code == category.code
            assert found.public_class == category.public_class
        for item in category.subcategories:
            for label in (item.code, item.name, *item.aliases):
                known = english.find_subcategory(english.category(category.code) or category, label)
                assert known is not None and known.code == item.code
    for agency in pack.agencies:
        for label in (agency.code, agency.name, *agency.aliases):
            its = english.find_agency(label)
            assert its is not None and its.code == agency.code


def test_a_pack_without_a_catalogue_stands_as_it_is() -> None:
    assert translated(SHIPPED, "id") is SHIPPED


def test_an_unknown_language_is_refused_with_the_choices() -> None:
    with pytest.raises(ValueError, match="'jv' is no language of this publisher: choose one of id, en"):
        load("jv")


def test_outside_an_edition_everything_is_indonesian() -> None:
    assert language().code == SOURCE
    assert say("Minggu ini") == "Minggu ini"
    with speaking(ENGLISH):
        assert say("Minggu ini") == "This week"
    assert say("Minggu ini") == "Minggu ini"


def test_a_count_decides_between_singular_and_plural() -> None:
    with speaking(ENGLISH):
        assert [say("{n} kejadian", count, n=count) for count in (0, 1, 2)] == ["0 incidents", "1 incident", "2 incidents"]


@pytest.mark.parametrize(("code", "whole", "tenths"), [("id", "1.204", "17,8"), ("en", "1,204", "17.8")])
def test_numbers_are_printed_as_each_language_does(code: str, whole: str, tenths: str) -> None:
    figures = {
        key: Figure(key, value, "", Unmodelled.CALENDAR) for key, value in (("many", 1204), ("mean", 178), ("few", 5))
    }
    with speaking(load(code)):
        numbers = Numbers(figures)
        assert (numbers.text("many"), numbers.tenths("mean")) == (whole, tenths)
        assert numbers.word("few") == {"id": "lima", "en": "five"}[code]


def test_weeks_and_days_are_named_in_english() -> None:
    with speaking(ENGLISH):
        assert week_text(Week(2026, 46)) == "9–15 November 2026"
        assert week_text(Week(2026, 40)) == "28 Sep–4 Oct 2026"
        assert week_text(Week(2026, 53)) == "28 Dec 2026–3 Jan 2027"
        assert short_date(date(2026, 8, 17)) == "17 Aug 2026"
        assert long_date(date(2026, 11, 16)) == "Monday, 16 November 2026"
        assert [day_name(0), day_name(6)] == ["Monday", "Sunday"]


def test_the_indonesian_written_out_for_speed_is_what_babel_says() -> None:
    for month in range(1, 13):
        day = date(2026, month, 1)
        assert format_date(day, "MMM MMMM", locale="id") == f"{SHORT_MONTHS[month - 1]} {MONTHS[month - 1]}"
    for weekday in range(7):
        assert format_date(date(2024, 1, 1 + weekday), "EEEE", locale="id") == DAYS[weekday]
    for value in (0, 7, 999, 1000, 30_000, 1_234_567):
        assert format_decimal(value, locale="id") == number_text(value)
    assert format_decimal(1204.5, format="#,##0.0", locale="id") == number_text(1204, 5)


def test_an_indonesian_edition_does_without_babel() -> None:
    code = "import sys, publisher.edition.build; sys.exit(any(name.split('.')[0] == 'babel' for name in sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0

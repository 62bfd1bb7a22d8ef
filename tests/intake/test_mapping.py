from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from publisher.intake.mapping import LONGEST_LABEL, NULL_TOKENS, Values
from publisher.intake.times import UnreadableError
from publisher.vocabulary import Role, StepKind

from .conftest import WIB, settings_for

VALUES = Values(WIB)


@pytest.mark.parametrize(
    "token",
    [
        "",
        "  ",
        "-",
        "N/A",
        "n/a",
        "NULL",
        "null",
        "\\N",
        "nan",
        "NaN",
        "NaT",
        "None",
        "tidak ada",
        "Tidak Ada",
        "0000-00-00",
        "0000-00-00 00:00:00",
        None,
        float("nan"),
        pd.NaT,
        Decimal("nan"),
    ],
)
def test_every_token_for_nothing_is_nothing_in_every_type(token: object) -> None:
    assert VALUES.instant(token) is None
    assert VALUES.day(token) is None
    assert VALUES.text(token) is None
    assert VALUES.label("category", token) is None
    assert VALUES.number("calls", token) is None
    assert VALUES.yes_no("answered", token) is None
    assert VALUES.flag("flag_death", token) is None


@given(st.sampled_from(sorted(NULL_TOKENS)), st.text(" \t\r\n", max_size=3), st.booleans())
def test_a_null_token_may_stand_in_any_case_and_among_spaces(token: str, space: str, upper: bool) -> None:
    assert VALUES.text(space + (token.upper() if upper else token) + space) is None


def test_a_source_may_have_null_tokens_of_its_own() -> None:
    values = Values.of(settings_for([], null_tokens=("Unspecified", "x")))
    assert values.text("UNSPECIFIED ") is None
    assert values.text("-") is None
    assert VALUES.text("Unspecified") == "Unspecified"


@pytest.mark.parametrize("yes", [True, 1, 1.0, Decimal(1), "1", "ya", "YA", "true", "True", "t", "Y", "y", "yes", " Ya "])
def test_yes(yes: object) -> None:
    assert VALUES.yes_no("answered", yes) is True


@pytest.mark.parametrize("no", [False, 0, 0.0, Decimal(0), "0", "tidak", "Tidak", "false", "f", "N", "n", "no", b"0"])
def test_no(no: object) -> None:
    assert VALUES.yes_no("answered", no) is False


def test_a_flag_that_is_neither_yes_nor_no_counts_as_raised() -> None:
    assert VALUES.flag("flag_death", 2) is True
    assert VALUES.flag("flag_death", "mungkin") is True
    with pytest.raises(UnreadableError):
        VALUES.yes_no("answered", "mungkin")


@pytest.mark.parametrize(("value", "number"), [(3, 3), ("3", 3), (3.0, 3), ("007", 7), (Decimal("12"), 12), (0, 0)])
def test_whole_numbers(value: object, number: int) -> None:
    assert VALUES.number("calls", value) == number


@pytest.mark.parametrize("value", ["tiga", "3,5", 3.5, -1, "-1", "1e3", "٣", float("inf"), "1 000"])
def test_what_is_no_count_is_refused(value: object) -> None:
    with pytest.raises(UnreadableError):
        VALUES.number("calls", value)


def test_ids_keep_their_text_and_lose_what_spreadsheets_add() -> None:
    assert VALUES.text(" 112-PKL-7 ") == "112-PKL-7"
    assert VALUES.text(20261116.0) == "20261116"
    assert VALUES.text("0012") == "0012"


def test_labels_with_line_breaks_markup_and_emoji_are_one_line_and_never_pages_long() -> None:
    assert VALUES.label("category", "Evakuasi\r\n hewan ") == "Evakuasi hewan"
    assert VALUES.label("category", "<b>hewan</b> 🙏") == "<b>hewan</b> 🙏"
    assert len(VALUES.label("category", "a" * 9_000) or "") == LONGEST_LABEL


def test_codes_become_labels_whatever_type_they_come_in() -> None:
    values = Values(
        WIB, codes={"category": {"12": "KEB", "99": "-"}, "answered": {"ANSWERED": "1"}, "step": {"TIBA": "on_scene"}}
    )
    assert [values.label("category", value) for value in (12, "12", 12.0, "13")] == ["KEB", "KEB", "KEB", "13"]
    assert values.label("category", 99) is None
    assert values.label("status", 12) == "12"
    assert values.yes_no("answered", "ANSWERED") is True
    assert values.step("TIBA") is StepKind.ON_SCENE


@pytest.mark.parametrize("word", ["lead", "Utama", "1", 1, True])
def test_leads(word: object) -> None:
    assert VALUES.role(word) is Role.LEAD


@pytest.mark.parametrize("word", ["support", "pendukung", 0, None, "-", "siapa"])
def test_without_a_clear_word_an_agency_supports(word: object) -> None:
    assert VALUES.role(word) is Role.SUPPORT


def test_steps_by_our_own_words() -> None:
    assert [VALUES.step(word) for word in ("sent", "On Scene", "on-scene", "DONE")] == [
        StepKind.SENT,
        StepKind.ON_SCENE,
        StepKind.ON_SCENE,
        StepKind.DONE,
    ]
    for word in ("CATATAN", None):
        with pytest.raises(UnreadableError):
            VALUES.step(word)


def test_times_are_read_in_the_declared_zone_and_forms() -> None:
    values = Values.of(settings_for([], zone=ZoneInfo("UTC"), formats=("%d|%m|%Y",)))
    assert values.instant("16|11|2026") == datetime(2026, 11, 16, tzinfo=UTC)
    assert values.day("16|11|2026") == date(2026, 11, 16)
    assert values.instant(b"2026-11-16 08:30:00") == datetime(2026, 11, 16, 8, 30, tzinfo=UTC)

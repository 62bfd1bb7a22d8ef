"""What an incident could have been."""

from __future__ import annotations

from dataclasses import replace

from publisher.anonymise.ledger import universe_of
from publisher.clock import Week
from publisher.forms import BEFORE, NONE, OUTSIDE
from publisher.regions import load_region
from tests.anonymise.ledger.tiny import FIRST, UNIVERSE, cell

REGION = load_region("kota-pekalongan")


def test_a_city_s_kinds_are_its_guarded_and_sensitive_ones_and_the_unknown() -> None:
    kinds = universe_of(REGION).kinds
    assert {"MED/AMBULANS", f"MED/{NONE}", f"JNZ/{NONE}", f"unknown/{NONE}"} <= kinds.keys()
    assert kinds[f"unknown/{NONE}"].public_class == "sensitive"
    assert not any(code.startswith(("HWN/", "KEB/", "INF/")) for code in kinds)


def test_places_outside_and_unknown_are_alternatives_like_any_other() -> None:
    universe = universe_of(REGION)
    assert {OUTSIDE, NONE, "33.75.01"} <= universe.values("district", FIRST)
    assert NONE in universe.values("shift", FIRST)


def test_a_week_has_its_own_seven_days_and_what_was_opened_before_or_nobody_knows_when() -> None:
    assert universe_of(REGION).values("day", Week(2026, 46)) == {
        *(f"2026-11-{day:02d}" for day in range(9, 16)), BEFORE, NONE
    }  # fmt: skip


def test_kinds_that_were_counted_once_are_known_but_hide_nobody() -> None:
    without_b = replace(UNIVERSE, kinds={code: kind for code, kind in UNIVERSE.kinds.items() if code != "B/b"})
    seen = without_b.with_seen([cell(FIRST, "B/b"), cell(FIRST, "A/a")])
    assert seen.kinds["B/b"].category == "B"
    assert seen.values("kind", FIRST) == {"A/a", "S/s"}


def test_a_kind_that_was_open_once_hides_nobody() -> None:
    open_once = replace(cell(FIRST, "A/a"), public_class="open")
    assert UNIVERSE.with_seen([open_once]).values("kind", FIRST) == {"B/b", "S/s"}


def test_open_kinds_stay_out() -> None:
    assert UNIVERSE.with_seen([cell(FIRST, "O/o")]) == UNIVERSE

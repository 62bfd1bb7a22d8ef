"""Marks: noticing that a ticket changed, without being able to say which."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from publisher.anonymise.marks import Drift, Mark, drift, mark
from publisher.incidents import Incident
from publisher.vocabulary import Flag

WIB = ZoneInfo("Asia/Jakarta")
KEY = b"k" * 32
TICKET = Incident(
    row=1,
    id="0001",
    opened_at=datetime(2026, 11, 10, 2, tzinfo=UTC),
    closed_at=datetime(2026, 11, 10, 3, tzinfo=UTC),
    category="HWN",
    subcategory="TAWON",
    district="Pekalongan Barat",
    status="DITUTUP",
    flags={Flag.DEATH: False},
)


def of(incident: Incident = TICKET, source: str = "kota", key: bytes = KEY, **changes: Any) -> Mark:
    return mark(replace(incident, **changes), source, WIB, key)


def test_the_same_ticket_has_the_same_mark_whatever_its_row() -> None:
    assert of() == of(row=99)


def test_case_20_an_id_used_again_in_another_year_is_another_ticket() -> None:
    again = of(opened_at=datetime(2027, 11, 10, 2, tzinfo=UTC), closed_at=datetime(2027, 11, 10, 3, tzinfo=UTC))
    assert again.identity != of().identity


def test_the_year_is_that_of_the_city_not_of_utc() -> None:
    evening = datetime(2026, 12, 31, 16, 59, tzinfo=UTC)  # 23.59 WIB
    assert of(opened_at=evening).identity == of().identity
    assert of(opened_at=evening + timedelta(minutes=1)).identity != of().identity


def test_without_an_opening_time_the_year_is_that_of_the_closing() -> None:
    assert of(opened_at=None).identity == of().identity


def test_another_id_or_source_is_another_ticket() -> None:
    assert len({of().identity, of(id="0002").identity, of(source="lain").identity}) == 3


def test_another_key_changes_everything() -> None:
    other = of(key=b"x" * 32)
    assert other.identity != of().identity
    assert other.version != of().version


def test_a_mark_holds_nothing_of_the_ticket() -> None:
    text = repr(of(id="TIKET-RAHASIA"))
    for secret in ("RAHASIA", "HWN", "TAWON", "Barat", "2026", "kota"):
        assert secret not in text


@pytest.mark.parametrize(
    "changes",
    [
        {"closed_at": TICKET.closed_at + timedelta(seconds=1)},
        {"opened_at": TICKET.closed_at - timedelta(minutes=1)},
        {"on_scene_at": TICKET.closed_at},
        {"category": "KEB"},
        {"subcategory": None},
        {"district": "Pekalongan Timur"},
        {"sub_district": "Kauman"},
        {"status": "BATAL"},
        {"close_reason": "DUPLIKAT"},
        {"call_type": "PRANK"},
        {"merged_into": "0000"},
        {"out_of_area": True},
        {"flags": {Flag.DEATH: True}},
        {"flags": {Flag.DEATH: False, Flag.HOLD: True}},
        {"flags": {}},
    ],
    ids=lambda changes: ",".join(f"{name}={value}" for name, value in changes.items())[:60],
)
def test_case_21_a_change_in_anything_that_is_counted_or_told_is_another_version(changes: dict[str, Any]) -> None:
    changed = of(**changes)
    assert changed.version != of().version
    assert changed.identity == of().identity


def test_one_instant_written_in_two_zones_is_no_change() -> None:
    assert of(closed_at=TICKET.closed_at.astimezone(WIB)) == of()


def test_the_order_of_flags_and_a_null_one_are_no_change() -> None:
    one = of(flags={Flag.DEATH: False, Flag.INJURY: True})
    assert one == of(flags={Flag.INJURY: True, Flag.DEATH: False, Flag.HOLD: None})


def test_drift_tells_added_removed_and_changed_tickets_apart() -> None:
    before = {"a": "1", "b": "1", "c": "1"}
    now = [Mark("b", "1"), Mark("c", "2"), Mark("d", "1"), Mark("e", "1")]
    assert drift(before, now) == Drift(added=2, removed=1, changed=1)


def test_without_drift_there_is_nothing_to_tell() -> None:
    assert not drift({"a": "1"}, [Mark("a", "1")])
    assert not drift({}, [])
    assert drift({"a": "1"}, [])
    assert drift({}, [Mark("a", "1")])
    assert drift({"a": "1"}, [Mark("a", "2")])


def test_case_1_a_ticket_reopened_and_closed_again_is_noticed() -> None:
    frozen = {of().identity: of().version}
    assert drift(frozen, [of(closed_at=TICKET.closed_at + timedelta(days=1))]) == Drift(changed=1)
    assert drift(frozen, []) == Drift(removed=1)

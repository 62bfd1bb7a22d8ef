"""The boundary: what passes, what is counted, and that nothing of a ticket can be read on the other side."""

import dataclasses
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from enum import Enum
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from publisher.anonymise.boundary import Crossing, Precision, coarse_minutes, cross, raised_flags
from publisher.anonymise.classes import Excluded
from publisher.classified import ClassifiedIncident, ClassifiedStep
from publisher.clock import Week
from publisher.incidents import Incident, Step
from publisher.regions import load_region
from publisher.summary.summarise import summarise
from publisher.vocabulary import Flag, PublicClass, Role, StepKind

REGION = load_region("kota-pekalongan")
WIB = ZoneInfo("Asia/Jakarta")
W46 = Week(2026, 46)
NO_FLAGS: Mapping[Flag, bool | None] = {Flag.DEATH: False, Flag.INJURY: False, Flag.SENSITIVE: False}


def wib(day: int, hour: int = 0, minute: int = 0, month: int = 11, year: int = 2026) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=WIB).astimezone(UTC)


def ticket(**changes: Any) -> Incident:
    """A hornets' nest of Tuesday 10 November 2026, 09.00–10.12, reached after 12 minutes."""
    given: dict[str, Any] = {
        "row": 1,
        "id": "T-1",
        "opened_at": wib(10, 9),
        "on_scene_at": wib(10, 9, 12),
        "closed_at": wib(10, 10, 12),
        "category": "HWN",
        "subcategory": "TAWON",
        "district": "Pekalongan Barat",
        "status": "DITUTUP",
        "flags": NO_FLAGS,
    }
    return Incident(**{**given, **changes})


def step(agency: str | None = "Damkar", kind: StepKind = StepKind.SENT, at: datetime | None = None, **changes: Any) -> Step:
    given = {"row": 1, "incident_id": "T-1", "agency": agency, "role": Role.LEAD, "kind": kind, "at": at or wib(10, 9, 5)}
    return Step(**{**given, **changes})


def passed(*steps: Step, precision: Precision | None = None, **changes: Any) -> ClassifiedIncident:
    crossing = cross([ticket(**changes)], steps, REGION, precision)
    assert not crossing.excluded
    return crossing.incidents[0]


def test_an_ordinary_ticket_passes_as_values_of_the_vocabulary() -> None:
    assert passed(step()) == ClassifiedIncident(
        week=W46,
        category="HWN",
        subcategory="TAWON",
        public_class=PublicClass.OPEN,
        district="33.75.01",
        out_of_area=False,
        opened_week=W46,
        day=date(2026, 11, 10),
        shift="pagi",
        agencies=(("DAMKAR", Role.LEAD),),
        steps=(ClassifiedStep("DAMKAR", Role.LEAD, StepKind.SENT, 5),),
        response_minutes=12,
        closing_minutes=70,  # 72, above 15 rounded to 5
        within_24h=True,
    )


# Awkward cases, by their numbers in the table of the domain.


def test_case_2_a_ticket_without_any_response_time_counts_and_has_no_response() -> None:
    item = passed(on_scene_at=None)
    assert item.response_minutes is None
    assert item.closing_minutes == 70


@pytest.mark.parametrize(
    "changes", [{"merged_into": "T-0"}, {"close_reason": "DUPLIKAT"}, {"close_reason": "duplicate", "category": "prank"}]
)
def test_case_3_a_duplicate_is_counted_on_its_parent_only(changes: dict[str, Any]) -> None:
    crossing = cross([ticket(), ticket(id="T-2", **changes)], [], REGION)
    assert len(crossing.incidents) == 1
    assert crossing.excluded == {Excluded.DUPLICATE: 1}


def test_case_3_a_parent_that_names_itself_as_its_parent_is_no_duplicate() -> None:
    assert passed(merged_into="T-1").category == "HWN"


def test_case_4_a_ticket_transferred_to_another_centre_has_a_bucket_of_its_own() -> None:
    crossing = cross([ticket(close_reason="Dilimpahkan"), ticket()], [], REGION)
    assert crossing.excluded == {Excluded.TRANSFERRED: 1}
    assert len(crossing.incidents) == 1


@pytest.mark.parametrize("label", ["Evakuasi Hewan", "HEWAN", "animal", " hwn "])
def test_case_5_a_category_in_other_case_or_by_alias_is_mapped(label: str) -> None:
    assert passed(category=label).category == "HWN"


@pytest.mark.parametrize("label", [None, "", "KATEGORI-LAMA-9", "hewn"])
def test_case_5_a_category_null_retired_or_new_is_sensitive_and_counted_in_the_group(label: str | None) -> None:
    crossing = cross([ticket(category=label)], [], REGION)
    item = crossing.incidents[0]
    assert (item.category, item.subcategory, item.public_class) == ("unknown", None, PublicClass.SENSITIVE)
    assert crossing.unknown == {"category": 1}
    summary = summarise(crossing.incidents, W46, REGION, first_week=W46)
    assert (summary.total, summary.open_total, summary.guarded_total) == (1, 0, 1)
    assert "KATEGORI" not in repr(crossing)


def test_case_7_closed_before_opened_is_counted_by_closing_and_has_no_durations() -> None:
    item = passed(opened_at=wib(10, 12), on_scene_at=wib(10, 11), closed_at=wib(10, 10))
    assert item.week == W46
    assert (item.response_minutes, item.closing_minutes, item.within_24h) == (None, None, None)


def test_case_7_an_opening_in_a_later_week_than_the_closing_is_no_opening_at_all() -> None:
    item = passed(opened_at=wib(17, 9), on_scene_at=None)
    assert item.week == W46
    assert (item.opened_week, item.day, item.shift) == (None, None, None)


def test_case_7_zero_and_more_than_60_days_are_no_durations() -> None:
    assert passed(opened_at=wib(10, 10, 12)).within_24h is None
    edge = wib(10, 10) - timedelta(days=60)
    assert passed(opened_at=edge, closed_at=wib(10, 10), on_scene_at=None).within_24h is False
    assert passed(opened_at=edge - timedelta(seconds=1), closed_at=wib(10, 10), on_scene_at=None).within_24h is None


def test_case_8_a_twelve_hour_clock_gives_no_duration_no_minute_and_no_shift() -> None:
    item = passed(step(), precision=Precision(durations=False, minutes=False))
    assert (item.response_minutes, item.closing_minutes, item.within_24h) == (None, None, None)
    assert item.steps[0].minutes is None
    assert (item.day, item.shift) == (date(2026, 11, 10), None)
    assert item.week == W46


def test_case_9_with_rounded_times_no_minute_passes_and_within_24_hours_stays() -> None:
    item = passed(step(), precision=Precision(minutes=False))
    assert (item.response_minutes, item.closing_minutes) == (None, None)
    assert item.steps == (ClassifiedStep("DAMKAR", Role.LEAD, StepKind.SENT, None),)
    assert item.within_24h is True
    assert item.shift == "pagi"


@pytest.mark.parametrize(
    "changes",
    [
        {"call_type": "PRANK"},
        {"call_type": "ghost"},
        {"call_type": "Uji Coba"},
        {"close_reason": "Salah sambung"},
        {"close_reason": "LATIHAN"},
        {"category": "simulasi"},
        {"category": "Informasi"},
        {"status": "PRANK"},
        {"status": "BATAL"},
    ],
)
def test_case_12_pranks_drills_and_tests_stored_as_tickets_are_counted_apart(changes: dict[str, Any]) -> None:
    crossing = cross([ticket(**changes)], [], REGION)
    assert crossing.incidents == []
    assert crossing.excluded == {Excluded.NOT_INCIDENT: 1}


def test_case_12_a_ticket_from_an_emergency_or_unknown_call_counts() -> None:
    for call_type in ("DARURAT", "entah", None):
        assert passed(call_type=call_type).category == "HWN"


@pytest.mark.parametrize("status", ["BARU", "proses", "entah apa"])
def test_a_ticket_whose_status_is_not_closed_is_counted_apart(status: str) -> None:
    assert cross([ticket(status=status)], [], REGION).excluded == {Excluded.NOT_CLOSED: 1}


@pytest.mark.parametrize("status", [None, "", "SELESAI", "Tertangani", "ditutup"])
def test_a_ticket_that_is_done_closed_or_from_a_view_of_closed_ones_counts(status: str | None) -> None:
    assert passed(status=status).category == "HWN"


def test_case_13_several_agencies_on_a_ticket_are_told_with_their_roles() -> None:
    item = passed(
        step("BPBD", at=wib(10, 9, 2), role=Role.SUPPORT),
        step("Pemadam Kebakaran", at=wib(10, 9, 3)),
        step("BPBD", StepKind.ON_SCENE, wib(10, 9, 9), role=Role.SUPPORT),
        step("damkar", StepKind.DONE, wib(10, 10), role=Role.SUPPORT),
    )
    assert item.agencies == (("BPBD", Role.SUPPORT), ("DAMKAR", Role.LEAD))


def test_case_13_an_agency_that_supports_first_and_leads_later_leads() -> None:
    item = passed(step("BPBD", role=Role.SUPPORT), step("BPBD", StepKind.DONE, wib(10, 10)))
    assert item.agencies == (("BPBD", Role.LEAD),)


def test_case_14_unknown_agencies_and_areas_are_counted_and_the_ticket_stays() -> None:
    crossing = cross(
        [ticket(district="Entah", sub_district="Entah juga"), ticket(id="T-2", district="PEKALONGAN  BARAT")],
        [step("Warung Bu Siti"), step("damkr")],
        REGION,
    )
    assert crossing.unknown == {"area": 1, "agency": 1}
    assert [item.district for item in crossing.incidents] == [None, "33.75.01"]
    assert crossing.incidents[0].agencies == (("DAMKAR", Role.LEAD),)
    assert "Siti" not in repr(crossing)
    assert "Entah" not in repr(crossing)


def test_nothing_unknown_leaves_the_count_empty() -> None:
    assert not cross([ticket()], [step()], REGION).unknown


def test_a_ticket_outside_the_city_has_no_area_and_is_not_unknown() -> None:
    crossing = cross([ticket(out_of_area=True)], [], REGION)
    assert crossing.incidents[0].out_of_area is True
    assert crossing.incidents[0].district is None
    assert not crossing.unknown


def test_case_18_a_night_shift_over_midnight_belongs_to_the_evening_before() -> None:
    item = passed(opened_at=wib(11, 1), closed_at=wib(11, 3), on_scene_at=None)
    assert (item.day, item.shift) == (date(2026, 11, 10), "malam")
    assert item.opened_before_week is False


def test_case_18_sundays_night_shift_lasting_into_monday_was_opened_before_the_week() -> None:
    """Its day is the Sunday of the week before: it has no place on this week's seven days."""
    item = passed(opened_at=wib(9, 2), closed_at=wib(9, 5), on_scene_at=None)
    assert (item.day, item.shift) == (date(2026, 11, 8), "malam")
    assert item.opened_week == W46
    assert item.opened_before_week is True


def test_case_18_a_night_shift_over_new_year_stays_in_the_old_year() -> None:
    item = passed(opened_at=wib(1, 0, 30, 1, 2027), closed_at=wib(1, 2, 0, 1, 2027), on_scene_at=None)
    assert (item.day, item.shift, item.week) == (date(2026, 12, 31), "malam", Week(2026, 53))


def test_the_week_is_that_of_the_closing_and_half_open() -> None:
    assert passed(closed_at=wib(16) - timedelta(seconds=1)).week == W46
    assert passed(closed_at=wib(16)).week == Week(2026, 47)
    late = passed(opened_at=wib(7, 9), on_scene_at=None)
    assert (late.opened_week, late.opened_before_week) == (Week(2026, 45), True)


def test_case_20_nothing_that_passes_depends_on_the_tickets_id() -> None:
    one = cross([ticket(id="T-1")], [step()], REGION).incidents
    other = cross([ticket(id="2027/0001", row=99)], [step(incident_id="2027/0001", row=77)], REGION).incidents
    assert one == other


def test_case_22_a_fatal_or_open_police_case_is_flagged_and_still_counted() -> None:
    crossing = cross([ticket(flags={**NO_FLAGS, Flag.DEATH: True, Flag.POLICE: True})], [], REGION)
    assert crossing.incidents[0].flags == {Flag.DEATH, Flag.POLICE}
    summary = summarise(crossing.incidents, W46, REGION, first_week=W46)
    assert (summary.total, summary.open_total) == (1, 1)
    assert summary.neutral_preset is True


# Flags.


def test_required_flags_count_as_raised_unless_the_source_says_no() -> None:
    required = {Flag.DEATH, Flag.INJURY, Flag.SENSITIVE}
    assert raised_flags({}) == required
    assert raised_flags(dict.fromkeys(required)) == required
    assert raised_flags(NO_FLAGS) == frozenset()
    assert raised_flags({**NO_FLAGS, Flag.INJURY: True}) == {Flag.INJURY}
    assert raised_flags({Flag.DEATH: False, Flag.INJURY: None}) == {Flag.INJURY, Flag.SENSITIVE}


@pytest.mark.parametrize("flag", sorted(set(Flag) - {Flag.DEATH, Flag.INJURY, Flag.SENSITIVE}))
def test_the_other_flags_count_only_where_the_source_says_yes(flag: Flag) -> None:
    assert raised_flags({**NO_FLAGS, flag: True}) == {flag}
    assert raised_flags({**NO_FLAGS, flag: None}) == frozenset()
    assert raised_flags({**NO_FLAGS, flag: False}) == frozenset()


# Minutes.


@pytest.mark.parametrize(
    ("minutes", "told"),
    [
        *((whole, whole) for whole in (0, 1, 14, 15)),
        (16, 15),
        (17, 15),
        (18, 20),
        (22, 20),
        (23, 25),
        (719, 720),
        (720, 720),
        (721, 720),
        (749, 720),
        (750, 780),  # 12½ hours
        (810, 840),  # 13½ hours: halves go the same way
        (24 * 60, 24 * 60),
        (3 * 24 * 60 + 29, 3 * 24 * 60),
    ],
)
def test_minutes_are_told_whole_above_15_in_fives_above_12_hours_in_hours(minutes: int, told: int) -> None:
    assert coarse_minutes(minutes) == told


@given(st.integers(0, 90 * 24 * 60), st.integers(0, 90 * 24 * 60))
def test_coarse_minutes_keep_the_order_and_stay_near(one: int, other: int) -> None:
    assert (one <= other) <= (coarse_minutes(one) <= coarse_minutes(other))
    assert abs(coarse_minutes(one) - one) <= (30 if one > 720 else 2)


def test_within_24_hours_includes_24_hours() -> None:
    opened = wib(10, 9)
    assert passed(closed_at=opened + timedelta(hours=24)).within_24h is True
    assert passed(closed_at=opened + timedelta(hours=24, seconds=1)).within_24h is False


def test_a_ticket_without_an_opening_time_has_no_day_no_shift_and_no_duration() -> None:
    item = passed(step(), opened_at=None)
    assert (item.opened_week, item.day, item.shift, item.within_24h) == (None, None, None, None)
    assert (item.response_minutes, item.closing_minutes, item.steps[0].minutes) == (None, None, None)
    assert item.opened_before_week is False


def test_steps_are_told_in_time_order_and_at_one_moment_in_the_order_of_the_work() -> None:
    item = passed(
        step("BPBD", StepKind.DONE, wib(10, 9, 30)),
        step("Damkar", StepKind.ON_SCENE, wib(10, 9, 30)),
        step("Damkar", StepKind.SENT, wib(10, 9, 30)),
        step("PLN", StepKind.SENT, wib(10, 9, 3)),
    )
    assert [(told.agency, told.kind, told.minutes) for told in item.steps] == [
        ("PLN", StepKind.SENT, 3),
        ("DAMKAR", StepKind.SENT, 30),
        ("DAMKAR", StepKind.ON_SCENE, 30),
        ("BPBD", StepKind.DONE, 30),
    ]


def test_a_step_before_the_call_or_after_the_closing_has_no_minutes() -> None:
    item = passed(step(at=wib(10, 8, 59)), step("BPBD", at=wib(10, 10, 13)), step("PLN", at=wib(10, 10, 12)))
    assert [told.minutes for told in item.steps] == [None, 70, None]


def test_a_step_of_another_ticket_stays_with_it() -> None:
    assert passed(step(incident_id="T-2")).steps == ()


# Privacy.


def texts_in(value: object) -> Iterator[str]:
    """Every text and number reachable in a value, its keys and its representation."""
    yield repr(value)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        for item in dataclasses.fields(value):
            yield from texts_in(getattr(value, item.name))
    elif isinstance(value, Mapping):
        for key, held in value.items():
            yield from texts_in(key)
            yield from texts_in(held)
    elif isinstance(value, Enum):
        yield str(value.value)
    elif isinstance(value, (list, tuple, set, frozenset)):
        for held in value:
            yield from texts_in(held)
    yield str(value)


CANARY_FIELDS = [item.name for item in dataclasses.fields(Incident) if "str" in str(item.type)]


def test_the_canary_knows_every_text_of_a_ticket() -> None:
    assert set(CANARY_FIELDS) == {
        *("id", "category", "subcategory", "district", "sub_district", "status"),
        *("close_reason", "channel", "call_type", "merged_into"),
    }


@pytest.mark.parametrize("counted", [True, False], ids=["counted", "excluded"])
def test_no_canary_in_any_text_of_a_ticket_is_reachable_on_the_other_side(counted: bool) -> None:
    canaries = {name: f"kenari{number:02d}{name}" for number, name in enumerate(CANARY_FIELDS)}
    values: dict[str, Any] = {**canaries, "row": 987654321, "reopen_count": 876543210}
    if counted:
        values |= {"status": "SELESAI", "merged_into": None}
    steps = [step("kenari-instansi", incident_id=values["id"], row=765432109), step(incident_id=values["id"])]
    crossing = cross([ticket(**values)], steps, REGION)
    assert len(crossing.incidents) == counted
    for text in texts_in(crossing):
        for forbidden in ("kenari", "987654321", "876543210", "765432109"):
            assert forbidden not in text.lower()


def test_no_exact_time_is_reachable_on_the_other_side() -> None:
    def times_in(value: object) -> Iterator[datetime]:
        if isinstance(value, datetime):
            yield value
        elif dataclasses.is_dataclass(value) and not isinstance(value, type):
            for item in dataclasses.fields(value):
                yield from times_in(getattr(value, item.name))
        elif isinstance(value, (list, tuple)):
            for held in value:
                yield from times_in(held)

    crossing = cross([ticket(opened_at=wib(10, 9, 7))], [step(at=wib(10, 9, 47))], REGION)
    assert list(times_in(crossing)) == []
    assert "datetime.datetime" not in repr(crossing)


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "<script>alert(1)</script>",
        "a\r\nb\x00c",
        "🐍🔥",
        "A" * 100_000,
        "\u200b\u200d\ufeff",
        "٠٨١٢",
        "';DROP TABLE t;--",
    ],
)
def test_case_15_texts_of_any_shape_never_break_a_run_and_never_pass(text: str) -> None:
    fields = dict.fromkeys(("id", "category", "subcategory", "district", "sub_district", "close_reason", "call_type"), text)
    crossing = cross([ticket(**fields)], [step(text, incident_id=text)], REGION)
    assert len(crossing.incidents) == 1
    assert text not in repr(crossing)


anything = st.one_of(st.none(), st.booleans())
flags = st.dictionaries(st.sampled_from(list(Flag)), anything)
categories = st.sampled_from([*(item.code for item in REGION.categories), "entah", None])


def counts_of(crossing: Crossing) -> object:
    summary = summarise(crossing.incidents, W46, REGION, first_week=W46)
    return (
        crossing.excluded,
        [(item.category, item.public_class) for item in crossing.incidents],
        {key: figure.value for key, figure in summary.figures.items()},
    )


@given(st.lists(st.tuples(categories, flags), min_size=1, max_size=8))
@settings(max_examples=25, deadline=None)
def test_the_absence_attack_no_flag_ever_changes_a_class_or_a_count(
    rows: list[tuple[str | None, dict[Flag, bool | None]]],
) -> None:
    flagged = [ticket(id=f"T-{number}", category=label, flags=raised) for number, (label, raised) in enumerate(rows)]
    plain = [dataclasses.replace(item, flags=NO_FLAGS) for item in flagged]
    assert counts_of(cross(flagged, [], REGION)) == counts_of(cross(plain, [], REGION))


@given(categories, st.sampled_from([None, "TERTANGANI", "dibawa ke rumah sakit", "meninggal", "NIHIL"]), st.integers(0, 50))
@settings(max_examples=25, deadline=None)
def test_the_absence_attack_no_outcome_ever_changes_a_class_or_a_count(
    label: str | None, outcome: str | None, reopened: int
) -> None:
    told = cross([ticket(category=label, close_reason=outcome, reopen_count=reopened)], [], REGION)
    assert counts_of(told) == counts_of(cross([ticket(category=label)], [], REGION))


@given(categories, st.sampled_from([None, *(sub.code for item in REGION.categories for sub in item.subcategories)]))
def test_the_class_is_that_of_the_category_whatever_the_subcategory(label: str | None, subcategory: str | None) -> None:
    crossing = cross([ticket(category=label, subcategory=subcategory)], [], REGION)
    known = REGION.find_category(label)
    expected = known.public_class if known else PublicClass.SENSITIVE
    classes = [item.public_class for item in crossing.incidents]
    assert classes == ([] if expected is PublicClass.NOT_INCIDENT else [expected])

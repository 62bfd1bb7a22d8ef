from __future__ import annotations

import pytest

from publisher.config import Source
from publisher.intake import IntakeError
from publisher.intake.fields import FIELDS, columns_for, refuse_unknown_fields

from .conftest import settings_for


def test_without_a_mapping_the_columns_that_bear_our_names_are_taken() -> None:
    source = Source("incidents", {}, view="v")
    found = columns_for(source, ["nama_pelapor", "CLOSED_AT", "id", "flag_death", "lat"], "view v")
    assert found == {"id": "id", "closed_at": "CLOSED_AT", "flag_death": "flag_death"}


def test_a_mapping_takes_what_it_names_and_nothing_else() -> None:
    source = Source("incidents", {"closed_at": "waktu_tutup", "id": "No Tiket"}, view="v")
    found = columns_for(source, ["No Tiket", "waktu_tutup", "category"], "view v")
    assert found == {"id": "No Tiket", "closed_at": "waktu_tutup"}


def test_files_may_bear_the_names_of_georeport_bulk() -> None:
    header = ["service_request_id", "requested_datetime", "closed_date", "service_name", "address", "lat", "long"]
    found = columns_for(Source("incidents", {}, file="a.csv"), header, "a.csv", georeport=True)
    assert found == {
        "id": "service_request_id",
        "closed_at": "closed_date",
        "opened_at": "requested_datetime",
        "category": "service_name",
    }


@pytest.mark.parametrize("name", ["incidents", "steps", "calls", "changes"])
def test_a_missing_required_field_is_named_with_what_the_source_needs(name: str) -> None:
    required = FIELDS[name].required
    with pytest.raises(IntakeError, match=rf"no {required[0]}: {name} needs {', '.join(required)}"):
        columns_for(Source(name, {}, view="v"), [*required[1:]], "view v")


def test_a_source_without_closing_times_is_refused_by_that_name() -> None:
    with pytest.raises(IntakeError, match=r"avon\.csv has no closing time"):
        columns_for(Source("incidents", {}, file="avon.csv"), ["id", "opened_at"], "avon.csv", georeport=True)


def test_a_mapped_column_that_is_not_there_is_named() -> None:
    with pytest.raises(IntakeError, match="view v has no column 'tutup'"):
        columns_for(Source("incidents", {"id": "id", "closed_at": "tutup"}, view="v"), ["id"], "view v")


def test_two_columns_that_differ_in_case_only_are_not_guessed_between() -> None:
    source = Source("incidents", {"id": "ID", "closed_at": "c"}, view="v")
    assert columns_for(source, ["ID", "id", "c"], "v")["id"] == "ID"
    with pytest.raises(IntakeError, match="two that differ in case only"):
        columns_for(source, ["Id", "id", "c"], "v")


def test_an_unknown_field_is_refused_with_what_there_is() -> None:
    settings = settings_for([Source("incidents", {"nama_pelapor": "nama"}, view="v")])
    with pytest.raises(
        IntakeError, match=r"\[intake.incidents.columns\] nama_pelapor is not a field .* knows id, closed_at"
    ):
        refuse_unknown_fields(settings)
    with pytest.raises(IntakeError, match=r"\[intake.codes.kategori\]"):
        refuse_unknown_fields(settings_for([], codes={"kategori": {"1": "KEB"}}))

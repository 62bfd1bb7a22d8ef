"""Left at the door: what a column holds, guessed from its name; only counts by kind come out."""

from __future__ import annotations

from pathlib import Path

import pytest

from publisher.clock import Week
from publisher.config import Source
from publisher.intake.door import DoorKind, count_by_kind, kind_of
from publisher.intake.sql import SqlIntake
from publisher.intake.synthetic import write_city
from publisher.intake.table import TableIntake
from publisher.regions import Region

from .conftest import CANARY, Database, local, settings_for
from .test_files import xlsx

GUESSES = {
    DoorKind.NAMES: (
        "nama_pelapor nama namaPelapor NAMA_KORBAN first_name last_name nik_pelapor no_ktp nomor_kk email alamat_email "
        "email_address tgl_lahir tanggal_lahir tempat_lahir umur jenis_kelamin account_id device_id namakorban ip_address"
    ),
    DoorKind.PHONES: (
        "no_hp no_hp_pelapor telepon telp phone phone_number NoTelp no_penelepon nomor_pelapor caller_number msisdn "
        "wa_pelapor nohp nomorhp kontak"
    ),
    DoorKind.ADDRESSES: "alamat address alamat_pelapor lokasi_kejadian patokan landmark rt_rw rt tkp kodepos",
    DoorKind.COORDINATES: "lat long lintang bujur latitude Longitude koordinat geom titik_gps titikkoordinat",
    DoorKind.TEXT: "uraian catatan kronologi description judul isi keterangan remarks catatantambahan",
    DoorKind.OFFICERS: (
        "petugas nama_petugas no_hp_petugas id_petugas nip operator call_taker rekaman foto lampiran media_url created_by "
        "dibuat_oleh username"
    ),
    DoorKind.OTHER: (
        "nama_kecamatan nama_kelurahan kelurahan_teks nama_instansi service_name kategori jumlah_korban korban_luka "
        "waktu_tutup updated_at xyz q7 status_code sub_district flag_death"
    ),
}
CASES = [(name, kind) for kind, names in GUESSES.items() for name in names.split()]


@pytest.mark.parametrize(("column", "kind"), CASES)
def test_a_name_tells_what_the_column_holds(column: str, kind: DoorKind) -> None:
    assert kind_of(column) is kind


def test_columns_are_counted_in_the_order_of_the_newsroom_and_empty_names_are_none() -> None:
    counts = count_by_kind(["xyz", "no_hp", "nama", "", " ", "nik"])
    assert list(counts.items()) == [("nama", 2), ("telepon", 1), ("lain", 1)]


HEADER = "id,closed_at,category,nama_pelapor,no_hp,alamat,lat,lon,uraian,petugas,zzz"


def test_a_csv_counts_the_headers_that_no_field_takes(region: Region) -> None:
    settings = settings_for([Source("incidents", {}, file="a.csv")])
    intake = TableIntake.from_bytes({"incidents": f"{HEADER}\n1,2026-11-10\n".encode()}, settings, region)
    assert dict(intake.left_at_door()) == {
        "nama": 1, "telepon": 1, "alamat": 1, "koordinat": 2, "uraian": 1, "petugas": 1, "lain": 1
    }  # fmt: skip


def test_an_xlsx_counts_its_headers_too(region: Region) -> None:
    settings = settings_for([Source("incidents", {}, file="a.xlsx")])
    content = xlsx(HEADER.split(","), ["1", "2026-11-10"]).data
    assert content is not None
    intake = TableIntake.from_bytes({"incidents": content}, settings, region)
    assert intake.left_at_door()["koordinat"] == 2


def test_a_column_that_is_read_is_not_left(region: Region) -> None:
    settings = settings_for([Source("incidents", {"id": "nama", "closed_at": "waktu"}, file="a.csv")])
    intake = TableIntake.from_bytes({"incidents": b"nama,waktu,alamat\n1,2026-11-10,x\n"}, settings, region)
    assert dict(intake.left_at_door()) == {"alamat": 1}


def test_a_file_that_cannot_be_read_stops_nothing(tmp_path: Path, region: Region) -> None:
    intake = TableIntake(settings_for([Source("incidents", {}, file="tidak-ada.csv")], path=tmp_path), region)
    assert intake.left_at_door() == {}
    assert intake.missing_flags() == ()


def test_only_counts_come_out_never_a_name_of_a_column(region: Region) -> None:
    settings = settings_for([Source("incidents", {}, file="a.csv")])
    intake = TableIntake.from_bytes({"incidents": f"id,closed_at,{CANARY}\n".encode()}, settings, region)
    assert dict(intake.left_at_door()) == {"lain": 1}
    assert CANARY not in repr(intake.left_at_door())


def test_the_flags_that_a_source_does_not_give_are_named(region: Region) -> None:
    settings = settings_for([Source("incidents", {}, file="a.csv")])
    content = b"id,closed_at,flag_death,flag_minor\n1,2026-11-10,0,0\n"
    missing = TableIntake.from_bytes({"incidents": content}, settings, region).missing_flags()
    assert "death" not in missing and "minor" not in missing
    assert {"injury", "sensitive", "domestic", "police"} <= set(missing)


def test_a_view_counts_its_own_columns_and_personal_ones_of_the_tables_beside_it(
    database: Database, region: Region
) -> None:
    view = database.table({"id": "VARCHAR(40)", "closed_at": "TIME", "zzz": "VARCHAR(9)", "catatan": "VARCHAR(9)"}, [])
    settings = settings_for([Source("incidents", {}, view=view)], url=database.url)
    before = dict(SqlIntake(settings, region).left_at_door())
    assert before["lain"] == 1 and before["uraian"] >= 1
    database.table({"nama_pelapor": "VARCHAR(9)", "waktu": "TIME", "lintang": "VARCHAR(9)"}, [])
    after = dict(SqlIntake(settings, region).left_at_door())
    # Another test may make tables in a database that is shared; what this one made is there.
    assert after["nama"] >= before.get("nama", 0) + 1 and after["koordinat"] >= before.get("koordinat", 0) + 1
    assert after["lain"] == 1


def test_a_database_that_cannot_be_reached_stops_nothing(tmp_path: Path, region: Region) -> None:
    settings = settings_for([Source("incidents", {}, view="v")], url=f"sqlite:///{tmp_path}/tidak-ada.sqlite3")
    assert SqlIntake(settings, region).left_at_door() == {}


def test_the_demonstration_city_leaves_names_numbers_places_and_texts(tmp_path: Path, region: Region) -> None:
    path = tmp_path / "kota.sqlite3"
    write_city(path, preset="quiet", last_week=Week(2026, 46), read_at=local("2026-11-16 08:30"))
    views = {"incidents": "v_publisher_tiket_tutup", "steps": "v_publisher_langkah", "calls": "v_publisher_panggilan"}
    settings = settings_for([Source(name, {}, view=view) for name, view in views.items()], url=f"sqlite:///{path}")
    intake = SqlIntake(settings, region)
    counts = dict(intake.left_at_door())
    assert counts == {"nama": 4, "telepon": 2, "alamat": 3, "koordinat": 2, "uraian": 3, "petugas": 4}
    assert set(intake.missing_flags()) == {
        "minor", "sexual", "domestic", "self_harm", "mental_health", "police", "hold"
    }  # fmt: skip

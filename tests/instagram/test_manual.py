"""Posting by hand: the package holds what was approved, byte for byte, and the same plan makes the same file."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest

from publisher.instagram import FixContent
from publisher.instagram.manual import package
from tests.instagram.plans import CAPTION, MARKER, jpeg, plan


def test_the_package_holds_pages_in_order_caption_alt_texts_and_the_steps():
    with zipfile.ZipFile(BytesIO(package(plan()))) as archive:
        assert archive.namelist() == [
            "01.jpg",
            "02.jpg",
            "03.jpg",
            "keterangan.txt",
            "teks-alternatif.txt",
            "cara-unggah.txt",
        ]
        assert [archive.read(f"{number:02d}.jpg") for number in (1, 2, 3)] == [jpeg(number) for number in (1, 2, 3)]
        assert archive.read("keterangan.txt").decode() == f"{CAPTION}\n"
        alts = archive.read("teks-alternatif.txt").decode()
        assert alts.startswith("Halaman 1\nHalaman 1: grafik.\n\nHalaman 2\n")
        how = archive.read("cara-unggah.txt").decode()
        assert MARKER in how and "pilih 3 gambar" in how


def test_the_same_plan_makes_the_same_bytes():
    assert package(plan()) == package(plan())


def test_a_plan_that_the_channel_would_not_take_makes_no_package():
    with pytest.raises(FixContent, match="marker_missing"):
        package(plan(caption="Tanpa tanda"))

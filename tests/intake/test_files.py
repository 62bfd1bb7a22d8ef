from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import pytest
from openpyxl import Workbook

from publisher.intake import IntakeError
from publisher.intake.files import Content, open_sheet

from .conftest import CANARY


def csv(text: str, encoding: str = "utf-8") -> Content:
    return Content("a.csv", data=text.encode(encoding))


def xlsx(*rows: Sequence[object], sheet: str = "Data") -> Content:
    book = Workbook()
    page = book.active
    assert page is not None
    page.title = sheet
    for row in rows:
        page.append(list(row))
    book.create_sheet("Lain").append(["lain"])
    answer = io.BytesIO()
    book.save(answer)
    return Content("a.xlsx", data=answer.getvalue())


def read(content: Content, *indices: int, **options: object) -> list[tuple[int, tuple[object, ...]]]:
    with open_sheet(content, **options) as sheet:  # type: ignore[arg-type]
        return list(sheet.rows(indices))


def test_rows_carry_their_number_and_only_the_wanted_cells() -> None:
    assert read(csv("id,rahasia,tutup\nA,x,1\nB,y,2\n"), 2, 0) == [(2, ("1", "A")), (3, ("2", "B"))]


def test_line_breaks_in_a_cell_and_blank_lines_do_not_shift_the_numbers_of_a_spreadsheet() -> None:
    content = csv('\r\nid,catatan\r\nA,"satu\r\ndua\r\n"\r\n\r\nB,""\r\n')
    assert read(content, 0) == [(3, ("A",)), (5, ("B",))]


def test_short_rows_are_filled_with_nothing() -> None:
    assert read(csv("a,b,c\n1,2\n"), 0, 2) == [(2, ("1", None))]


def test_pages_of_text_in_one_cell_are_read_past() -> None:
    assert read(csv(f'id,isi\nA,"{"x" * 300_000}"\nB,y\n'), 0) == [(2, ("A",)), (3, ("B",))]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_unicode_is_found_without_a_declaration(encoding: str) -> None:
    with open_sheet(csv("id,nama\nA,café 🙏\n", encoding)) as sheet:
        assert sheet.header == ("id", "nama")
        assert sheet.guesses == ()
        assert list(sheet.rows([1])) == [(2, ("café 🙏",))]


def test_bytes_that_are_not_utf8_are_read_as_cp1252_and_said_so() -> None:
    content = Content("a.csv", data="id,nama\nA,café – b\n".encode("cp1252") + b"B,\x81\n")
    with open_sheet(content) as sheet:
        assert "cp1252" in sheet.guesses[0]
        assert list(sheet.rows([1])) == [(2, ("café – b",)), (3, ("\ufffd",))]


def test_a_declared_encoding_that_is_wrong_is_named() -> None:
    content = Content("a.csv", data=b"id,nama\nA," + CANARY.encode() + b"\xff\n")
    for encoding in ("utf-8", "ascii"):
        with pytest.raises(IntakeError, match=rf"^a\.csv: .*not readable as {encoding}; declare") as caught:
            read(content, 0, encoding=encoding)
        assert caught.value.__context__ is None
    with pytest.raises(IntakeError, match="encoding = 'utf-99' is not an encoding"):
        read(content, 0, encoding="utf-99")


def test_a_delimiter_is_declared_or_seen_in_the_header() -> None:
    assert read(csv("id;tutup\nA;1,5\n"), 1, delimiter=";") == [(2, ("1,5",))]
    with open_sheet(csv("id;tutup\nA;1\n")) as sheet:
        assert sheet.header == ("id", "tutup")
        assert sheet.guesses == ("the delimiter is ';', not ','",)
    with pytest.raises(IntakeError, match="single character"):
        read(csv("a\n"), 0, delimiter=";;")


def test_an_empty_file_is_named() -> None:
    for content in (csv(""), csv("\n\n"), xlsx()):
        with pytest.raises(IntakeError, match=r"^a\.\w+: the (file|sheet) is empty"):
            read(content, 0)


def test_a_workbook_gives_its_first_sheet_or_the_named_one() -> None:
    moment = datetime(2026, 11, 10, 8)  # noqa: DTZ001
    content = xlsx([], ["id", None, "tutup"], ["A", CANARY, moment], [None, None, None], [7, CANARY, None])
    assert read(content, 0, 2) == [(3, ("A", moment)), (5, (7, None))]
    with open_sheet(content, sheet="Lain") as sheet:
        assert sheet.header == ("lain",)
    with pytest.raises(IntakeError, match="no sheet 'Tiket'; there are Data, Lain"):
        read(content, 0, sheet="Tiket")


def test_a_workbook_is_known_by_its_content_and_not_by_its_name() -> None:
    content = xlsx(["id"], ["A"])
    assert read(Content("ekspor.csv", data=content.data), 0) == [(2, ("A",))]


def test_damaged_and_old_workbooks_are_named() -> None:
    with pytest.raises(IntakeError, match=r"old Excel file"):
        read(Content("a.xls", data=b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), 0)
    whole = xlsx(["id"], *(["A" * 50] for _ in range(500))).data or b""
    with pytest.raises(IntakeError, match="not a sound XLSX"):
        read(Content("a.xlsx", data=whole[: len(whole) // 2]), 0)
    other = io.BytesIO()
    with zipfile.ZipFile(other, "w") as archive:
        archive.writestr("halo.txt", "halo")
    with pytest.raises(IntakeError, match="not a sound XLSX"):
        read(Content("a.xlsx", data=other.getvalue()), 0)


def test_a_damaged_sheet_is_named_with_the_row_before() -> None:
    whole = io.BytesIO(xlsx(["id"], ["A"]).data or b"")
    broken = io.BytesIO()
    with zipfile.ZipFile(whole) as source, zipfile.ZipFile(broken, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            target.writestr(name, content[: content.rindex(b"<row")] + b"<<" if name.endswith("sheet1.xml") else content)
    with pytest.raises(IntakeError, match="damaged after row 1"):
        read(Content("a.xlsx", data=broken.getvalue()), 0)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(IntakeError, match=r"tiket\.csv: there is no such file") as caught:
        read(Content("tiket.csv", path=tmp_path / "tiket.csv"), 0)
    assert caught.value.__context__ is None
    with pytest.raises(IntakeError, match=r"cannot be opened \(IsADirectoryError\)"):
        read(Content("tiket.csv", path=tmp_path), 0)

"""Every way out for words goes through the gate, by construction."""

from __future__ import annotations

import ast
import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import publisher
from publisher.anonymise.gate import GateError
from publisher.exits import csv_text, file_name, let_out, visible_text

ROOT = Path(publisher.__file__).parent
SOURCES = [*ROOT.rglob("*.py"), *(ROOT.parent / "scheduled").rglob("*.py")]
PHONE = "0812 3456 7890"


def calls(dotted: str) -> set[str]:
    """The files of the product that call `dotted`, such as "Revision.objects.create"."""
    found = set()
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == dotted:
                found.add(path.relative_to(ROOT.parent).as_posix())
    return found


def imports(module: str) -> set[str]:
    found = set()
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import) and any(item.name == module for item in node.names):
                found.add(path.relative_to(ROOT.parent).as_posix())
    return found


def test_a_revision_is_made_in_one_place_and_that_place_screens_it() -> None:
    assert calls("Revision.objects.create") == {"publisher/review/revisions.py"}
    assert calls("Revision.objects.bulk_create") == calls("Revision") == set()
    assert "let_out" in (ROOT / "review" / "revisions.py").read_text(encoding="utf-8")


def test_a_message_to_staff_is_made_in_one_place_and_that_place_screens_it() -> None:
    assert calls("Notice.objects.get_or_create") == {"publisher/review/notify.py"}
    assert calls("Notice.objects.create") == calls("Notice") == set()


def test_csv_is_written_in_one_place() -> None:
    assert calls("csv.writer") | calls("csv.DictWriter") == {"publisher/exits.py"}
    assert imports("csv") <= {"publisher/exits.py", "publisher/intake/files.py", "publisher/intake/table.py"}


def test_an_image_is_stored_by_the_draft_alone() -> None:
    assert calls("put_image") == {"publisher/review/actions/store_draft.py"}


def test_mail_is_sent_by_nobody_yet_so_none_can_go_round_the_gate() -> None:
    assert calls("send_mail") | calls("EmailMessage") | calls("smtplib.SMTP") == set()


def test_words_with_a_telephone_number_do_not_leave() -> None:
    with pytest.raises(GateError, match="message, text 1"):
        let_out([f"Hubungi {PHONE}"], "message")


def test_the_refusal_does_not_repeat_what_it_refuses() -> None:
    with pytest.raises(GateError) as refused:
        let_out([f"Hubungi {PHONE}"], "message")
    assert "3456" not in str(refused.value)


@pytest.mark.parametrize(
    ("stem", "name"),
    [("01-sampul", "01-sampul.jpg"), ("Cara membaca", "cara-membaca.jpg"), ("../../etc/passwd", "etc-passwd.jpg")],
)
def test_a_file_name_is_plain(stem: str, name: str) -> None:
    assert file_name(stem, "jpg") == name


def test_a_file_name_with_a_number_of_somebody_is_refused() -> None:
    with pytest.raises(GateError, match="file name"):
        file_name("081234567890", "jpg")


@pytest.mark.parametrize("cell", ["=1+1", "+cmd", "-2+3", "\tx", "=HYPERLINK(0)"])
def test_a_formula_in_a_cell_is_words_only(cell: str) -> None:
    table = csv_text(["arti"], [[cell]], "numbers.csv")
    assert next(iter(csv.reader(io.StringIO(table.splitlines()[1])))) == [f"'{cell}"]


def test_a_column_of_our_own_keys_takes_keys_and_nothing_else() -> None:
    keys = frozenset({"kunci"})
    assert csv_text(["kunci"], [["category.HWN.TAWON"], ["area.33.75.01"], ["cell.2026-11-09.pagi"]], "t", keys=keys)
    with pytest.raises(GateError, match="kunci"):
        csv_text(["kunci"], [["Bapak Slamet"]], "t", keys=keys)


def test_a_negative_number_stays_a_number() -> None:
    assert csv_text(["nilai"], [[-3]], "numbers.csv").splitlines() == ["nilai", "-3"]


def test_a_cell_with_an_address_stops_the_whole_table() -> None:
    with pytest.raises(GateError, match=r"numbers\.csv"):
        csv_text(["arti"], [["Kebakaran"], ["Jl. Melati No. 3"]], "numbers.csv")


@given(st.lists(st.lists(st.text(alphabet="=+-@,\"'\n\r abc1", max_size=8), min_size=2, max_size=2), max_size=4))
def test_no_cell_begins_like_a_formula_whatever_goes_in(rows: list[list[str]]) -> None:
    try:
        table = csv_text(["a", "b"], rows, "numbers.csv")
    except GateError:
        return
    for row in list(csv.reader(io.StringIO(table, newline="")))[1:]:
        for cell in row:
            assert not cell.startswith(("=", "+", "@", "\t", "\r", "\n"))


def test_a_page_is_read_with_what_a_screen_reader_says_of_it() -> None:
    page = f'<p>Halo <b>dunia</b></p><img alt="telepon {PHONE}"><script>var a = 1</script><!-- {PHONE} -->'
    text = visible_text(page)
    assert "Halo" in text
    assert text.count(PHONE) == 1
    assert "var a" not in text


def test_entities_are_read_as_their_signs() -> None:
    assert "0812 3456" in visible_text("<p>0812&#32;3456</p>")

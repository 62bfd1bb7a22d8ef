"""CSV and XLSX as a header and a stream of rows; of each row only the wanted columns are kept.

The file's name, its encoding and its delimiter may stand in a message; a cell never does, nor the header, which in
a file without one is the first row of data.
"""

from __future__ import annotations

import codecs
import csv
import io
import warnings
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, TextIO

from publisher.intake import IntakeError

_ZIP_START = b"PK\x03\x04"
_OLD_EXCEL_START = b"\xd0\xcf\x11\xe0"
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_OTHER_DELIMITERS = (";", "\t", "|", ",")
# Pages of narrative in one cell are read past, not stumbled over; csv's own limit is 128 KiB.
_LONGEST_CELL = 64 * 1024 * 1024
_CHUNK = 1 << 20


@dataclass(frozen=True)
class Content:
    """A file on disk, or bytes that were handed over; read anew each time, kept by nobody."""

    name: str
    path: Path | None = None
    data: bytes | None = None

    def open(self) -> BinaryIO:
        if self.data is not None:
            return io.BytesIO(self.data)
        try:
            return (self.path or Path()).open("rb")
        except FileNotFoundError:
            says = "there is no such file; correct [intake] path and file"
        except OSError as error:
            says = f"cannot be opened ({type(error).__name__}); look at its permissions"
        raise IntakeError(f"{self.name}: {says}.")


@dataclass(frozen=True)
class Sheet:
    """An opened table: its header as written, and what had to be guessed to read it.

    `rows(indices)` gives the row's number (the header is row 1) and the cells at `indices`.
    """

    header: tuple[str, ...]
    guesses: tuple[str, ...]
    _body: Iterator[tuple[int, Sequence[object]]]

    def rows(self, indices: Sequence[int]) -> Iterator[tuple[int, tuple[object, ...]]]:
        for number, cells in self._body:
            width = len(cells)
            if any(cell is not None and cell != "" for cell in cells):
                yield number, tuple(cells[index] if index < width else None for index in indices)


@contextmanager
def open_sheet(
    content: Content, *, encoding: str | None = None, delimiter: str = ",", sheet: str | None = None
) -> Iterator[Sheet]:
    """Open a CSV or XLSX by its content, not by its name. Raises IntakeError, also while rows are read."""
    with content.open() as stream:
        start = stream.read(4)
        stream.seek(0)
        if start == _OLD_EXCEL_START:
            raise IntakeError(f"{content.name}: an old Excel file (.xls); save it as .xlsx or CSV.")
        if start == _ZIP_START:
            with _open_xlsx(content.name, stream, sheet) as opened:
                yield opened
        else:
            yield _open_csv(content.name, stream, encoding, delimiter)


def _open_csv(name: str, stream: BinaryIO, encoding: str | None, delimiter: str) -> Sheet:
    guesses: list[str] = []
    if encoding is None:
        encoding, guess = _detect(stream)
        guesses += [guess] if guess else []
    try:
        codecs.lookup(encoding)
    except LookupError:
        known = False
    else:
        known = True
    if not known:
        raise IntakeError(f"[intake] encoding = {encoding!r} is not an encoding; utf-8 and cp1252 are usual.")
    # cp1252 leaves five bytes undefined: a stray one in a narrative must not stop the week.
    strictness = "replace" if encoding == "cp1252" else "strict"
    text = io.TextIOWrapper(stream, encoding, errors=strictness, newline="")
    delimiter, guess = _delimiter(name, text, encoding, delimiter)
    guesses += [guess] if guess else []
    csv.field_size_limit(_LONGEST_CELL)
    body = _csv_rows(name, text, encoding, delimiter)
    header = next(((number, cells) for number, cells in body if any(cells)), None)
    if header is None:
        raise IntakeError(f"{name}: the file is empty; a header row with the columns' names is needed.")
    return Sheet(tuple(str(cell).strip() for cell in header[1]), tuple(guesses), body)


def _csv_rows(name: str, text: TextIO, encoding: str, delimiter: str) -> Iterator[tuple[int, Sequence[object]]]:
    reader = csv.reader(text, delimiter=delimiter)
    number = 0
    while True:
        problem = ""
        try:
            cells = next(reader)
        except StopIteration:
            return
        except UnicodeError:
            problem = f"not readable as {encoding}; declare its encoding: [intake] encoding"
        except csv.Error:
            problem = f"not readable as CSV with the delimiter {delimiter!r}"
        if problem:
            raise IntakeError(f"{name}: after row {number} {problem}.")
        number += 1
        yield number, cells


def _delimiter(name: str, text: TextIO, encoding: str, declared: str) -> tuple[str, str]:
    """The declared delimiter, or the one that the first line shows where the declared one splits nothing."""
    if len(declared) != 1:
        raise IntakeError(f"{name}: delimiter = {declared!r} must be a single character.")
    try:
        first = text.readline()
        text.seek(0)
    except UnicodeError:
        first = None
    if first is None:
        raise IntakeError(f"{name}: not readable as {encoding}; declare its encoding: [intake] encoding.")
    if declared in first:
        return declared, ""
    for other in _OTHER_DELIMITERS:
        if other in first:
            return other, f"the delimiter is {other!r}, not {declared!r}"
    return declared, ""


def _detect(stream: BinaryIO) -> tuple[str, str]:
    """By its byte order mark, else UTF-8 when every byte of it is, else cp1252, which is then a guess."""
    start = stream.read(4)
    stream.seek(0)
    for mark, encoding in _BOMS:
        if start.startswith(mark):
            return encoding, ""
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        while chunk := stream.read(_CHUNK):
            decoder.decode(chunk)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return "cp1252", "it is not UTF-8, so it is read as cp1252 (declare [intake] encoding to be sure)"
    finally:
        stream.seek(0)
    return "utf-8", ""


@contextmanager
def _open_xlsx(name: str, stream: BinaryIO, sheet: str | None) -> Iterator[Sheet]:
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    workbook = None
    try:
        with warnings.catch_warnings():
            # openpyxl warns of validations and styles that it does not keep; only values are read.
            warnings.simplefilter("ignore")
            workbook = load_workbook(stream, read_only=True, data_only=True)
    except (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, OSError):
        pass
    if workbook is None:
        raise IntakeError(f"{name}: not a sound XLSX file; export it again, or as CSV.")
    try:
        names = workbook.sheetnames
        if sheet is not None and sheet not in names:
            raise IntakeError(f"{name}: there is no sheet {sheet!r}; there are {', '.join(names)}.")
        page = workbook[sheet] if sheet is not None else workbook.worksheets[0]
        # Exporters often write a wrong size, and openpyxl would believe it.
        if hasattr(page, "reset_dimensions"):
            page.reset_dimensions()
        body = _xlsx_rows(name, page.iter_rows(values_only=True))
        header = next(((number, cells) for number, cells in body if any(cell is not None for cell in cells)), None)
        if header is None:
            raise IntakeError(f"{name}: the sheet is empty; a header row with the columns' names is needed.")
        yield Sheet(tuple("" if cell is None else str(cell).strip() for cell in header[1]), (), body)
    finally:
        workbook.close()


def _xlsx_rows(name: str, page: Iterator[tuple[object, ...]]) -> Iterator[tuple[int, Sequence[object]]]:
    number = 0
    while True:
        try:
            cells = next(page)
        except StopIteration:
            return
        except Exception:  # a damaged sheet breaks openpyxl, its XML parser or zlib, each in its own way
            break
        number += 1
        yield number, cells
    raise IntakeError(f"{name}: damaged after row {number}; export it again, or as CSV.")

"""Exits: the ways out for words, each through the gate by construction.

What is composed passes at COMPOSED in `prepare`, what an editor types at EDITOR in `edit_texts`; here stands the last
look, at PATTERNS, that nothing can go round: every revision, message, file name, CSV and public page is made by one of
these functions, and a test finds whoever makes one otherwise. Logs have an allow-list of keys instead (`log.py`).
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from html import unescape

from publisher.anonymise.gate import GateError, Level, PublicWords, require_clean

# A spreadsheet runs a cell that begins with one of these.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
KEY = re.compile(r"[A-Za-z][A-Za-z0-9_]*(?:[.\-][A-Za-z0-9_]+)*|")
NOT_A_NAME = re.compile(r"[^a-z0-9]+")
INVISIBLE = re.compile(r"<(script|style)\b.*?</\1>|<!--.*?-->", re.DOTALL | re.IGNORECASE)
SPOKEN = re.compile(r"""\b(?:alt|title|aria-label|content|placeholder)\s*=\s*("[^"]*"|'[^']*')""", re.IGNORECASE)
COLOUR = re.compile(r"#[0-9a-fA-F]{3,8}")
TAG = re.compile(r"<[^>]*>")


def let_out(texts: Iterable[str], place: str, allowed: Iterable[str] = (), words: PublicWords | None = None) -> None:
    """The last look at words that are about to leave. Raises GateError, naming kind and place."""
    require_clean(texts, place, allowed, Level.PATTERNS, words)


def file_name(stem: str, suffix: str) -> str:
    """A name for a file: lower-case letters, digits and hyphens, through the gate. Raises GateError."""
    plain = NOT_A_NAME.sub("-", stem.casefold()).strip("-")
    let_out([plain.replace("-", " ")], "file name")
    return f"{plain}.{suffix}"


def csv_text(
    header: Sequence[str],
    rows: Iterable[Sequence[object]],
    place: str,
    allowed: Iterable[str] = (),
    keys: frozenset[str] = frozenset(),
) -> str:
    """A table as CSV (RFC 4180), formulas neutralised, every cell of words through the gate. Raises GateError.

    `keys` are the columns that hold our own codes ("category.HWN"): they must look like one, and are no words.
    """
    kept = [[_cell(value) for value in row] for row in rows]
    for row in kept:
        for name, cell in zip(header, row, strict=True):
            if name in keys and not KEY.fullmatch(cell):
                raise GateError(f"{place}, column {name}: not a key of ours. Nothing was let out.")
    words = [cell for row in kept for name, cell in zip(header, row, strict=True) if name not in keys]
    let_out([cell for cell in words if not _is_number(cell)], place, allowed)
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerows([[_cell(name) for name in header], *kept])
    return out.getvalue()


def visible_text(markup: str) -> str:
    """What a page says to a reader or to a screen reader: its text and its spoken attributes."""
    markup = INVISIBLE.sub(" ", markup)
    attributes = (match.group(1)[1:-1] for match in SPOKEN.finditer(markup))
    spoken = " \n ".join(value for value in attributes if not COLOUR.fullmatch(value))
    return unescape(f"{TAG.sub(' ', markup)} \n {spoken}")


def _cell(value: object) -> str:
    # Spreadsheets set to Indonesian part cells at semicolons, and would run what stands behind one.
    text = "" if value is None else str(value).replace(";", ",")
    return f"'{text}" if text.startswith(FORMULA) and not _is_number(text) else text


def _is_number(text: str) -> bool:
    return re.fullmatch(r"-?\d+", text) is not None

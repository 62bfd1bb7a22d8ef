"""Dates of birth: a date after a word that says so, and any date so old that it can hardly be anything else."""

from __future__ import annotations

import re
from collections.abc import Iterator

from publisher.anonymise.gate.spans import Span

_MONTH = r"(?:jan|feb|peb|mar|apr|mei|may|jun|jul|agu|agt|ags|aug|sep|okt|oct|nov|nop|des|dec)[a-z]{0,7}"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_NUMBERED = r"(?:0?[1-9]|1[0-2]|[IVX]{1,4})"
_DATE = (
    rf"(?:(?:19|20)\d{{2}}[ \-/.]{{1,3}}\d{{1,2}}[ \-/.]{{1,3}}\d{{1,2}}|"
    rf"\d{{1,2}}[ \-/.]{{0,3}}(?:{_MONTH}\.?|{_NUMBERED})[ \-/.,']{{0,3}}(?:19|20)?\d{{2}})"
)
_BIRTH = re.compile(
    r"(?<![A-Za-z])(?:lahir(?:nya|e)?|kelahiran|lhr|ttl|tl|tgl[\W_]{0,2}(?:lahir|lhr)|"
    r"tanggal[\W_]{0,2}lahir|dob|born|birth(?:day|date)?|"
    rf"lair|miyos|ultah)(?![A-Za-z])(?:[^;\d]|\d(?!\d)){{0,50}}?(?<!\d)({_DATE})(?!\d)",
    re.IGNORECASE,
)
# Nothing that this product tells happened so long ago.
_OLD = re.compile(
    rf"(?<![\d/.\-]){_DAY}(?:[\-/.]{_NUMBERED}[\-/.]| ?{_MONTH} ?)(?:19\d\d|200\d|201[0-5])(?!\d)|"
    rf"(?<!\d)(?:19\d\d|200\d|201[0-5])[\-/](?:0[1-9]|1[0-2])[\-/](?:0[1-9]|[12]\d|3[01])(?!\d)",
    re.IGNORECASE,
)


def find_births(text: str) -> Iterator[Span]:
    for match in _BIRTH.finditer(text):
        yield Span(match.start(1), match.end(1), "DOB")
    for match in _OLD.finditer(text):
        yield Span(match.start(), match.end(), "DOB")

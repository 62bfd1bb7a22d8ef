"""Dates of birth: a date after a word that says so."""

from __future__ import annotations

import re
from collections.abc import Iterator

from publisher.anonymise.gate.spans import Span

_MONTH = r"(?:jan|feb|peb|mar|apr|mei|may|jun|jul|agu|agt|ags|aug|sep|okt|oct|nov|nop|des|dec)[a-z]{0,7}"
DATE = rf"(?:(?:19|20)\d{{2}}[ \-/.]\d{{1,2}}[ \-/.]\d{{1,2}}|\d{{1,2}}\s*[ \-/.]?\s*(?:{_MONTH}\.?|(?:0?[1-9]|1[0-2]))\s*[ \-/.,]?\s*(?:19|20)?\d{{2}})"
_BIRTH = re.compile(
    rf"(?<![A-Za-z])(?:lahir(?:nya)?|kelahiran|ttl|tl|tgl[\W_]{{0,2}}lahir|tanggal[\W_]{{0,2}}lahir|dob|born|birth(?:day)?|lair|miyos)\b(?:[^\n;]|\n(?=\s*\d)){{0,45}}?(?<!\d)({DATE})(?!\d)",
    re.IGNORECASE,
)


def find_births(text: str) -> Iterator[Span]:
    for match in _BIRTH.finditer(text):
        yield Span(match.start(1), match.end(1), "DOB")

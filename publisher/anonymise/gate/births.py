"""Dates of birth: a date after a word that says so, and any date so old that it can hardly be anything else."""

from __future__ import annotations

import re
from collections.abc import Iterator

from publisher.anonymise.gate.folding import lowered
from publisher.anonymise.gate.spans import Span

_MONTH = r"(?:jan|feb|peb|mar|apr|mei|may|jun|jul|agu|agt|ags|aug|sep|okt|oct|nov|nop|des|dec)[a-z]{0,7}"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_NUMBERED = r"(?:0?[1-9]|1[0-2]|[ivx]{1,4})"
_DATE = (
    rf"(?:(?:19|20)\d{{2}}[ \-/.]{{1,3}}\d{{1,2}}[ \-/.]{{1,3}}\d{{1,2}}|"
    rf"\d{{1,2}}[ \-/.]{{0,3}}(?:{_MONTH}\.?|(?:bulan |wulan |sasi )?{_NUMBERED})"
    rf"(?:[ \-/.,']{{0,3}}|,? (?:tahun|taun|th|thn) )(?:19|20)?\d{{2}}(?!\d)|\d{{1,2}}[ \-]{{0,2}}{_MONTH}\b)"
)
_LEAD = (
    r"(?<![A-Za-z])(?:lahir(?:nya|e|ipun)?|kelahiran|lhr|ttl|tl|tgl[\W_]{0,2}(?:lahir|lhr)|"
    r"tanggal[\W_]{0,2}lahir|dob|born|birth(?:day|date)?|lair(?:e|ipun)?|miyos(?:e|ipun)?|ultah)(?![A-Za-z])"
)
_BIRTH = re.compile(rf"{_LEAD}(?:[^;\d]|\d(?!\d)){{0,50}}?(?<!\d)({_DATE})(?!\d)")
# Nothing that this product tells happened so long ago.
_PAST = r"(?:19\d\d|200\d|201[0-5])"
_OLD = re.compile(
    rf"(?<![\d/.\-]){_DAY}(?: ?[\-/.] ?{_NUMBERED} ?[\-/.] ?|[ \-/.]{{0,2}}{_MONTH}[ \-/.,]{{0,2}}){_PAST}(?!\d)|"
    rf"(?<![\d/.\-]){_DAY} (?:0?[1-9]|1[0-2]) 19\d\d(?!\d)|"
    rf"\b{_MONTH} {_DAY},? {_PAST}(?!\d)|"
    rf"(?<!\d){_PAST}[\-/](?:0[1-9]|1[0-2])[\-/](?:0[1-9]|[12]\d|3[01])(?!\d)"
)
# Short years long past: "12/3/54", "8 Mei '01".
_SHORT_OLD = re.compile(
    rf"(?<![\d/.\-]){_DAY}([\-/])(?:0?[1-9]|1[0-2])\1'?[4-9]\d(?![\d/\-]|\.\d)|"
    rf"(?<![\d/.\-]){_DAY}[ \-/.]{{0,2}}{_MONTH}\.?[ \-/.]{{0,2}}['’`](?:0\d|1[0-5]|[3-9]\d)(?!\d)"
)
_UNIT = (
    "satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|siji|loro|rong|telu|telung|papat|patang|limo|limang|enem|"
    "nem|nemang|pitu|pitung|wolu|wolung|songo|sanga|sangang|setunggal|kalih|sekawan|gangsal"
)
_TENS = (
    "puluh|dasa|belas|las|sepuluh|sedasa|sebelas|sewelas|rolas|telulas|patbelas|limalas|nembelas|pitulas|wolulas|sangalas|"
    "nol|kosong|seket|sewidak|songolas|selikur|rolikur|telulikur|patlikur|selawe|nemlikur|pitulikur|wolulikur|sangalikur|likur"
)
_MONTH_NAME = (
    "januari|februari|pebruari|maret|april|mei|juni|juli|agustus|september|oktober|november|nopember|desember|"
    "jan|feb|mar|apr|jun|jul|agu|agt|ags|sep|sept|okt|nov|nop|des"
)
_SAID_DAY = rf"(?:(?:{_UNIT}|{_TENS}|{_DAY})[ \-]{{1,2}}){{1,3}}"
_SAID_YEAR = rf"(?:(?:seribu|sewu|ribu|ewu|ratus|atus|{_UNIT}|{_TENS})\b[ \-]{{0,2}}){{1,8}}"
# A date in words; without a word for birth only in a century that is over.
_SAID_MONTH = rf"(?:(?:bulan )?(?:{_MONTH_NAME})|(?:bulan|wulan|sasi) (?:{_UNIT}|{_TENS}|\d{{1,2}}))"
_SAID = re.compile(rf"\b{_SAID_DAY}{_SAID_MONTH}[ \-]{{1,2}}(?:tahun |taun |th )?((?:{_SAID_YEAR})|(?:19|20)\d\d(?!\d))")
# Figures one by one behind a word for birth: "lahir empat lima sembilan dua".
_SAID_AFTER = re.compile(rf"{_LEAD}\W{{1,3}}((?:(?:{_UNIT}|{_TENS})\b[ \-]{{0,2}}){{3,}})")
_OLD_YEAR = re.compile(r"(?:se(?:ribu|wu) |sembilan ?belas |19\d\d)")
_LEAD_BEFORE = re.compile(rf"{_LEAD}[^;\d]{{0,50}}$")
_MONTHS = re.compile(rf"\b(?:{_MONTH_NAME}|lahir|lair|bulan|wulan)")


def find_births(text: str) -> Iterator[Span]:
    text = lowered(text)
    for match in _BIRTH.finditer(text):
        yield Span(match.start(1), match.end(1), "DOB")
    for pattern in (_OLD, _SHORT_OLD):
        for match in pattern.finditer(text):
            yield Span(match.start(), match.end(), "DOB")
    if _MONTHS.search(text):
        yield from _said(text)


def _said(text: str) -> Iterator[Span]:
    for match in _SAID.finditer(text):
        before = text[max(0, match.start() - 70) : match.start()]
        if _OLD_YEAR.match(match.group(1)) or _LEAD_BEFORE.search(before):
            yield Span(match.start(), match.start() + len(match.group().rstrip(" -")), "DOB")
    for match in _SAID_AFTER.finditer(text):
        yield Span(match.start(1), match.start(1) + len(match.group(1).rstrip(" -")), "DOB")

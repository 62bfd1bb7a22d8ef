"""Numbers: telephone, identity, bank, meter and patient numbers, and every long run of digits.

A number is told by its digits and by what stands before it. Dates, times, sums of money, laws and ticket numbers
are nobody's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from publisher.anonymise.gate.folding import lowered
from publisher.anonymise.gate.spans import Span

# Digits with separators; a comma or a line break only between digits, two separators at most ("0856- 2977").
_GROUPED = re.compile(r"(?<![\d])(?:\+\s?)?\(?\+?\d(?:[ .,\-_/()\n\r\t\u00a0]{0,3}(?<!, )\d){4,40}(?!\d)")
_DATE = re.compile(
    r"(?:0?[1-9]|[12]\d|3[01])[\-/.](?:0?[1-9]|1[0-2])[\-/.](?:(?:19|20)\d\d|\d\d)(?!\d)|(?:19|"
    r"20)\d\d[\-/.](?:0?[1-9]|1[0-2])[\-/.](?:0?[1-9]|[12]\d|3[01])(?!\d)"
)
_TIME = re.compile(r"[\s,(]*(?:[01]?\d|2[0-4])[.:][0-5]\d(?:[.:][0-5]\d)?(?!\d)")
_FIGURES = re.compile(
    r"([1-9]\d{0,2}(?:\.\d{3})*) ?- ?([1-9]\d{0,2}(?:\.\d{3})+)|([1-9]\d{0,2}(?:,\d{3})*) ?- ?([1-9]\d{0,2}(?:,\d{3})+)"
)
_MONEY = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d{1,2})?(?!\d)|\d{1,3}(?:,\d{3})+(?!\d)")
_YEAR_AND_TIME = re.compile(r"(?:19|20)\d\d[ ,]{1,3}\d{1,2}[.:]\d{2}(?:[.:]\d{2})?")
_RANGE = re.compile(r"\d{1,3}(?:\.\d{3})*\s*-\s*\d{1,3}(?:\.\d{3})+(?!\d)")
_LOCAL = re.compile(r"(?:62|0)[2-7]\d")

_TICKET_BEFORE = re.compile(
    r"\b(?:tiket|ticket|tkt|inc|cc112|laporan|kejadian|no\.?\s*lap|id|case|112|"
    r"lp)\W{0,4}(?:no(?:mor)?\W{0,3})?(?:cc)?[#\-/]?$",
    re.IGNORECASE,
)
_TICKET = re.compile(r"112[\-/](?:\d{4,8}|[A-Z]+\d*)(?:[\-/]\d{2,6})?$")
_BANK_BEFORE = re.compile(
    r"(?:rek(?:ening)?|norek|atm|bri|bni|bca|mandiri|btn|bsi|bpd|jateng|seabank|danamon|cimb|permata|"
    r"mega|jago|bukopin|muamalat|dana|ovo|gopay|va|transfer)\W{0,3}(?:\w+\W{1,3}){0,2}$",
    re.IGNORECASE,
)
_IDENTITY_BEFORE = re.compile(
    r"(?:bpjs|kis|jkn|sim|ktp|pelanggan|idpel|id\s*pel|meter|meteran|kwh|rm|rekam\s*medis|paspor|"
    r"passport|nisn|nip|nrp|npwp|nopel|pdam|pln|no\.?\s*id|nis|nim|stnk|bpkb|rangka|mesin|imei|polis|"
    r"kartu)\W{0,3}(?:(?:no|nomor|nmr|nomer|c|a|b1)\W{0,3})?(?:\w+\W{1,2})?$",
    re.IGNORECASE,
)
_TICKET_SHAPED = re.compile(r"20\d\d[\-/]\d{3,6}$")
_PREFIX_BEFORE = re.compile(r"\b[A-Z]{2,5}[\-/]$")
# The number of an official letter: what it is about, a running number, a year.
_OFFICIAL = re.compile(r"\d{1,4}(?:\.\d{1,3})?(?:/[\d.]{1,7}){1,2}/20\d\d$")
_OFFICIAL_BEFORE = re.compile(
    r"\b(?:surat|undangan|edaran|disposisi|keputusan|sk|nota)\b(?:[ \u00a0]\w+)?\W{0,3}(?:no(?:mor)?\W{0,3})?$",
    re.IGNORECASE,
)
# Groups of figures with a mark between them that stands in no time, date or sum ("0812·3456·7890").
_MARKED = re.compile(r"(?<![\d.,])(?:\+?62 ?)?\d{2,6}(?: ?([·•*~=:;'+\\]) ?\d{3,6})(?: ?\1 ?\d{3,6}){1,4}(?!\d)")
_YEARS = re.compile(r"(?:(?:19|20)\d\d)+")
_FEWEST_MARKED, _FEWEST_UNLED = 9, 12
# Figures one by one, all with the same between them.
_ONE_BY_ONE = re.compile(r"\d(?:([ .,\-_/])\d)(?:\1\d){8,}")
# The area code in square brackets.
_BRACKETED = re.compile(r"\[(?:\+?62|0)\d{2,4}\][ \-]?\d(?:[ .\-]?\d){5,9}(?!\d)")
_CALL_BEFORE = re.compile(r"\b(?:tel|sms|whatsapp|callto):(?://)?[ (+]{0,2}$", re.IGNORECASE)
# Three pairs, as the files of patients and seamen are numbered.
_PAIRS = re.compile(r"(?<![\d\-/.,])(\d\d)-(\d\d)-(\d\d)(?![\d\-/]|[.,]\d)")
# Letters that belong to the number itself: "RM812223", "X 1113016".
_LETTERED = re.compile(r"\b(?:RM|MR|[A-Z])[ \-]?\d{6,9}\b")
_PUBLISHED = re.compile(r"(?:Rp\.?|IDR|rupiah|sebanyak|total|jumlah)\s*$", re.IGNORECASE)
_SHORT_ID = re.compile(
    r"\b(?:rm|no\.?\s*rm|rekam\s*medis|id\s*pel(?:anggan)?|pelanggan|paspor|passport|"
    r"sim)\W{1,3}(?:no(?:mor)?\W{1,3})?([A-Z]{0,2} ?\d[\d./\-]{3,20}\d)",
    re.IGNORECASE,
)


def find_numbers(text: str, tickets: bool = False) -> Iterator[Span]:
    """Every number that may lead to somebody; a ticket's own number too, unless `tickets` lets it pass."""
    bracketed = [match.span() for match in _BRACKETED.finditer(text)] if "[" in text else []
    for start, end in bracketed:
        yield Span(start, end, "PHONE")
    inside = {place for start, end in bracketed for place in range(start + 1, end)}
    for match in _GROUPED.finditer(text):
        if match.start() not in inside:
            yield from _judge(text, match.start(), match.end(), tickets)
    for match in _PAIRS.finditer(text):
        first, second, third = (int(pair) for pair in match.groups())
        if not (1 <= second <= 12 and (1 <= first <= 31 or 1 <= third <= 31)):
            yield Span(match.start(), match.end(), "IDNUM")
    for match in _MARKED.finditer(text):
        digits = "".join(character for character in match.group() if character.isdigit())
        led = digits.startswith(("0", "62")) and len(digits) >= _FEWEST_MARKED
        if led or (len(digits) >= _FEWEST_UNLED and not _YEARS.fullmatch(digits)):
            yield Span(match.start(), match.end(), "PHONE" if led else "IDNUM")
    for match in _LETTERED.finditer(text):
        yield Span(match.start(), match.end(), "IDNUM")
    for match in _SHORT_ID.finditer(text):
        yield Span(match.start(1), match.end(1), "IDNUM")


def _judge(text: str, start: int, end: int, tickets: bool) -> Iterator[Span]:
    """What a run of digits and separators is, when it is not a date, a time or a sum."""
    dated = _DATE.match(text, start)
    if dated and dated.end() <= end:
        time = _TIME.match(text, dated.end())
        rest = time.end() if time else dated.end()
        rest = next((place for place in range(rest, end) if text[place].isdigit()), end)
        if sum(character.isdigit() for character in text[rest:end]) >= 5:
            yield from _judge(text, rest, end, tickets)
        return
    run = text[start:end]
    if _YEAR_AND_TIME.fullmatch(run):
        return
    digits = "".join(character for character in run if character.isdigit())
    longest = max(len(part) for part in re.findall(r"\d+", run))
    before = text[max(0, start - 40) : start]
    if _is_range_of_figures(run):
        return
    phone = _is_phone(run, digits)
    if not phone:
        if _RANGE.fullmatch(run):
            return
        if _MONEY.fullmatch(run) and (len(digits) <= 9 or _PUBLISHED.search(before)):
            return
        if tickets and (_TICKET.match(run) or (_TICKET_BEFORE.search(before) and not _IDENTITY_BEFORE.search(before))):
            return
        if tickets and (
            (_TICKET_SHAPED.match(run) and _PREFIX_BEFORE.search(before))
            or (_OFFICIAL.match(run) and _OFFICIAL_BEFORE.search(before))
        ):
            return
        if _PUBLISHED.search(before) and longest < 8 and not re.search(r"[\-/]", run):
            return
        single = _ONE_BY_ONE.fullmatch(run)
        if longest < 5 and not single and (len(digits) < 8 or not re.search(r"\d{3}|(?:\d{2}[./\-]){3}", run)):
            return
        if longest < 5 and not single and _is_list(run):
            return
        if longest < 5 and re.fullmatch(r"\d{1,2}[.:]\d{2}(?:\s*[\-–]\s*\d{1,2}[.:]\d{2})+", run):
            return
    told = phone and (digits.startswith(("08", "628")) or not _BANK_BEFORE.search(before))
    call = _CALL_BEFORE.search(before) if told else None
    label = "PHONE" if told else _label(digits, before)
    yield Span(start - len(call.group()) if call else start, end, label)


def _is_range_of_figures(run: str) -> bool:
    """ "6.258-10.238": two figures written with thousands, the second the larger, as "biasanya" tells them."""
    match = _FIGURES.fullmatch(run)
    if match is None:
        return False
    low, high = (int(re.sub(r"[.,]", "", part)) for part in match.groups() if part)
    return low < high


def _is_list(run: str) -> bool:
    """Figures one after another ("1.204, 1.310"), and years ("2023 2024 2025")."""
    if re.fullmatch(r"(?:19|20)\d\d(?:[ ,\-/]+(?:19|20)\d\d)+", run):
        return True
    parts = re.split(r"\s+", run)
    return (
        len(parts) > 1
        and all(re.fullmatch(r"(?:\d{1,3}(?:(?:\.\d{3})*|(?:,\d{3})*)|(?:19|20)\d\d)[.,]?", part) for part in parts)
        and not all(re.fullmatch(r"\d{4}", part) for part in parts)
        and len("".join(parts)) < 14
    )


def _is_phone(run: str, digits: str) -> bool:
    if digits.startswith("0062"):
        digits = digits[2:]
    if digits.startswith("620"):
        digits = "62" + digits[3:]
    if not 8 <= len(digits) <= 15:
        return False
    if digits.startswith(("08", "628")):
        return len(digits) >= 8
    if (
        digits.startswith("8")
        and 9 <= len(digits) <= 12
        and digits[1] in "1235789"
        and "," not in run
        and "." not in run[:3]
    ):
        return True
    return bool(_LOCAL.match(digits)) and len(digits) >= 9 and not _MONEY.fullmatch(run)


def _label(digits: str, before: str) -> str:
    if re.search(r"\bkk\b\W*(?:no(?:mor)?\W*)?$", before, re.IGNORECASE):
        return "KK"
    if len(digits) == 16 and digits[:2] in {
        "11",
        "12",
        "13",
        "14",
        "31",
        "32",
        "33",
        "34",
        "35",
        "36",
        "51",
        "61",
        "73",
        "81",
        "91",
    }:
        return "NIK"
    if _BANK_BEFORE.search(before):
        return "BANK"
    return "IDNUM"


_ZERO = "nol|kosong|nul|zero|oh|enol"
_SPOKEN = (
    rf"{_ZERO}|satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|lapan|ampat|siji|loro|telu|papat|limo|enem|nem|pitu|wolu|"
    "songo|sanga|one|two|three|four|five|six|seven|eight|nine|setunggal|kalih|sekawan|gangsal|dobel|double|dabel|"
    # Sundanese, Madurese, Minangkabau, Balinese.
    "hiji|tilu|opat|genep|dalapan|salapan|settong|duwa|dhuwa|tello|empa|lema|ennem|petto|ballu|"
    "ciek|duo|tigo|ampek|anam|tujuah|salapan|sambilan|besik|nenem|kutus|sia"
)
_TENS = "belas|puluh"
_ITEM = rf"(?:{_SPOKEN}|{_TENS}|\d{{1,12}})"
_SPELLED = re.compile(rf"(?<!\d)\+?(?:{_ITEM}[\s,.\-]{{1,4}}){{2,}}{_ITEM}\b")
_SPOKEN_WORD = re.compile(rf"\b(?:{_SPOKEN})\b")
_TENS_WORD = re.compile(rf"\b(?:{_TENS})\b")
_LIKE_A_PHONE = re.compile(rf"\+?(?:0|62|8[1-9])\d*\b|(?:{_ZERO})\b")


SPOKEN = frozenset(_SPOKEN.split("|"))
# Fewer words of numbers in a row are a sum or a count, unless figures make a telephone number of them.
FEWEST_SPOKEN = 2
_ALL_SPOKEN = 5
_FEWEST_DIGITS = 9


def find_spelled_numbers(text: str) -> Iterator[Span]:
    """Numbers said in words, in Indonesian, languages of its regions or English ("nol delapan…"); also half in figures."""
    for match in _SPELLED.finditer(lowered(text)):
        run = match.group()
        spoken, tens = len(_SPOKEN_WORD.findall(run)), len(_TENS_WORD.findall(run))
        long = spoken + tens + sum(character.isdigit() for character in run) >= _FEWEST_DIGITS
        told = spoken >= FEWEST_SPOKEN and long and _LIKE_A_PHONE.match(run)
        if told or (spoken >= _ALL_SPOKEN and not tens):
            yield Span(match.start(), match.end(), "PHONE")

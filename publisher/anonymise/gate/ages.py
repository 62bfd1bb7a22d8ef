"""Ages: years or months of life, in figures."""

from __future__ import annotations

import re
from collections.abc import Iterator

from publisher.anonymise.gate.folding import lowered
from publisher.anonymise.gate.spans import Span
from publisher.anonymise.gate.word_sets import word_set

_YEARS = r"(?:tahunan|tahun|thn|taun|th|y\.?o\.?|years?(?: old)?|warsa)"
_UNIT = rf"(?:{_YEARS}|bulan|bln|minggu|hari|months?)"
_ABOUT = r"(?:±|\+/-|kurang lebih|kira[- ]?(?:2|kira)|sekitar|sktr|udakara|skitar|kurleb)"
# After a word for age anything counts; alone only years, and not a span of time.
_TOLD = re.compile(
    rf"\b(?:usia(?:nya|ne)?|umur(?:nya|e|ku)?|berusia|berumur|yuswo|yuswa|aged?)\b\W{{0,3}}(?:(?:{_ABOUT}|"
    rf"wis|sudah|baru|masih|sekitar)\W{{0,2}})*\d{{1,3}}(?:an)?(?:\s*-\s*\d{{1,2}})?(?:\s*{_UNIT}\b\.?)?"
)
_BORN = re.compile(r"\b(?:kelahiran|lahir(?: tahun)?)\s+(?:tahun\s+)?(?:19|20)\d\d\b(?![\-/.]\d)")
_ALONE = re.compile(
    rf"(?<![\d./:])(?<!\d,)(?<!ke-)(?:{_ABOUT}\s*)?(?<![\d.])(?<!\d,)\d{{1,2}}(?:an)?\s*{_YEARS}\b(?!\s*(?:terakhir|lalu|lagi|"
    rf"kemudian|sekali|anggaran|penjara|ke|berturut|berjalan|silam|mendatang|sebelumnya|lamanya|pertama|"
    rf"berdiri|beroperasi|menjabat|kerja)\b)"
)
ONES = (
    "satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|siji|loro|rong|telu|telung|papat|patang|lima|limo|limang|enem|nem|pitu|"
    "pitung|wolu|wolung|songo|sanga|sangang"
)
_ONE_OF_OTHERS = (
    "setunggal|kalih|tigang|sekawan|gangsal|hiji|tilu|opat|genep|dalapan|salapan|ciek|duo|tigo|ampek|anam|tujuah|sambilan"
)
TEENS = (
    "sepuluh|sedasa|sapuluah|sapuluh|sebelas|sewelas|rolas|telulas|patbelas|limalas|nembelas|pitulas|wolulas|sangalas|songolas|"
    "selikur|rolikur|telulikur|patlikur|selawe|nemlikur|pitulikur|wolulikur|sangalikur|seket|sewidak"
)
TENS = "belas|welas|las|puluh|puluah|dasa|likur"
# In words: after a word for age anything, alone only tens of years.
_SAID = re.compile(
    rf"\b(?:(?:usia(?:nya|ne)?|umur(?:nya|e|ku|na)?|berusia|berumur|yuswo|yuswa)\W{{1,3}}(?:{_ABOUT}\W{{1,2}})?"
    rf"(?:(?:{ONES}|{_ONE_OF_OTHERS}|{TEENS}|{TENS})\W{{1,2}}){{1,4}}(?:{_UNIT}\b)?|"
    rf"(?:(?:{ONES}|{_ONE_OF_OTHERS})[ \u00a0\-](?:{TENS})(?:an)?(?:[ \u00a0\-](?:{ONES}|{_ONE_OF_OTHERS}))?|{TEENS})"
    rf"[ \u00a0]{_YEARS}\b"
    r"(?!\s*(?:terakhir|lalu|lagi|kemudian|penjara|berturut|silam|mendatang|sebelumnya|lamanya|pertama|berdiri|kerja)))"
)
_SPAN_BEFORE = re.compile(
    r"(?:selama|dalam|setiap|tiap|per|tahun|hingga|sejak|lebih dari|kurun|rencana|target|garansi|hut ke|"
    r"masa|berlaku|sudah|hampir)\s*$"
)
_INFANT = re.compile(
    r"\b(?:bayi|balita|px|pasien|anak|bocah)\b\W{0,3}(?:\w+\W{1,3}){0,2}?(\d{1,2}\s*(?:bulan|bln|minggu|hari))\b"
)


_BRACKETED = re.compile(r"\(\s*(\d{1,2}\s*(?:bulan|bln))\s*\)")


# One of these stands in every text in which there is anything to find.
LEADS = word_set(
    """
    usia usianya usiane berusia umur umurnya umure umurku berumur yuswo yuswa age aged kelahiran lahir tahun tahunan
    taun thn th y yo year years warsa bulan bln minggu hari bayi balita px pasien anak bocah
    """
)


def find_ages(text: str) -> Iterator[Span]:
    text = lowered(text)
    for pattern in (_TOLD, _BORN):
        for match in pattern.finditer(text):
            yield Span(match.start(), match.end(), "Q_AGE")
    for pattern in (_ALONE, _SAID):
        for match in pattern.finditer(text):
            if not _SPAN_BEFORE.search(text[max(0, match.start() - 14) : match.start()]):
                yield Span(match.start(), match.start() + len(match.group().rstrip(" ,.")), "Q_AGE")
    for pattern in (_INFANT, _BRACKETED):
        for match in pattern.finditer(text):
            yield Span(match.start(1), match.end(1), "Q_AGE")

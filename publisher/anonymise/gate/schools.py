"""Schools with a name or a number, and classes in them: with an age, they find a child."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator

from publisher.anonymise.gate.folding import lowered
from publisher.anonymise.gate.spans import Span
from publisher.anonymise.gate.word_sets import word_set

_SCHOOL = (
    r"(?:sdn|sdit|sd|smpn|smpit|smp|sman|sma|smkn|smk|mtsn|mts|min|mi|man|ma|tk|ra|paud|kb|tpa|tpq|slb|"
    r"ponpes|pondok pesantren|pesantren|"
    r"univ(?:ersitas)?|politeknik|akademi|institut|iain|stai|stie|akbid|akper|smas|smks|slbn|rtq|"
    r"madrasah(?: diniyah| aliyah| tsanawiyah| ibtidaiyah)?|sekolah(?: dasar)?|stmik|stikes|uin|madin)"
)
_CLASS = r"(?:kelas|kls)\s*(?:\d{1,2}|[IVX]{1,4}|[ivx]{1,4})(?:\s?[A-Ha-h])?\b"
_NAMED = re.compile(
    rf"\b(?i:(?:{_CLASS}[ \t\u00a0]+)?{_SCHOOL})\.?[ \t\u00a0]+(?:(?i:n|"
    rf"negeri)[ \t\u00a0]+)?(?:\d{{1,3}}\b|(?-i:[A-Z])[\w'’\-]*|(?i:negeri|islam|muhammadiyah|aisyiyah|al|"
    rf"ar|as|nurul|salafiyah|tunas|ma'?arif|maarif)\b[\-'’\w]*)"
    rf"(?:[ \t\u00a0]+(?-i:(?:\d{{1,3}}|[A-Z][\w'’\-]*|[A-Z]{{2}})\b)){{0,3}}(?:[ \t\u00a0]+(?i:{_CLASS}|"
    rf"jurusan[ \t\u00a0]+\w+))?"
)
_LOWER = re.compile(
    rf"\b(?:{_CLASS}[ \t\u00a0]+)?(?:sdn|sdit|sd|smpn|smp|sman|sma|smkn|smk|mtsn|mts|mi|tk|paud|slb|"
    rf"ponpes|tpq|madrasah|pesantren|(?<=siswa )man|"
    r"(?<=siswi )man|(?<=di )man|(?<=siswa )min|(?<=di )min)\.?[ \t\u00a0]+(?:n[ \t\u00a0]+|negeri\s*|islam[ \t\u00a0]+|"
    rf"aisyiyah\s*|al[\- ])?(?:\d{{1,3}}\b|"
    rf"[a-z][a-z'’\-]+)?(?:[ \t\u00a0]+\d{{1,3}}\b)?(?:[ \t\u00a0]+(?:{_CLASS}|jurusan[ \t\u00a0]+\w+))?"
)
_CLASS_ALONE = re.compile(
    rf"\b(?:siswa|siswi|murid|pelajar|anak)[ \t\u00a0]+({_CLASS}(?:[ \t\u00a0]+(?:sd|smp|sma|smk|mi|mts|"
    rf"tk)\b(?:[ \t\u00a0]+\w+)?)?)"
)
_VERBS = ("me", "di", "ter", "ber", "ke")
_NOT_NAMED = word_set(
    """
    dan di ke yang atau itu ini saat pada sedang akan untuk se terdekat setempat kota karena dengan oleh sekitar
    tersebut juga dari sudah masih tidak terendam libur kebanjiran rusak roboh terbakar pingsan sakit jatuh hilang
    kena mau pulang pas kelas wali diliburkan ada belum sehat
    """
)


# One of these stands in every text in which there is anything to find.
LEADS = word_set(
    """
    sdn sdit sd smpn smpit smp sman sma smkn smk mtsn mts min mi man ma tk ra paud kb tpa tpq slb ponpes pondok
    pesantren madrasah sekolah univ universitas politeknik akademi institut iain stai stie akbid akper smas smks slbn
    rtq kampus stmik stikes uin madin ts siswa siswi murid pelajar kelas kls
    """
)


# A word that any school is called by: with the name of a quarter only, it may be any of them.
_ANY = word_set("sekolah kampus pondok pesantren madrasah")
# In a text without capitals a school's name may go on for some words.
_GOES_ON = re.compile(r"[ \t\u00a0]+(?:\d{1,3}\b|[a-z'’\-]{3,})")
_MOST = 2


def find_schools(text: str, caseless: bool = False, public: Container[str] = ()) -> Iterator[Span]:
    """`caseless`: capitals mean nothing in this text, so a school's own name cannot be told by them.

    A "sekolah" with `public` words only behind it ("sekolah Panjang Wetan") is one of many there.
    """
    for match in () if caseless else _NAMED.finditer(text):
        first, *rest = match.group().lower().split()
        if not (first in _ANY and all(word in public for word in rest)):
            yield Span(match.start(), match.end(), "Q_SCHOOL")
    small = lowered(text)
    for match in _LOWER.finditer(small):
        words = match.group().split()
        if len(words) > 1 and words[1] not in _NOT_NAMED:
            yield Span(match.start(), _end_of_name(text, match.end()) if caseless else match.end(), "Q_SCHOOL")
    for match in _CLASS_ALONE.finditer(small):
        yield Span(match.start(1), match.end(1), "Q_SCHOOL")


def _end_of_name(text: str, end: int) -> int:
    for _ in range(_MOST):
        match = _GOES_ON.match(text, end)
        if not match or match.group().strip() in _NOT_NAMED or match.group().strip().startswith(_VERBS):
            break
        end = match.end()
    return end

"""Recognisers by shape: numbers, addresses, plates, coordinates, electronic addresses, dates of birth.

Each line is (label, pattern). Order does not matter: overlapping findings are merged, the longest names it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from publisher.anonymise.gate.spans import Span

_WORD = r"[A-Z][A-Za-z'.]+"
# Short forms are never anything but a street; the words also stand in ordinary sentences ("lampu jalan 2").
_SHORT_STREET = r"(?:jln|jl|gg|lrg|perum)"
_STREET = r"(?:jalan|gang|lorong|perumahan|kompleks|komplek|blok|dusun|dukuh)"
# What may follow "jalan" without being a street's name.
_NO_STREET = (
    r"(?!(?:rusak|berlubang|bermasalah|licin|ambles|macet|tergenang|tertutup|terhalang|atau|dan|umum|kaki|keluar|di|ke|"
    r"dari|yang|ini|itu|tersebut|menuju|sudah|telah|kembali|bisa|dapat|dengan|untuk|oleh|pada)\b)"
)
# Emergency numbers are on every page.
_NO_HOTLINE = r"(?!(?:110|112|113|115|117|118|119|123|129)\b)"
_PLATE_AREA = r"(?:[ABDEFGHKLMNPRSTWZ]|A[ABDEG]|B[ABDEGHKLMNP]|D[A-EGHK-NRTW]|E[ABD]|K[BHTU]|P[AB])"

PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("PHONE", re.compile(r"(?<!\d)(?:\+?62|0)[\s.\-()]*\d(?:[\s.\-()]*\d){6,12}(?!\d)")),
    ("PHONE", re.compile(r"(?<![\d.,])8\d{2}[\s.\-]?\d{3,4}[\s.\-]?\d{3,5}(?![\d.,]\d|\d)")),
    ("NIK", re.compile(r"(?<!\d)\d(?:[\s.\-]?\d){15}(?!\d)")),
    # Digit runs of five and more identify somebody or something; years, 112 and figures are shorter.
    ("IDNUM", re.compile(r"(?<!\d)\d{5,}(?!\d)")),
    ("PLATE", re.compile(rf"\b{_PLATE_AREA}(?:[ \-]?\d{{3,4}}[ \-]?|[ \-]\d{{1,2}}[ \-])[A-Z]{{1,3}}\b")),
    ("PLATE", re.compile(rf"\b(?i:{_PLATE_AREA})[ \-]?\d{{4}}[ \-]?[A-Za-z]{{2,3}}\b")),
    (
        "PLATE",
        re.compile(r"\b(?:nopol|no\.? ?pol|plat)\b\W{0,3}[a-z]{1,2}[ \-]?\d{1,4}(?:[ \-]?[a-z]{1,3})?\b", re.IGNORECASE),
    ),
    # Three decimals are also thousands ("1.204, 1.310"): then only with a sign before the first.
    ("COORD", re.compile(r"[-+]?\d{1,3}[.,]\d{4,}\s*[,;/ ]\s*[-+]?\d{1,3}[.,]\d{4,}")),
    ("COORD", re.compile(r"(?<![\d.,])[-+]\d{1,2}[.,]\d{3,}\s*[,;/ ]\s*[-+]?\d{1,3}[.,]\d{3,}")),
    ("COORD", re.compile(r"\d{1,3}\s*°\s*\d{1,2}\s*['′]")),
    ("EMAIL", re.compile(r"\b[\w.+\-]+@[\w\-]+(?:\.[\w\-]+)+\b")),
    ("URL", re.compile(r"\b(?:https?://|www\.)\S+", re.IGNORECASE)),
    ("HANDLE", re.compile(r"(?<![\w@])@[A-Za-z0-9_.]{3,30}\b")),
    (
        "ADDRESS",
        re.compile(
            rf"\b{_SHORT_STREET}\b\.?\s+[\w'\-]+\.?(?:(?:\s+[\w'.\-]+){{0,4}}?\s+(?:no\b\.?\s*)?[\w'\-/]*\d[\w/]*)?",
            re.IGNORECASE,
        ),
    ),
    (
        "ADDRESS",
        re.compile(
            rf"\b{_STREET}\s+{_NO_STREET}[^\W\d][\w'\-]*\.?(?:\s+[\w'\-]+){{0,3}}?\s+(?:no\b\.?\s*)?[\w'\-/]*\d[\w/]*",
            re.IGNORECASE,
        ),
    ),
    ("ADDRESS", re.compile(r"\b(?:gang|lorong|blok)\s+(?:[A-Z]?\d{1,3}[A-Z]?|[IVX]+|[A-Z])\b", re.IGNORECASE)),
    ("ADDRESS", re.compile(rf"\b(?i:{_SHORT_STREET}\b\.?|{_STREET})\s+(?i:{_NO_STREET}){_WORD}(?:\s+{_WORD}){{0,3}}")),
    ("ADDRESS", re.compile(r"\bRT\s*[.:]?\s*\d{1,3}(?:\s*[/\-,]?\s*(?:RW\s*[.:]?\s*)?\d{1,3}\b)?", re.IGNORECASE)),
    ("ADDRESS", re.compile(r"\bRW\s*[.:]?\s*\d{1,3}\b", re.IGNORECASE)),
    # Not an emergency number, and not a law ("Nomor 27 Tahun 2022", "No. 114/2018").
    (
        "ADDRESS",
        re.compile(
            rf"\b(?:no|nomor)\s*[.:]?\s*(?:rumah\s*)?{_NO_HOTLINE}\d{{1,4}}[A-Za-z]?\b(?!\s+tahun\b|/(?:19|20)\d\d)",
            re.IGNORECASE,
        ),
    ),
    (
        "DOB",
        re.compile(
            r"\b(?:lahir|tgl\s*lahir|ttl|tanggal\s+lahir)\b[^.;\n]{0,30}?\d{1,2}[ \-/.](?:\d{1,2}|[A-Za-z]+)[ \-/.]\d{2,4}",
            re.IGNORECASE,
        ),
    ),
    ("BANK", re.compile(r"\b(?:rek(?:ening)?|norek)\b\D{0,20}\d[\d\- ]{6,}", re.IGNORECASE)),
)


def find_patterns(text: str) -> Iterator[Span]:
    """Every match of every pattern, in folded text."""
    for label, pattern in PATTERNS:
        for match in pattern.finditer(text):
            start, end = match.span()
            while end > start and text[end - 1] in " \t\n.,-":
                end -= 1
            yield Span(start, end, label)

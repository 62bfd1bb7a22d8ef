"""Recognisers by shape: numbers, addresses, plates, coordinates, electronic addresses, dates of birth.

Each line is (label, pattern). Order does not matter: overlapping findings are merged, the longest names it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from publisher.anonymise.gate.spans import Span

_WORD = r"[A-Z][A-Za-z'.]+"
_STREET = r"(?:jalan|jln|jl|gang|gg|lorong|lrg|perumahan|perum|komplek|kompleks|blok|dusun|dukuh)"

PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("PHONE", re.compile(r"(?<!\d)(?:\+?62|0)[\s.\-()]*\d(?:[\s.\-()]*\d){6,12}(?!\d)")),
    ("NIK", re.compile(r"(?<!\d)\d(?:[\s.\-]?\d){15}(?!\d)")),
    # Digit runs of five and more identify somebody or something; years, 112 and figures are shorter.
    ("IDNUM", re.compile(r"(?<![\d.,])\d{5,}(?![\d])")),
    ("PLATE", re.compile(r"\b[A-Z]{1,2}[ \-]?\d{3,4}[ \-]?[A-Z]{1,3}\b")),
    ("COORD", re.compile(r"[-+]?\d{1,3}[.,]\d{3,}\s*[,;/ ]\s*[-+]?\d{1,3}[.,]\d{3,}")),
    ("EMAIL", re.compile(r"\b[\w.+\-]+@[\w\-]+(?:\.[\w\-]+)+\b")),
    ("URL", re.compile(r"\b(?:https?://|www\.)\S+", re.IGNORECASE)),
    ("HANDLE", re.compile(r"(?<![\w@])@[A-Za-z0-9_.]{3,30}\b")),
    (
        "ADDRESS",
        re.compile(rf"\b{_STREET}\b\.?\s+(?:[\w'.\-]+\s+){{0,4}}?(?:no\b\.?\s*)?[\w'.\-/]*\d[\w/]*", re.IGNORECASE),
    ),
    ("ADDRESS", re.compile(rf"\b(?i:{_STREET})\b\.?\s+{_WORD}(?:\s+{_WORD}){{0,3}}")),
    ("ADDRESS", re.compile(r"\bRT\s*[.:]?\s*\d{1,3}(?:\s*[/\-,]?\s*(?:RW\s*[.:]?\s*)?\d{1,3}\b)?", re.IGNORECASE)),
    ("ADDRESS", re.compile(r"\bRW\s*[.:]?\s*\d{1,3}\b", re.IGNORECASE)),
    ("ADDRESS", re.compile(r"\b(?:no|nomor)\s*[.:]?\s*(?:rumah\s*)?\d{1,4}[A-Za-z]?\b", re.IGNORECASE)),
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

"""Coordinates of every kind: decimal, degrees and minutes, plus codes, links to maps."""

from __future__ import annotations

import re
from collections.abc import Iterator

from publisher.anonymise.gate.spans import Span

_HEMISPHERE = r"(?:[NSEWUTB]|LS|LU|BT|BB)"
_DEGREES = r"\d{1,3}\s*(?:°|º|d|deg|\s)\s*\d{1,2}\s*(?:['’′´`m]|\s)\s*\d{1,2}(?:[.,]\d+)?\s*(?:\"|”|″|''|s)?"
_PATTERNS = (
    # Three decimals are also thousands ("1.204, 1.310"): then only with a sign before the first.
    re.compile(r"(?<![\d.,])[-+]?\d{1,3}[.,]\d{4,}\s*(?:LS|LU|[NSU])?\s*[,;/ ]\s*[-+]?\d{1,3}[.,]\d{4,}(?:\s*(?:BT|BB|[EWT])\b)?", re.I),
    re.compile(r"(?<![\d.,])[-+]\s?\d{1,2}[.,]\d{3,}\s*[,;/ ]\s*[-+]?\d{1,3}[.,]\d{3,}"),
    re.compile(r"\b(?:lat(?:itude)?|lintang)\W{0,3}[-+]?\d{1,2}[.,]\d+\W{1,4}(?:lo?ng?(?:itude)?|bujur)\W{0,3}[-+]?\d{1,3}[.,]\d+", re.I),
    re.compile(r"\b(?:lat(?:itude)?|lo?ng(?:itude)?|lintang|bujur)\W{0,3}[-+]?\d{1,3}[.,]\d{2,}", re.I),
    re.compile(rf"\b{_HEMISPHERE}\s?[-+]?\d{{1,3}}[.,]\d{{3,}}[\s,;/]{{1,3}}{_HEMISPHERE}\s?[-+]?\d{{1,3}}[.,]\d{{3,}}", re.I),
    re.compile(rf"\b{_HEMISPHERE}\s+{_DEGREES}[\s,;/]{{1,3}}{_HEMISPHERE}\s+{_DEGREES}", re.I),
    re.compile(rf"(?<!\d)\d{{1,3}}\s*[°ºd]\s*\d{{1,2}}\s*(?:['’′´`m]\s*\d{{1,2}}(?:[.,]\d+)?\s*(?:\"|”|″|''|s)?)?\s*{_HEMISPHERE}?(?:[\s,;/]{{1,3}}\d{{1,3}}\s*[°ºd]\s*\d{{1,2}}\s*(?:['’′´`m]\s*\d{{1,2}}(?:[.,]\d+)?\s*(?:\"|”|″|''|s)?)?\s*{_HEMISPHERE}?)?(?![A-Za-z])", re.I),
    # One coordinate alone, by its many decimals.
    re.compile(r"(?<![\d.,])[-+]?\d{1,3}\.\d{5,}(?!\d)"),
    re.compile(r"(?<![A-Za-z0-9+])(?:[23456789CFGHJMPQRVWX]{8}|[23456789CFGHJMPQRVWX]{4,6})\+(?:[23456789CFGHJMPQRVWX]{2,3})?(?![A-Za-z0-9])", re.I),
)  # fmt: skip
_PLUS_CODE = _PATTERNS[-1]


def find_coordinates(text: str) -> Iterator[Span]:
    for pattern in _PATTERNS:
        for match in pattern.finditer(text):
            if pattern is _PLUS_CODE and not (re.search(r"\d", match.group()) and re.search(r"[A-Za-z]", match.group())):
                continue
            start, end = match.span()
            while text[end - 1] in " ,;/":
                end -= 1
            yield Span(start, end, "COORD")

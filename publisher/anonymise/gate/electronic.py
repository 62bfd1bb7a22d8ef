"""Electronic addresses: e-mail, links, handles; also as people write them to be read ("nama [at] …")."""

from __future__ import annotations

import re
from collections.abc import Iterator

from publisher.anonymise.gate.spans import Span
from publisher.anonymise.gate.word_sets import word_set

_TLD = (
    r"(?:com|co|id|net|org|me|gl|info|example|io|ly|be|to|biz|app|gov|edu|my|sch|ac|go|or|web|desa|xyz|"
    r"site|online|link|page|tv|cc)"
)
_DOT = r"(?:\.|[\[({<] ?(?:dot|titik|\.) ?[\])}>]|(?<![\w\-])(?:dot|titik)(?![\w\-]))"
_LABEL_OF_HOST = r"[\w\-]{1,63}"
_SIGN = re.compile(
    rf"@|[\[({{<] ?(?:at|et|a|@) ?[\])}}>]|\b(?:at|et)\b(?= ?{_LABEL_OF_HOST} ?{_DOT} ?{_TLD}\b)", re.IGNORECASE
)
_MAIL_HOST = re.compile(
    rf" ?{_LABEL_OF_HOST}(?: ?{_DOT} ?{_LABEL_OF_HOST}){{0,8}}? ?{_DOT} ?{_TLD}\b(?: ?{_DOT} ?{_TLD}\b)*", re.IGNORECASE
)
_SIGNED = re.compile(r"@|\b[ae]t\b|[\[({<] ?a ?[\])}>]", re.IGNORECASE)
_IN_LOCAL_PART = re.compile(r"[\w.+\-]")
_IN_HOST = re.compile(r"[\w.\-]")
# What stands before a sign or a path is followed so far and no further.
_MOST_BEFORE = 254
_LINK = re.compile(r"(?:https?|ftp)://[^\s<>\"]+|\bwww\.[^\s<>\"]+", re.IGNORECASE)
# A host with a path, and the hosts that carry people's own pages even without one.
_PATH = re.compile(rf"\.{_TLD}(?:/[^\s<>\"]*|\?[^\s<>\"]+)", re.IGNORECASE)
_AT = re.compile(r"(?<![\w@.])@ ?[A-Za-z0-9_](?:[A-Za-z0-9_.]{0,28}[A-Za-z0-9_])?")
_ACCOUNT = re.compile(
    r"\b(?:akun(?:nya| ig| fb| instagram| facebook| tiktok| twitter| x)?|ig|instagram|fb|facebook|tiktok|"
    r"twitter|username|telegram|tele|line|insta)\b(?:\s+(?:ig|fb|saya|dia|pelaku|milik|bernama|"
    r"nama|[a-z]+nya))?[ :=\-]{1,3}@?([a-z0-9][a-z0-9_.]{2,29}[a-z0-9_])(?![\w/])",
    re.IGNORECASE,
)
_UNDERSCORED = re.compile(r"(?<![\w@/.])[A-Za-z][A-Za-z0-9.]*_[A-Za-z0-9_.]*[A-Za-z0-9](?![\w])")
# A form's label, not a handle: "tgl_lahir=".
_LABEL = re.compile(
    r"(?:tgl|tanggal|no|nomor|nama|alamat|tempat|jenis|id|kode|status|waktu|jam|tipe|asal)_\w+\s*[=:]", re.IGNORECASE
)
_WORDS_AFTER_ACCOUNT = word_set(
    """
    yang itu ini palsu resmi kami kita dan atau dengan milik atas nama untuk pemkot pemerintah polres dinas live story
    grup group dari tersebut ramai viral sudah juga saya dia warga lewat melalui official media sosial bot medsos
    sebut dm post komentar ada tidak akan publik
    """
)


def find_electronic(text: str) -> Iterator[Span]:
    if _SIGNED.search(text):
        yield from _mails(text)
    for match in _LINK.finditer(text):
        yield Span(match.start(), _trimmed(text, match.start(), match.end()), "URL")
    if "/" in text or "?" in text:
        for match in _PATH.finditer(text):
            start = _begin(text, match.start(), _IN_HOST)
            start += len(text[start : match.start()]) - len(text[start : match.start()].lstrip("."))
            if start < match.start() and text[start - 1 : start] != "@":
                yield Span(start, _trimmed(text, start, match.end()), "URL")
    for match in _AT.finditer(text):
        yield Span(match.start(), match.end(), "HANDLE")
    for match in _ACCOUNT.finditer(text):
        name = match.group(1)
        if name.lower() not in _WORDS_AFTER_ACCOUNT and not name.isdigit() and not name.endswith("nya"):
            yield Span(match.start(1), match.end(1), "HANDLE")
    if "_" in text:
        for match in _UNDERSCORED.finditer(text):
            if _LABEL.match(text, match.start()):
                continue
            yield Span(match.start(), match.end(), "HANDLE")


def _mails(text: str) -> Iterator[Span]:
    """From every sign to both sides: a search from the left would begin anew at each letter of a long word."""
    for sign in _SIGN.finditer(text):
        host = _MAIL_HOST.match(text, sign.end())
        if host:
            end = sign.start() - (text[sign.start() - 1 : sign.start()] == " ")
            start = _begin(text, end, _IN_LOCAL_PART)
            if start < end:
                yield Span(start, host.end(), "EMAIL")


def _begin(text: str, end: int, allowed: re.Pattern[str]) -> int:
    """Where the run of allowed characters begins that ends at `end`."""
    start, first = end, max(0, end - _MOST_BEFORE)
    while start > first and allowed.match(text, start - 1):
        start -= 1
    return start


def _trimmed(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1] in ".,;:!?)]}'\"*":
        end -= 1
    return end

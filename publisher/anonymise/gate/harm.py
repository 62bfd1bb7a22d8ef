"""Harm done to a person, by another or by themselves: a word of it makes a neighbour ask who it was.

Violence is known in all its forms ("dipukuli", "penganiayaan", "tercekik"); words that are said of things as well
("dibuang", "dipukul") only where no thing stands near and nobody is merely warned.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from publisher.anonymise.gate.spans import Span
from publisher.anonymise.gate.tokens import Tokens
from publisher.anonymise.gate.word_sets import word_set

_PREFIXES = "(?:di|ter|ke|me|mem|men|meng|meny|pe|pem|pen|peng|peny|ng|ny|n)?"
# Roots, also as a nasal prefix leaves them: "memerkosa", "penyiksaan".
_ROOTS = (
    "perkosa|merkosa|rudapaksa|cabul|setubuh|yetubuh|hamili|sodomi|leceh|aniaya|siksa|yiksa|keroyok|eroyok|culik|bacok|tikam|"
    "ikam|cekik|tampar|ampar|tempeleng|rundung|sekap|yekap|telantar|elantar|lantar|pasung|asung|mutilasi|zalim|"
    "gebuki|pukuli|ukuli"
)
_VIOLENT = re.compile(rf"{_PREFIXES}(?:{_ROOTS})(?:kan|an|i)?(?:nya|ne)?")
# Words of which other forms say something else: "membunuh kuman".
_WORDS = word_set(
    """
    dibunuh terbunuh pembunuhan pembunuh dihajar ditendang ditembak tertembak ditusuk tertusuk diperas diracun dibully
    dibuli dirampok dibegal dijambret ditodong digauli ditiduri digerayangi diraba diseret dicambuk diinjak ditelanjangi
    diarak kendat nglalu aborsi inses incest
    kekerasan pelecehan eksploitasi kdrt
    """
)
_TO_ONESELF = frozenset(
    (verb, whom)
    for verbs, whom in (
        ("bunuh membunuh gantung menggantung bakar membakar melukai menyakiti", "diri"),
        ("mengakhiri akhiri", "hidup"),
        ("menyilet nyilet menyayat", "tangan"),
    )
    for verb in verbs.split()
)
_SAID_OF_THINGS = word_set(
    """
    dibuang membuang dipukul memukul pemukulan menusuk menghajar menendang dibakar diikat digantung dibanting disiram
    dilempar dilempari dicekoki diusir
    """
)
# What is thrown away, beaten, burnt, bound and hung up without anybody being hurt.
_THINGS = word_set(
    """
    sampah limbah puntung abu air oli minyak barang kotoran bangkai daun ranting batang dahan kayu bambu plastik kasur popok
    kentongan bedug beduk gong kendang gendang paku bola tiang kabel baliho spanduk umbul lampu lampion bendera tali perahu
    kapal terpal api tempatnya sate ikan jagung jerami lahan ladang sawah rumput bekas sisa lumpur ular tawon sarang kucing
    anjing biawak monyet botol kaca batu pasir tanah puing material jala jaring pohon genteng atap waktu tabung kompor wajan
    """
)
_WARNED = word_set("jangan dilarang jgn hindari ojo aja")
# How many words to each side are near.
_FAR = 10
_SENTENCE_END = re.compile(r"[.!?;\n]")


def find_harm(tokens: Tokens) -> Iterator[Span]:
    for index, word in enumerate(tokens.low):
        if _violent(word) or (word in _SAID_OF_THINGS and not _of_a_thing(tokens, index)):
            yield Span(tokens.starts[index], tokens.ends[index], "Q_HARM")
        elif index and _to_oneself(tokens.low[index - 1], word) and not tokens.gap(index).strip():
            yield Span(tokens.starts[index - 1], tokens.ends[index], "Q_HARM")


@lru_cache(maxsize=50_000)
def _violent(word: str) -> bool:
    return word in _WORDS or _VIOLENT.fullmatch(word) is not None


def _to_oneself(verb: str, whom: str) -> bool:
    return (verb, whom.removesuffix("nya")) in _TO_ONESELF


def _of_a_thing(tokens: Tokens, index: int) -> bool:
    """Whether a thing stands near in the same sentence, or the word only warns of doing so."""
    if index and tokens.low[index - 1] in _WARNED:
        return True
    for step, edge in ((-1, 0), (1, 1)):
        place = index
        for _ in range(_FAR):
            if not 0 <= place + step < len(tokens) or _SENTENCE_END.search(tokens.gap(place + edge)):
                break
            place += step
            if tokens.low[place].removesuffix("nya") in _THINGS or tokens.low[place] in _THINGS:
                return True
    return False

"""Morphology: whether a word is a form of a common one.

Indonesian builds words by prefixes, suffixes and doubling, Javanese adds its own; a list holds only some of the
forms. The rules ask for a root of four letters and more, so that short names are not taken apart ("Dinar", "Sekar").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Set

_PREFIXES = (
    "memper", "diper", "keber", "berke", "ter", "ber", "per", "pem", "pen", "meng", "meny", "mem", "men", "peng",
    "peny",
    "pasca", "antar", "anti", "multi", "non",
    "di", "ke", "se", "me", "pe", "be", "ng", "ny", "tak", "dak", "kok",
)  # fmt: skip
# What a nasal prefix swallows: menulis ← tulis, memukul ← pukul, mengirim ← kirim, menyapu ← sapu, nyilih ← silih.
_SWALLOWED = {
    "men": "t", "mem": "p", "meng": "k", "meny": "s", "pen": "t", "pem": "p", "peng": "k", "peny": "s",
    "ng": "k", "ny": "s",
}  # fmt: skip
# Spoken prefixes, which take no suffix -an: "Ngadiran" is a name.
_SPOKEN = ("ng", "ny")
_NASAL = re.compile(r"^(?:n(?=[aiueo])|m(?=[aiueo]))")
_SUFFIXES = ("nya", "lah", "kah", "pun", "kan", "nipun", "ipun", "ake", "aken", "ane", "ne", "an", "ku", "mu", "e")
# Only beside a prefix: alone it would make words of names ("Marni", "Wartini").
_SUFFIXES_OF_A_PREFIXED = ("i", "ki", "in", "na")
_ROOT = 4
_TYPO = 6
# A longer run of letters is no word of any language. Taking it apart letter by letter would cost the square of its length.
LONGEST = 64


def is_form(word: str, common: Set[str]) -> bool:
    """Whether `word` is a common one, or made from one by affixes, doubling or writing it with a slip."""
    return word in common or is_derived(word, common)


def is_derived(word: str, common: Set[str]) -> bool:
    """Whether affixes or doubling make `word` from a common one."""
    if any(root in common for root in _roots(word)):
        return True
    half = len(word) // 2
    return len(word) >= 8 and word[:half] == word[half:] and word[:half] in common


def _roots(word: str) -> Iterator[str]:
    for stem in (word, *_without_suffix(word, _SUFFIXES)):
        if stem != word and len(stem) >= _ROOT:
            yield stem
        for root in _without_prefix(stem):
            yield root
            yield from _without_suffix(root, _SUFFIXES_OF_A_PREFIXED)
            yield from _without_prefix(root)


def _without_suffix(word: str, suffixes: tuple[str, ...]) -> Iterator[str]:
    for suffix in suffixes:
        if word.endswith(suffix) and len(word) - len(suffix) >= _ROOT:
            stem = word[: -len(suffix)]
            yield stem
            if suffix in ("nya", "lah", "pun", "kah", "e", "ne"):
                yield from _without_suffix(stem, ("kan", "an", "ku", "mu"))


def _without_prefix(word: str) -> Iterator[str]:
    for prefix in _PREFIXES:
        if word.startswith(prefix) and len(word) - len(prefix) >= _ROOT - 1:
            root = word[len(prefix) :]
            if len(root) >= _ROOT and not (prefix in _SPOKEN and word.endswith(("an", "in"))):
                yield root
            if prefix in _SWALLOWED and root[0] in "aiueo" and not (prefix in _SPOKEN and word.endswith("an")):
                yield _SWALLOWED[prefix] + root
    if _NASAL.match(word) and len(word) >= _ROOT:
        yield ("t" if word[0] == "n" else "p") + word[1:]


def is_slip(word: str, common: Set[str]) -> bool:
    """Whether one slip of the fingers made `word` from a common one: a doubled, lost or exchanged letter.

    A letter put in another's place is no slip here: that is how names differ from words.
    """
    if not _TYPO <= len(word) <= LONGEST:
        return False
    for place in range(len(word) - 1):
        if word[place] == word[place + 1]:
            if word[:place] + word[place + 1 :] in common:
                return True
        elif word[:place] + word[place + 1] + word[place] + word[place + 2 :] in common:
            return True
    if len(word) == _TYPO:
        return False
    return any(
        word[:place] + letter + word[place:] in common for place in range(1, len(word)) for letter in "aiueonrgktlmspbdh"
    )


def is_joined(word: str, common: Set[str], function: Set[str]) -> bool:
    """Whether a common word and a function word were written together ("wargayang", "dirumahwarga")."""
    return len(word) <= LONGEST and any(
        (word[:place] in common and word[place:] in function) or (word[:place] in function and word[place:] in common)
        for place in range(3, len(word) - 2)
    )


# Two consonants with which a word of the language, or a name, may begin or end.
_ONSET = re.compile(
    r"[^aiueo]?[aiueo]|(?:[bcdgkps]r|[bgkps]l|t[hrjsy]|s[htwyk]|k[hw]|d[hjwy]|n[gyjd]|m[br]|g[hw]|p[hyn]|c[hk]|b[hy]|w[rl]|wh|rh|ngg)[aiueorwly]"
)
_CODA = re.compile(
    r"(?:[aiueo][^aiueo]?|[aiueo](?:ng|ny|kh|th|sh|ch|rs|ks|ns|st|nk|rt|rd|nd|nt|lm|rk|rm|ll|ss|tt|ph|ck|ff|rn|lt|gh))$"
)
_SHORT_SLIP = 4
_SWAPPED = 5


def is_slip_of_frequent(word: str, frequent: Set[str]) -> bool:
    """Whether a short word is a frequent one with two letters exchanged, or one that cannot be said for want of a vowel."""
    if len(word) > LONGEST:
        return False
    if len(word) >= _SWAPPED:
        for place in range(len(word) - 1):
            if word[:place] + word[place + 1] + word[place] + word[place + 2 :] in frequent:
                return True
    if len(word) < _SHORT_SLIP or (_ONSET.match(word) and _CODA.search(word)):
        return False
    return any(word[:place] + vowel + word[place:] in frequent for place in range(1, len(word)) for vowel in "aiueo")

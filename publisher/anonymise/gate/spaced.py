"""Words written with their letters apart: "S u r y o n o", "S-u-r-y-o-n-o"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from publisher.anonymise.gate.spans import Span
from publisher.anonymise.gate.vocabulary import Vocabulary

# Four letters and more, all with the same between them: "a.n." and "H.O.S." are shorter.
_APART = re.compile(r"(?<!\w)[^\W\d_]([ \u00a0]{1,2}|[\-.·*/|+~] ?)[^\W\d_](?:\1[^\W\d_]){2,}(?!\w)")
_DOTTED = re.compile(r"(?:[A-Z]\.){4,5}[A-Z]?")


def find_spaced_words(text: str, vocabulary: Vocabulary) -> Iterator[Span]:
    """Letters apart whose word may be somebody's name; not a known word that is spaced to be seen, nor an abbreviation."""
    for match in _APART.finditer(text):
        word = "".join(letter for letter in match.group() if letter.isalpha()).lower()
        if not vocabulary.plain(word) and not _DOTTED.fullmatch(match.group()):
            yield Span(match.start(), match.end(), "NAME")

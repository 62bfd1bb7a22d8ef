"""Composed texts: only words of the templates and of the region pack pass; in a hashtag, common words too."""

from __future__ import annotations

from collections.abc import Iterator

from publisher.anonymise.gate.spans import Span
from publisher.anonymise.gate.tokens import Tokens
from publisher.anonymise.gate.vocabulary import Vocabulary


def find_foreign_words(tokens: Tokens, vocabulary: Vocabulary) -> Iterator[Span]:
    """Words that no text of ours is made of. A publication chooses its hashtags: of those every known word may stand."""
    in_hashtag = False
    for index, word in enumerate(tokens.low):
        gap = tokens.gap(index)
        # Words that stand against one another are one hashtag ("#PekalonganKota").
        in_hashtag = gap.endswith("#") or (in_hashtag and not gap)
        if word.isdigit() or len(word) == 1 or vocabulary.public.composes(word):
            continue
        if not (in_hashtag and vocabulary.known(word)):
            yield Span(tokens.starts[index], tokens.ends[index], "WORD")

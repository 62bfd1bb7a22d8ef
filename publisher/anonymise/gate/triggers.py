"""Triggers: the words that announce a name, also with a slip of the fingers."""

from __future__ import annotations

import re
from functools import lru_cache

from publisher.anonymise.gate.grammar_words import LOOSE_TRIGGERS, TRIGGERS
from publisher.anonymise.gate.morphology import is_slip

TRIGGER_GAP = re.compile(r"[\s\u00a0]{0,3}[.:=(\-*\"']{0,3}[\s\u00a0\"'*(\-]{0,4}$")
_LONG_TRIGGERS = frozenset(word for word in TRIGGERS - LOOSE_TRIGGERS if len(word) >= 5)


@lru_cache(maxsize=50_000)
def steers(word: str) -> str:
    """The trigger that a word is, also with a slip of the fingers ("peutgas"), or an empty string."""
    if word in TRIGGERS:
        return word
    if word.endswith("nya") and word[:-3] in TRIGGERS:
        return word[:-3]
    if len(word) >= 5 and is_slip(word, _LONG_TRIGGERS):
        return "korban"
    return ""

"""The gate: the last look at every text before it leaves.

One recogniser a file. Texts that we compose pass `require_clean`; an editor's own words are shown what `screen`
finds, span by span. What is found is described for the newsroom in `kinds.py`.
"""

from publisher.anonymise.gate.known import KnownValues
from publisher.anonymise.gate.levels import Level
from publisher.anonymise.gate.name_list import NameList
from publisher.anonymise.gate.public_words import PublicWords, public_words
from publisher.anonymise.gate.screening import GateError, Screened, require_clean, screen
from publisher.anonymise.gate.spans import Span

__all__ = [
    "GateError",
    "KnownValues",
    "Level",
    "NameList",
    "PublicWords",
    "Screened",
    "Span",
    "public_words",
    "require_clean",
    "screen",
]

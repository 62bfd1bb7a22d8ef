"""Level: how much of a text must be known before it may leave."""

from __future__ import annotations

from enum import StrEnum


class Level(StrEnum):
    """One gate, three levels.

    PATTERNS finds what has the shape of personal data and names by what stands before them: for logs, file names
    and error pages. EDITOR also takes every word for a name that is in no list: for sentences that people write.
    COMPOSED lets only words pass of which the pages are made: for texts that the product composes.
    """

    COMPOSED = "composed"
    EDITOR = "editor"
    PATTERNS = "patterns"

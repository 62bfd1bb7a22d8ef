"""Own markers: "Edisi 2026-W46·4d62", the last line of a caption, by which a post is found again.

Its four figures are drawn at random and may look like a coordinate or a name. They are the one thing that this product
writes and no list can hold, so they are known by their exact shape: nothing more fits into it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from publisher.clock import Week

_MARKER = re.compile(r"(?<!\w)Edisi (20[0-9]{2}-W[0-9]{2})·([0-9a-f]{4})(?!\w)")


def find_own_markers(text: str) -> Iterator[tuple[int, int]]:
    """Where the four figures of a marker stand, if its week is one."""
    for match in _MARKER.finditer(text) if "·" in text else ():
        try:
            Week.parse(match[1])
        except ValueError:
            continue
        yield match.span(2)

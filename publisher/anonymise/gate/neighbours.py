"""People by the smallest office, and alleys by what stands beside them: one person, one alley, for who lives there.

"Pak RT" is nobody's name and points at one person all the same; a mayor or a lurah holds a public office.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from publisher.anonymise.gate.spans import Span

_GAP = r"[ \t\u00a0]+"
_OFFICE = re.compile(rf"\b(?:pak|bu|bapak|ibu|bpk)\.?{_GAP}(?:ketua{_GAP})?r[tw]\b(?!{_GAP}?\d)", re.IGNORECASE)
_BESIDE = r"(?:sebelah|samping|belakang|depan|dekat|seberang)"
_SIGHT = r"(?:masjid|mushol?la|musala|langgar|sekolah|warung|toko|pasar|balai|pos|kantor|makam|kuburan|sungai|jembatan)"
_ALLEY = re.compile(
    rf"\b(?:(?:di|dari|ke|lewat|masuk){_GAP})?gang{_GAP}(?:di{_GAP})?{_BESIDE}{_GAP}{_SIGHT}\b", re.IGNORECASE
)
# Without one of these words there is nothing to look for.
LEADS = frozenset({"rt", "rw", "gang"})


def find_neighbours(text: str) -> Iterator[Span]:
    """ "Pak RT", "Bu RW"; "di gang sebelah masjid"."""
    for match in _OFFICE.finditer(text):
        yield Span(match.start(), match.end(), "Q_PERSON")
    for match in _ALLEY.finditer(text):
        yield Span(match.start(), match.end(), "Q_PLACE")

"""Names by what stands before them: an honorific, a kinship word or a label such as "Pelapor :"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from publisher.anonymise.gate.spans import Span

_NAME = r"(?:[A-Z][a-z']+|[A-Z]{2,}|[A-Z]\.)"
_NAMES = rf"{_NAME}(?:[ ]+(?:bin|binti|{_NAME})){{0,4}}"

_HONORIFIC = re.compile(
    r"\b(?i:bpk|bapak|pak|ibu|bu|sdr|sdri|saudara|saudari|mas|mbak|kang|gus|nyai|kyai|ustadz?|ust|tn|ny|nn|hj?|alm|almh|an|a\.n|a/n)\b"
    rf"\.?[ ]+({_NAMES})"
)
_LABELLED = re.compile(
    r"\b(?i:pelapor|nama|korban|pemilik|penelepon|saksi|atas nama|bernama|dilaporkan oleh|nama pemilik|nama korban)\b"
    r"(?:[ ]*[:=][ ]*|[ ]+)(?:(?i:bpk|bapak|pak|ibu|bu|sdr|sdri|mas|mbak|tn|ny)\b\.?[ ]+)?"
    rf"({_NAMES})"
)
_PATRONYMIC = re.compile(rf"({_NAME}(?:[ ]+{_NAME}){{0,2}}[ ]+(?:bin|binti)[ ]+{_NAMES})")

# Words with a capital that follow an honorific or a label without being anybody's name.
_NOT_NAMES = frozenset(
    """
    Rumah Kota Pekalongan Barat Timur Utara Selatan Damkar Polres Polisi Dinsos Hamil Hari Senin Selasa Rabu Kamis
    Jumat Sabtu Minggu Ketua Camat Lurah Wali RT RW Kebakaran Evakuasi Korban Pelapor
    """.split()  # noqa: SIM905 - a list of words reads better as words
)


def find_names(text: str) -> Iterator[Span]:
    """Names after an honorific or a label, and names joined by bin or binti."""
    for pattern in (_HONORIFIC, _LABELLED, _PATRONYMIC):
        for match in pattern.finditer(text):
            if match.group(1).split()[0] not in _NOT_NAMES:
                yield Span(match.start(1), match.end(1), "NAME")

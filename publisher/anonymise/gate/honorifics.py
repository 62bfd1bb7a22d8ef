"""Names by what stands before them: an honorific, a kinship word or a label such as "Pelapor :"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from publisher.anonymise.gate.spans import Span

# A capital and any letters, also "José", "Nur'Aini", "Al-Farisi"; or an initial.
_NAME = r"(?:[A-Z](?:[^\W\d_]|['’\-](?=[^\W\d_]))+|[A-Z]\.?(?!\w))"
_NAMES = rf"{_NAME}(?:[ ]+(?:bin|binti|{_NAME})){{0,4}}"

_HONORIFIC = re.compile(
    r"\b(?i:bpk|bapak|pak|ibu|bu|sdr|sdri|saudara|saudari|mas|mbak|kang|gus|nyai|kyai|ustadz?|ust|tn|ny|nn|hj?|alm|almh|an|a\.n|a/n)\b"
    rf"\.?\s+({_NAMES})"
)
_LABELLED = re.compile(
    r"\b(?i:pelapor|nama|korban|pemilik|penelepon|saksi|atas nama|bernama|dilaporkan oleh|nama pemilik|nama korban)\b"
    r"(?:[ ]*[:=][ ]*|[ ]+)(?:(?i:bpk|bapak|pak|ibu|bu|sdr|sdri|mas|mbak|tn|ny)\b\.?[ ]+)?"
    rf"({_NAMES})"
)
_WORD = re.compile(r"\S+")
_PATRONYMIC = re.compile(rf"({_NAME}(?:[ ]+{_NAME}){{0,2}}[ ]+(?:bin|binti)[ ]+{_NAMES})")

# Offices that stand between an honorific and the name: "Pak RT Slamet", "Bu Lurah Siti".
_OFFICES = frozenset("RT RW Ketua Camat Lurah Kades Wali Kota Guru Dokter Polisi".split())  # noqa: SIM905

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
            words = list(_WORD.finditer(match.group(1)))
            while words and words[0].group() in _OFFICES:
                words = words[1:]
            if words and words[0].group() not in _NOT_NAMES:
                yield Span(match.start(1) + words[0].start(), match.end(1), "NAME")

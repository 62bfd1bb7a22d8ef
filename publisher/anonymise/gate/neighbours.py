"""People by their office or trade, and alleys by what stands beside them: one person, one alley, for who lives there.

"Pak RT" and "Bu Lurah" are nobody's names and point at one person all the same, and so does a trade with the place where it
is plied ("tukang becak langganan pasar"). A mayor holds a public office; of many ("para pedagang pasar") nobody is meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from publisher.anonymise.gate.folding import lowered
from publisher.anonymise.gate.spans import Span
from publisher.anonymise.gate.word_sets import word_set

_GAP = r"[ \t\u00a0]+"
_OFFICE = re.compile(rf"\b(?:pak|bu|bapak|ibu|bpk)\.?{_GAP}(?:ketua{_GAP})?r[tw]\b(?!{_GAP}?\d)")
_OFFICES = (
    r"(?:lurah|camat|carik|sekdes|kades|kadus|modin|bayan|dukuh|bidan|mantri|perawat|dokter|guru|ustad(?:z|zah)?|kyai|kiai|"
    r"imam|takmir|marbot|satpam|hansip|linmas|babinsa|bhabinkamtibmas|kapolsek|danramil|kepsek|kepala(?: sekolah| desa)?|"
    r"penghulu|dosen|hakim|jaksa|polisi|tentara|pendeta|pastor|haji|kaji|sopir|supir|tukang|penjual|mandor|bos|juragan)"
)
_HOLDER = re.compile(rf"(?<![\w\-])(?:pak|bu|bapak|ibu|bpk|mas|mbak|mbah)\.?{_GAP}{_OFFICES}\b(?!{_GAP}dinas)")
_TRADE = (
    r"(?:tukang|penjual|pedagang|bakul|penjaga|juru (?:parkir|kunci)|juragan|guru|ustad(?:z|zah)?|imam|takmir|marbot|modin|"
    r"satpam|hansip|bidan|dokter|mantri|dukun|perawat|sopir|supir|kuli|buruh|penjahit|pemulung|pengamen|pengemis|kernet|kasir|"
    r"mandor|kiper|pelatih|bendahara|khatib|muazin|sinden|dalang|pensiunan|juara|"
    r"kepala sekolah)"
)
_PLACE = (
    r"(?:langganan|pasar|masjid|mushol?la|musala|langgar|sekolah|sd|sdn|smp|smpn|sma|sman|smk|tk|mi|mts|pesantren|kampung|desa|"
    r"kelurahan|gang|prapatan|perempatan|pertigaan|pertelon|simpang|stasiun|terminal|pelabuhan|alun-alun|kampus|pabrik|toko|"
    r"warung|depan|sebelah|samping|belakang|dekat|seberang|ujung|pojok|rt|rw|kompleks|perumahan|puskesmas|klinik|koperasi|bank|"
    r"ngarep|mburi|cedhak|lor|kidul|wetan|kulon|(?:di|ning|nang|asal)[ \t\u00a0]+[^\W\d_]{3,})"
)
_NOT_BETWEEN = r"(?:yang|dan|atau|untuk|dengan|sudah|telah|akan|agar|karena|saat|tidak|bisa|harus|mulai|tetap|juga)"
_PLIED = re.compile(rf"(?<![\w\-]){_TRADE}(?:{_GAP}(?!{_NOT_BETWEEN}\b)[^\W\d_]+){{0,3}}?{_GAP}{_PLACE}\b")
# What the place is called.
_CALLED = re.compile(rf"{_GAP}[A-Z][^\W\d_]+")
_MANY_BEFORE = re.compile(
    r"\b(?:para|semua|seluruh|setiap|tiap|banyak|beberapa|sejumlah|kawan|rekan|hai|halo|bagi)[ \t\u00a0]+$"
)
_BESIDE = r"(?:sebelah|samping|belakang|depan|dekat|seberang)"
_SIGHT = r"(?:masjid|mushol?la|musala|langgar|sekolah|warung|toko|pasar|balai|pos|kantor|makam|kuburan|sungai|jembatan)"
_ALLEY = re.compile(rf"\b(?:(?:di|dari|ke|lewat|masuk){_GAP})?gang{_GAP}(?:di{_GAP})?{_BESIDE}{_GAP}{_SIGHT}\b")
# Without one of these words there is nothing to look for.
LEADS = frozenset({"rt", "rw", "gang"}) | word_set(
    """
    pak bu bapak ibu bpk mas mbak mbah tukang penjual pedagang bakul penjaga juru juragan guru ustad ustadz ustadzah imam
    takmir marbot modin satpam hansip bidan dokter mantri dukun perawat sopir supir kuli buruh penjahit pemulung pengamen
    pengemis kernet kasir mandor kiper pelatih bendahara khatib muazin sinden dalang
    pensiunan juara kepala
    """
)


def find_neighbours(text: str) -> Iterator[Span]:
    """ "Pak RT", "Bu Lurah", "tukang becak langganan pasar"; "di gang sebelah masjid"."""
    small = lowered(text)
    for pattern in (_OFFICE, _HOLDER):
        for match in pattern.finditer(small):
            yield Span(match.start(), match.end(), "Q_PERSON")
    for match in _PLIED.finditer(small):
        if not _MANY_BEFORE.search(small[max(0, match.start() - 12) : match.start()]):
            called = _CALLED.match(text, match.end())
            yield Span(match.start(), called.end() if called else match.end(), "Q_PERSON")
    for match in _ALLEY.finditer(small):
        yield Span(match.start(), match.end(), "Q_PLACE")

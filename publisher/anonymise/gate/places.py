"""Places that point at somebody's home or work: a boarding-house, a stall, "behind the mosque …", "the house with …"."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator

from publisher.anonymise.gate.folding import lowered
from publisher.anonymise.gate.grammar_words import OFFICES
from publisher.anonymise.gate.name_runs import DAYS, TIMES
from publisher.anonymise.gate.spans import Span
from publisher.anonymise.gate.word_lists import words
from publisher.anonymise.gate.word_sets import word_set

_STOP = (
    r"(?:yang|dan|di|ke|dari|atau|ini|itu|sudah|telah|sdh|akan|sedang|terbakar|kebakaran|kobong|roboh|"
    r"terendam|kebanjiran|tergenang|pelapor|plpr|"
    r"korban|petugas|wa|hp|telp|tlp|no|nomor|rt|rw|jl|jln|jalan|gg|gang|alamat|an|nama|koordinat|"
    r"shareloc|cp|hub|kontak|milik|punya|dengan|"
    r"saat|untuk|pada|oleh|kel|kelurahan|kec|kecamatan|barang|wis|ditutup|sekitar|tidak|mohon|butuh|"
    r"minta|kejadian|warga|unit|tim|penanganan|"
    r"dilaporkan|hasil|tiket|karena|ada|nopol|kerugian|pukul|jam|pkl|tkp|sing|lokasi|info|"
    r"selesai|saya|kami|kita|anda|terdekat|patokan|identitas|ketua|hari|dirujuk|dibawa)"
)
_WORD = rf"(?!{_STOP}\b)[^\W\d_][\w'’\-]*"
_KIND = (
    r"(?:kos|kost|kosan|kos-kosan|kontrakan|warung|warteg|toko|tk|kios|konter|bengkel|konveksi|pabrik|"
    r"gudang|salon|laundry|angkringan|depot|kantin|"
    r"losmen|asrama|butik|cafe|kafe|apotek|klinik|majelis|pos kamling|pos ronda|kandang|showroom|"
    r"koperasi|penjahit|tukang (?:cukur|jahit|pijat|las|kayu|urut)|tambal ban|pangkas(?: rambut)?|barbershop|foto ?kopi|"
    r"fotocopy|rental|warnet|warkop|rumah makan|kedai|lapak|kater?ing|mebel|meubel|pangkalan gas|agen|selepan|penggilingan|"
    r"langgar|mushol?la|mushola|masjid|tpq)"
)
_SIDE = (
    r"(?:depan|ngarep|ngarepe|belakang|mburi|mburine|samping|sebelah|sisih|seberang|dekat|cedhak|deket|"
    r"utara|selatan|barat|timur|kidul|lor|wetan|"
    r"kulon|pojok|atas|bawah|antara|jejer)"
)
_LANDMARK = (
    r"(?:masjid|mushol?la|mushola|musala|langgar|gereja|makam|kuburan|sekolah|gardu|warung|toko|bengkel|"
    r"rumah|omah|pos|lapangan|balai|alfamart|"
    r"indomaret|pasar|sungai|kali|jembatan|sawah|kandang|pabrik|kos|kontrakan|mini ?market|sumur|"
    r"pertelon|perempatan|tpq|sd|smp|sma|apotek|bank|gang)"
)
_HONORIFIC = (
    r"(?:pak|bu|bpk|ibu|bapak|mbah|mbak|mas|haji|h|hj|bang|kang|yu|lik|cak|om|tante|pakde|bude|pakdhe|budhe|mbok|ko|cik)"
)
_OWNED = re.compile(
    rf"\b{_KIND}[ \t\u00a0]+(?:{_WORD}[ \t\u00a0]+)?{_HONORIFIC}\b\.?[ \t\u00a0]+(?:(?:haji|h|hj|rt|"
    rf"rw)\b\.?[ \t\u00a0]+)?{_WORD}"
)
# With a name of its own, which has capitals where the text has any.
_NAMED = re.compile(
    rf"\b(?i:{_KIND})(?:[ \t\u00a0]+(?:tekstil|batik|roti|kue|bangunan|besi|emas|buku|sepatu|baju|kain|obat|jamu|"
    rf"plastik|elektronik|"
    rf"sembako|kopi|es|tahu|tempe|soto|sate|bakso|kelontong|putri|putra|makan|pecel|"
    rf"tegal|motor|mobil|bensin|mini|pulsa|las))?(?:[ \t\u00a0]+(?!(?i:{_STOP})\b)(?:[A-Z][\w'’\-]*|"
    rf"\d)){{1,4}}(?:[ \t\u00a0]+lantai[ \t\u00a0]+\d)?"
)
_CASELESS = re.compile(
    rf"\b(?:kos|kost|kontrakan|konveksi|bengkel|pabrik|toko|warung|konter|kios|angkringan|kandang|"
    rf"majelis)[ \t\u00a0]+(?:(?!{_STOP}\b)[\w'’\-]+[ \t\u00a0]+){{1,3}}(?:{_SIDE}[ \t\u00a0]+)?(?!{_STOP}\b)[\w'’\-]+"
)
# A place by what it stands beside: "warung pecel sebelah bengkel", "kandang ayam kidul sawah".
_KIND_BESIDE = re.compile(
    rf"\b{_KIND}(?:[ \t\u00a0]+(?!{_SIDE}\b){_WORD}){{0,3}}[ \t\u00a0]+{_SIDE}[ \t\u00a0]+{_WORD}(?:[ \t\u00a0]+{_WORD})?"
)
_BESIDE = re.compile(rf"\b{_SIDE}[ \t\u00a0]+(?:{_LANDMARK})\b(?:[ \t\u00a0]+(?:pak|bu|pos|rt|rw|{_WORD})){{1,2}}")
_LOOKS = re.compile(
    rf"\b(?:rumah|omah|rmh|griya|pager|pagar)[ \t\u00a0]+(?:cat|warna|pagar|pager|tingkat|lantai|gedong|"
    rf"joglo|bata|kayu|gerbang|pintu|tembok)(?:[ \t\u00a0]+(?!{_STOP}\b)[\w'’\-]+){{0,6}}"
)
_ROOM = re.compile(
    r"\b(?:kamar|lantai)[ \t\u00a0]+(?:kos[ \t\u00a0]+)?(?:no\.?\s*|"
    r"nomor\s*)?\d{1,3}[A-Za-z]?\b(?!\s*(?:unit|orang|menit|buah))"
)

_GOODS = (
    r"(?:tekstil|batik|roti|kue|bangunan|besi|emas|perak|buku|sepatu|baju|kain|obat|jamu|plastik|elektronik|sembako|kopi|es|"
    r"tahu|tempe|soto|sate|bakso|mie|nasi|kelontong|putri|putra|makan|pecel|tegal|motor|mobil|bensin|mini|pulsa|hp|las|bunga|"
    r"ikan|ayam|bebek|kambing|sapi|ronda|kamling|jahit|cukur|gas|galon|listrik|cat|kayu|bambu|genteng)"
)
# Without capitals, by where it stands or what became of it ("warung pecel pojok", "pabrik es lama").
_TOLD_APART = re.compile(
    rf"\b(?:{_KIND}|pos)[ \t\u00a0]+(?:{_GOODS}[ \t\u00a0]+)?"
    rf"(?:pojok|lama|lawas|anyar|tua|gede|cilik|tingkat|bekas[ \t\u00a0]+{_WORD})\b"
)
# Without capitals, by a name of its own that is made of words.
_CALLED = re.compile(rf"\b{_KIND}[ \t\u00a0]+(?:{_GOODS}[ \t\u00a0]+)?(?!{_GOODS}\b)({_WORD})((?:[ \t\u00a0]+{_WORD})?)")
# By what it has that others have not: "angkringan lampu ungu", "masjid kubah hijau".
_COLOUR = (
    r"(?:merah|kuning|hijau|ijo|biru|ungu|putih|hitam|ireng|abang|coklat|cokelat|oranye|oren|pink|abu-abu|emas|perak|krem|"
    r"jingga|tosca|besi|bambu|kayu|seng|joglo|limasan)"
)
_MARKED = re.compile(
    rf"\b(?:{_KIND}|rumah|omah|gereja|ruko|gubuk|pos)(?:[ \t\u00a0]+{_WORD})?[ \t\u00a0]+(?:lampu|kubah|cat|tenda|terpal|"
    rf"gerobak|atap|genteng|tembok|pintu|jendela|spanduk|payung|neon|menara|pagar|pager|warna)[ \t\u00a0]+{_COLOUR}\b"
)
# Sights of the whole city are nobody's.
_SIGHT = re.compile(
    r"masjid[ \t\u00a0]+(?:jami['’]?|agung|raya|besar)\b|(?:stadion|lapangan|alun-alun)[ \t\u00a0]+[A-Z]|"
    r"rumah[ \t\u00a0]+sakit\b|"
    r"rumah[ \t\u00a0]+(?:warga|saya|kami|kita|anda)\b",
    re.IGNORECASE,
)
_HOTEL_BEFORE = re.compile(r"\b(?:hotel|losmen|wisma|bangsal|ruang|rs\w*)\W{1,2}$", re.IGNORECASE)


# One of these stands in every text in which there is anything to find.
LEADS = word_set(
    """
    kos kost kosan kontrakan warung warteg toko tk kios konter bengkel konveksi pabrik gudang salon laundry angkringan
    depot kantin losmen asrama butik cafe kafe apotek klinik majelis pos kandang showroom koperasi langgar musholla
    mushola masjid tpq depan ngarep ngarepe belakang mburi mburine samping sebelah sisih seberang dekat cedhak deket
    utara selatan barat timur kidul lor wetan kulon pojok atas bawah antara jejer rumah omah rmh griya pager pagar
    kamar lantai penjahit tukang tambal pangkas barbershop foto fotokopi fotocopy rental warnet warkop kedai lapak
    katering catering mebel meubel pangkalan agen selepan penggilingan gereja ruko gubuk
    """
)


def find_places(text: str, caseless: bool, public: Container[str] = ()) -> Iterator[Span]:
    """`caseless`: the text has no capitals that mean anything, so a place's own name cannot be told by them.

    What is made of `public` words only, such as the name of a kelurahan, points at no house.
    """
    small = lowered(text)
    for pattern in (_OWNED, _KIND_BESIDE, _BESIDE, _LOOKS, _MARKED, _TOLD_APART):
        for match in pattern.finditer(small):
            if not _SIGHT.search(text[match.start() : match.end()]):
                yield Span(match.start(), match.end(), "Q_PLACE")
    for match in _CALLED.finditer(small):
        if _named(match.group(1)):
            more = _named(match.group(2).strip())
            yield Span(match.start(), match.end() if more else match.end(1), "Q_PLACE")
    for match in _ROOM.finditer(small):
        if not _HOTEL_BEFORE.search(text[max(0, match.start() - 8) : match.start()]):
            yield Span(match.start(), match.end(), "Q_PLACE")
    for match in _CASELESS.finditer(small) if caseless else _NAMED.finditer(text):
        found = text[match.start() : match.end()]
        own = found.lower().split()[1:]
        if not (own and all(word in public or word in OFFICES for word in own)) and not _SIGHT.search(found):
            yield Span(match.start(), match.end(), "Q_PLACE")


def _named(word: str) -> bool:
    """Whether shops and prayer houses are called so ("berkah", "nurul"): words and names, but no time of the day."""
    return (word in words("name_words") or word in words("names")) and word not in DAYS and word not in TIMES

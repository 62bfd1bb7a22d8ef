"""Kin by whom they belong to: "cucu kyai kampung", "istri pak RT" says who it is to everyone who lives there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from publisher.anonymise.gate.folding import lowered
from publisher.anonymise.gate.spans import Span

_KIN = (
    r"(?:anak|cucu|cicit|suami|istri|isteri|bojo|mantu|menantu|rewang|pembantu|ponakan|keponakan|adik|"
    r"adhi|kakak|mertua|bapak|ibu|ayah|simbah|nenek|"
    r"kakek|besan|ipar|putra|putri|janda|duda|sopir|supir|pakde|paman|bibi|sepupu|misan|saudara|mantan)(?:nya|ne|e|ku)?"
)
_ORDER = (
    r"(?:kandung|tunggal|sulung|bungsu|mbarep|ragil|pertama|kedua|ketiga|keempat|angkat|tiri|yatim|piatu|"
    r"siri|muda|tua|pribadi|sepupu|ipar|istri|isteri|suami|wedok|lanang)"
)
_OWNER = (
    r"(?:pak|bu|bpk|ibu|bapak|mbah|mbak|mas|si|kyai|kiai|ustadz|haji|lurah|modin|carik|kades|camat|bidan|"
    r"dokter|guru|mantri|"
    r"tukang|penjual|juragan|bakul|pemilik|ketua|takmir|sopir|supir|korban|pelapor|polisi|tentara|bos|asuhan|kepala|dukun|pedagang|petani|nelayan|penjahit|"
    r"pegawai|perangkat|anggota|pensiunan|kadus|sekdes|imam|bendahara|satpam|mandor|nahkoda|nakhoda|perawat|"
    r"dosen|pengusaha|kuli|buruh|pengurus|wakil|bayan|kapolsek|danramil|babinsa|tetangga|lik|kang|cak|gus|om|tante)"
)
_PATTERN = re.compile(
    rf"\b{_KIN}[ \t\u00a0]+(?:{_ORDER}[ \t\u00a0]+){{0,4}}{_OWNER}\b(?:[ \t\u00a0]+(?:rt|rw|haji|desa|kampung|"
    rf"korban|lurah|camat|modin|ngaji|becak|{_OWNER}|[a-z]{{4,12}}))?|"
    rf"\b{_KIN}[ \t\u00a0]+(?:{_ORDER})(?:[ \t\u00a0]+{_ORDER}){{0,4}}[ \t\u00a0]+{_OWNER}(?:[ \t\u00a0]+\w+)?"
)
# Kin of a kind of which nobody has many need no owner.
_RELATIVE = re.compile(
    r"\b(?:adik|adhi|kakak|anak|saudara|saudari|ibu|bapak|ayah|paman|bibi|nenek|kakek|om|tante|keponakan|ponakan|"
    r"kangmas|mbakyu)(?:nya|ne|e|ku)?[ \t\u00a0]+(?:ipar|sepupu|misan|tiri|angkat|mertua)(?:nya|ne|e|ku)?\b"
    r"(?![ \t\u00a0]+(?:besi|kaki|tangan|beban))"
)
# Somebody's, by the ending alone: "suaminya", "anak perempuannya", "bojone".
_OWN = (
    r"(?:anak|cucu|cicit|suami|istri|isteri|bojo|mantu|menantu|ponakan|keponakan|adik|adhi|kakak|mertua|bapak|ibu|ayah|"
    r"simbah|nenek|kakek|besan|ipar|putra|putri|pakde|bude|paman|bibi|sepupu|misan|saudara|saudari|mantan|tante|kembaran|pacar|"
    r"tunangan|selingkuhan|orang ?tua|mama|papa|emak|pembantu|majikan|wali)"
)
_OWNED = re.compile(
    rf"\b{_OWN}(?:[ \t\u00a0-]+(?:perempuan|laki-laki|lelaki|wedok|lanang|remaja|balita|semata wayang|{_ORDER}|{_OWN}))?"
    rf"(?:nya|ne|e|ku|mu)\b(?:[ \t\u00a0]+(?:sendiri|perempuan|laki-laki|lelaki|semata wayang|{_ORDER}))?"
)
_SAME_PARENTS = re.compile(
    r"\b(?:saudara|saudari|adik|kakak)(?:nya|ne|ku)?[ \t\u00a0]+se(?:ibu|ayah|bapak|kandung|darah|susuan)\b"
)
_STOP = re.compile(
    r"[ \t\u00a0]+(?:yang|di|ke|dari|dan|atau|saat|sudah|telah|akan|itu|ini|meninggal|sakit|hilang|luka|"
    r"tidak|masih|dibawa|sedang|dengan|untuk|terjebak|jatuh|selamat|warga|tertimpa)$"
)
_NOT_KIN = re.compile(
    r"^(?:anak|bapak|ibu|bapake|ibune)[ \t\u00a0]+(?:korban|guru|ketua|kepala|lurah|camat|bidan|dokter|"
    r"pelapor|haji|kades|polisi|pemilik)$|^(?:bapak|ibu)\s"
)


_BASES = (
    "anak cucu cicit suami istri isteri bojo mantu menantu rewang pembantu ponakan keponakan adik adhi kakak mertua "
    "bapak ibu ayah simbah nenek kakek besan ipar putra putri janda duda sopir supir pakde paman bibi "
    "sepupu misan saudara saudari mantan om tante kangmas mbakyu bude kembaran pacar tunangan selingkuhan orang orangtua "
    "mama papa emak majikan wali"
)
# One of these stands in every text in which there is anything to find.
LEADS = frozenset(base + owner for base in _BASES.split() for owner in ("", "nya", "ne", "e", "ku", "mu"))


def find_kin(text: str) -> Iterator[Span]:
    text = lowered(text)
    for match in _PATTERN.finditer(text):
        found = match.group()
        stop = _STOP.search(found)
        end = match.start() + (stop.start() if stop else len(found))
        if not _NOT_KIN.match(text[match.start() : end]):
            yield Span(match.start(), end, "Q_KIN")
    for pattern in (_RELATIVE, _OWNED, _SAME_PARENTS):
        for match in pattern.finditer(text):
            yield Span(match.start(), match.end(), "Q_KIN")

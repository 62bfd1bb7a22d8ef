"""Addresses: street, alley, estate, block, house number, RT and RW, in every spelling and glued.

A street's name alone points at no house when it is a main road named after a hero; with a number, an alley or an
RT behind it, it does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from publisher.anonymise.gate.spans import Span
from publisher.anonymise.gate.tokens import Tokens
from publisher.anonymise.gate.vocabulary import Kind, Vocabulary
from publisher.anonymise.gate.word_lists import roads, words
from publisher.anonymise.gate.word_sets import word_set

_STREETS = word_set("jalan jln jl jlan jalanan dalan dln")
_SHORT_STREETS = word_set("jln jl jlan dln")
_ALLEYS = word_set("gang gg lorong lrg gng")
_ESTATES = word_set(
    """
    perum perumahan perumnas prum perm komplek kompleks kompl cluster rusun rusunawa apartemen residence
    """
)
_HAMLETS = word_set("dukuh dusun dk dsn")
_BLOCKS = word_set("blok blk blog block kav kavling kapling")
_NUMBERS = word_set("no nomor nmr nomer nmor num number")
_NEIGHBOURS = word_set("rt rw")
_TAILS = _ALLEYS | _BLOCKS | _NUMBERS | _NEIGHBOURS
_ROMAN = re.compile(r"[ivx]{1,5}$")
_TITLES_OF_STREETS = word_set(
    """
    dr kh h ra r a ki nyi jend jenderal jendral letjen mayjen brigjen kapten kolonel kol prof sultan pangeran raden
    teuku cut nyak tuanku hos wr mt mgr ir pahlawan kyai sunan syekh s
    """
)
_DIRECTIONS = word_set("barat timur utara selatan tengah raya baru lama kulon wetan lor kidul dalam")
# What is counted or measured behind a number that is no house's.
_UNITS = word_set(
    """
    cm km m mm meter mtr menit mnt jam hari unit kk orang org wib kg ton liter persen rumah ekor kali x tahun th thn
    lubang titik warga jiwa pohon kv kva watt volt lampu buah bulan minggu petugas personel personil regu armada arah
    jalur lajur
    """
)
# What stands behind "jalan" in a sentence without being a street's name.
_NOT_A_STREET = word_set(
    """
    rusak berlubang bermasalah licin ambles macet tergenang tertutup terhalang umum kaki keluar masuk raya utama tol
    lingkar menuju kampung desa besar kecil sempit buntu penghubung alternatif nasional provinsi kabupaten kota
    protokol aspal setapak depan belakang samping terus lewat pulang panjang putus pintas tengah bersama poros lokal
    lingkungan arteri
    """
)
_SAID = word_set(
    "satu dua tiga empat lima enam tujuh delapan sembilan sepuluh siji loro telu papat limo enem pitu wolu songo"
)
# Words with which many roads' names begin.
_GENERAL = word_set("raya lingkar tol nasional provinsi umum pasar")
_HOTLINES = word_set("110 112 113 115 117 118 119 123 129")
_NO_HOUSE_BEFORE = word_set(
    """
    uu undang peraturan perda perwal perpres permen permendagri kepmen pp sk surat urut antrean antrian armada pos
    telepon telp tiket call center halaman lampiran pasal soal edisi
    """
)
_VERB_PREFIXES = ("me", "ber", "ter", "di", "ng", "ny")
_LOCATIVES = word_set(
    """
    di ke nang ning ing neng alamat almt alamate lokasi lokasine tkp dalan jl jln jalan kediaman
    """
)
_HOUSING = word_set("griya graha asri permai regency residence indah")
_NO_LEAD = word_set("warga masuk depan belakang samping dekat mulut ujung arah sekitar area ambulans")


def find_addresses(tokens: Tokens, vocabulary: Vocabulary) -> Iterator[Span]:
    """Addresses in a text. What was found is not looked at again."""
    index, size = 0, len(tokens)
    while index < size:
        word = tokens.low[index]
        end = 0
        if (
            word in _STREETS
            or word in _ESTATES
            or word in _HAMLETS
            or word in _ALLEYS
            or word in _BLOCKS
            or word in _NEIGHBOURS
            or _split_neighbour(tokens, index)
        ):
            end = _Scan(tokens, vocabulary, index).run()
        elif word in _NUMBERS:
            end = _house_number(tokens, index)
        if end:
            first = _lead(tokens, vocabulary, index) if word in _ALLEYS else index
            yield Span(tokens.starts[first], tokens.ends[end - 1], "ADDRESS")
            index = end
        else:
            index += 1


def find_roads(tokens: Tokens) -> frozenset[int]:
    """The words of main roads, as places among the tokens: "Jl. KH. Wahid Hasyim" names nobody."""
    found: set[int] = set()
    for index, word in enumerate(tokens.low):
        if word not in _STREETS:
            continue
        first = index + 1
        while first < len(tokens) and tokens.low[first] in _TITLES_OF_STREETS and not tokens.gap(first).strip(" ."):
            first += 1
        for last in range(min(first + 3, len(tokens)), first, -1):
            if "".join(tokens.low[first:last]) in roads():
                found.update(range(index, last))
                break
    return frozenset(found)


def _split_neighbour(tokens: Tokens, index: int) -> bool:
    """R.T. and R.W. with dots or spaces between."""
    return (
        tokens.low[index] == "r"
        and index + 2 < len(tokens)
        and tokens.low[index + 1] in ("t", "w")
        and tokens.gap(index + 1).strip() in (".", "")
        and tokens.raw[index + 2].isdigit()
    )


def _lead(tokens: Tokens, vocabulary: Vocabulary, index: int) -> int:
    """A street's name before its alley, without a word for street ("Teratai Gg 1")."""
    first = index
    for place in range(index - 1, max(index - 5, -1), -1):
        if tokens.gap(place + 1).strip(" .") or "\n" in tokens.gap(place + 1) or tokens.low[place] in _NO_LEAD:
            break
        word = tokens.low[place]
        if word in _LOCATIVES:
            return place + 1 if place + 1 < index else index
        kind = vocabulary.kind(word)
        if kind == Kind.FUNCTION and not word.isdigit():
            break
        if (
            word in words("street_words")
            or "".join(tokens.low[place:index]) in roads()
            or (word in _TITLES_OF_STREETS and place + 1 == first)
        ):
            first = place
        elif word in _HOUSING and place == index - 1:
            first = (
                place - 1
                if place and not tokens.gap(place).strip() and vocabulary.kind(tokens.low[place - 1]) != Kind.FUNCTION
                else place
            )
        elif kind >= Kind.EITHER and place + 1 == first:
            first = place
    return first


def _house_number(tokens: Tokens, index: int) -> int:
    """ "no. 15", "rumah nomor 15A": the end of a house's number, or 0."""
    place = index + 1
    if place >= len(tokens) or not tokens.raw[place].isdigit() or len(tokens.raw[place]) > 4:
        return 0
    if tokens.raw[place] in _HOTLINES or tokens.gap(place).strip(" .:#") or "\n" in tokens.gap(place):
        return 0
    if index and tokens.low[index - 1] in _NO_HOUSE_BEFORE:
        return 0
    after = place + 1
    if after < len(tokens):
        if (
            tokens.low[after] in ("tahun", "th")
            or tokens.low[after] in _UNITS
            or (tokens.raw[after].isdigit() and tokens.gap(after).strip() in ("/", ".", "-"))
        ):
            return 0
        if len(tokens.raw[after]) == 1 and not tokens.gap(after) and tokens.raw[after].isalpha():
            return after + 1
    return after


class _Scan:
    """One address, read word by word from its first."""

    def __init__(self, tokens: Tokens, vocabulary: Vocabulary, start: int) -> None:
        self.tokens, self.vocabulary, self.start = tokens, vocabulary, start
        self.first = tokens.low[start]
        self.names: list[str] = []
        self.numbered = False
        self.sure = 0

    def run(self) -> int:
        """Where the address ends, or 0 when there is none."""
        tokens, place = self.tokens, self.start
        limit = 2 if self.first in _ALLEYS else 4
        if self.first in _TAILS or self.first == "r":
            place = self._tail(place)
            if not place:
                return self._alley_by_name() if self.first in _ALLEYS else 0
        else:
            place += 1
        while place < len(tokens) and self._goes_on(place):
            word = tokens.low[place]
            if word in _TAILS or _split_neighbour(tokens, place):
                end = self._tail(place)
                if not end:
                    break
                place = end
            elif word.isdigit():
                end = self._number(place)
                if not end:
                    break
                place = end
            elif self._code(place):
                place += 2
                place = self._number(place - 1) or place
            elif self.numbered:
                if word in _DIRECTIONS and self.first not in _NEIGHBOURS:
                    place += 1
                    continue
                break
            elif self.names and _ROMAN.match(word) and not tokens.gap(place).strip():
                place += 1
                self._sure(place)
            elif len(self.names) < limit and self._names(place):
                self.names.append(word)
                place += 1
            else:
                break
        return self.sure or self._bare()

    def _sure(self, place: int) -> None:
        self.numbered, self.sure = True, place

    def _goes_on(self, place: int) -> bool:
        """Whether the address may run over what stands before this word."""
        tokens = self.tokens
        gap = tokens.gap(place)
        word, before = tokens.low[place], tokens.low[place - 1]
        tail = word in _TAILS or _split_neighbour(tokens, place)
        if gap.strip(" .,:#/&-'\n\r\t\u00a0"):
            return False
        if "\n" in gap and not tail:
            return False
        if "," in gap:
            return tail
        if "." in gap and " " in gap.split(".", 1)[1] and not tail:
            return (
                len(before) <= 3
                or before in _ESTATES
                or before in _STREETS
                or before in _NUMBERS
                or before in _TITLES_OF_STREETS
            )
        return len(gap) <= 5

    def _names(self, place: int) -> bool:
        """Whether the word may be part of a street's name."""
        word = self.tokens.low[place]
        if not self.names and ((word in _NOT_A_STREET and word != "raya") or self.tokens.gap(place).strip(" .:")):
            return False
        if word in _TITLES_OF_STREETS or word in _DIRECTIONS:
            return True
        kind = self.vocabulary.kind(word)
        plain = [name for name in self.names if name not in _TITLES_OF_STREETS]
        if kind == Kind.FUNCTION or ("".join(plain) in roads() and plain[-1] not in _GENERAL):
            return False
        if self.tokens.mixed and plain and self.tokens.titled(place - 1) and not self.tokens.titled(place):
            return False
        return self.tokens.titled(place) or kind != Kind.FORM or not word.startswith(_VERB_PREFIXES)

    def _tail(self, place: int) -> int:
        """The end of "gg 3", "no. 12a", "RT 03/RW 04", "blok B-13", or 0."""
        tokens, word = self.tokens, self.tokens.low[place]
        if word == "r":
            place, word = place + 1, "r" + tokens.low[place + 1]
        after = place + 1
        if after >= len(tokens) or tokens.gap(after).strip(" .:#-/="):
            return 0
        if word in _NUMBERS and not tokens.raw[after].isdigit():
            return 0
        if word in _NEIGHBOURS and tokens.low[after] in _SAID:
            self._sure(after + 1)
            return after + 1
        if word in _NEIGHBOURS:
            if not tokens.raw[after].isdigit() or len(tokens.raw[after]) > 3:
                return 0
            end = after + 1
            if end < len(tokens) and tokens.raw[end].isdigit() and len(tokens.raw[end]) <= 3:
                gap = tokens.gap(end)
                if not gap.strip(" /-,.") and gap.strip() and (gap.strip() == "/" or not self._unit(end + 1)):
                    end += 1
            self._sure(end)
            return end
        if tokens.raw[after].isdigit():
            return self._number(after, announced=True)
        if word in _ALLEYS:
            if _ROMAN.match(tokens.low[after]) and not (
                tokens.low[after] == "i" and tokens.text[tokens.ends[after] : tokens.ends[after] + 1] == "."
            ):
                self._sure(after + 1)
                return after + 1
            return 0
        if word in _BLOCKS and len(tokens.raw[after]) <= 2:
            end = after + 1
            self._sure(end)
            if end < len(tokens) and tokens.raw[end].isdigit() and not tokens.gap(end).strip(" -/."):
                end = self._number(end) or end
            return end
        return 0

    def _unit(self, place: int) -> bool:
        return (
            place < len(self.tokens)
            and self.tokens.low[place] in _UNITS
            and not self.tokens.gap(place).strip(" ")
            and "\n" not in self.tokens.gap(place)
        )

    def _number(self, place: int, announced: bool = False) -> int:
        """The end of a number of a house or an alley, with its letter and its second part, or 0."""
        tokens = self.tokens
        if place >= len(tokens) or not tokens.raw[place].isdigit() or len(tokens.raw[place]) > 4:
            return 0
        if not announced and self._unit(place + 1):
            return 0
        if tokens.text[tokens.ends[place] : tokens.ends[place] + 2] in (".0", ".1", ".2", ".3", ".4", ".5"):
            return 0
        if not announced and not self.names and not self.numbered and self.first in _STREETS:
            return 0
        end = place + 1
        if end < len(tokens) and len(tokens.raw[end]) == 1 and tokens.raw[end].isalpha() and self._letter(end):
            end += 1
        if (
            end < len(tokens)
            and tokens.raw[end].isdigit()
            and tokens.gap(end) in ("/", "-", " / ", " - ")
            and not self._unit(end + 1)
        ):
            end += 1
        self._sure(end)
        return end

    def _letter(self, place: int) -> bool:
        """Whether a letter belongs to the number before it ("12a", "12 A"), and does not begin a number plate."""
        tokens = self.tokens
        if not tokens.gap(place):
            return True
        plate = place + 1 < len(tokens) and tokens.raw[place + 1].isdigit() and tokens.gap(place + 1) == " "
        return tokens.gap(place) == " " and tokens.raw[place] in "ABCDEFGH" and not plate

    def _code(self, place: int) -> bool:
        """A block's letter with a number against it ("D8", "B-23")."""
        tokens = self.tokens
        return (
            len(tokens.raw[place]) <= 2
            and tokens.raw[place].isalpha()
            and place + 1 < len(tokens)
            and tokens.raw[place + 1].isdigit()
            and len(tokens.raw[place + 1]) <= 3
            and tokens.gap(place + 1) in ("", "-", "/", " ")
            and self.first in _ESTATES | _BLOCKS | _STREETS
            and (tokens.gap(place + 1) in ("", "-") or not self._unit(place + 2))
            and tokens.low[place] not in _TITLES_OF_STREETS | {"di", "ke"}
        )

    def _alley_by_name(self) -> int:
        """ "gang melati", with whatever number follows; "gang sempit" is no name."""
        tokens, place = self.tokens, self.start + 1
        if place >= len(tokens) or tokens.gap(place).strip(" .") or "\n" in tokens.gap(place):
            return 0
        word = tokens.low[place]
        kind = self.vocabulary.kind(word)
        numbered = place + 2 < len(tokens) and tokens.low[place + 1] in _NUMBERS and tokens.raw[place + 2].isdigit()
        named = word in words("street_words") or kind >= Kind.EITHER or (tokens.titled(place) and kind != Kind.PUBLIC)
        if not (named or numbered):
            return 0
        if kind == Kind.FUNCTION:
            return 0
        self._sure(place + 1)
        place += 1
        while place < len(tokens) and self._goes_on(place):
            word = tokens.low[place]
            if word in _TAILS:
                place = self._tail(place)
            elif word.isdigit():
                place = self._number(place)
            elif (
                _ROMAN.match(word)
                or word in _DIRECTIONS
                or (tokens.titled(place) and self.vocabulary.kind(word) >= Kind.EITHER)
            ):
                place += 1
                self._sure(place)
            else:
                break
            if not place:
                break
        return self.sure

    def _bare(self) -> int:
        """A street or an estate without a number: the end of its name, or 0 where it is public or none."""
        tokens, names = self.tokens, self.names
        if not names:
            return 0
        plain = [word for word in names if word not in _TITLES_OF_STREETS]
        for length in range(len(plain), 0, -1):
            if "".join(plain[:length]) in roads():
                return 0
        if "".join(names) in roads() or (names[0] in roads()):
            return 0
        first = next((word for word in names if word not in _TITLES_OF_STREETS), names[0])
        kind = self.vocabulary.kind(first)
        street = first in words("street_words") or kind >= Kind.EITHER
        place = self.start + 1
        if self.first in _HAMLETS:
            return 0
        if self.first in _SHORT_STREETS:
            if first in _NOT_A_STREET or (kind <= Kind.FORM and not tokens.titled(place)):
                return 0
        elif not street and not (
            tokens.titled(place) and tokens.low[place] not in _NOT_A_STREET and kind not in (Kind.PUBLIC, Kind.FORM)
        ):
            return 0
        end = place
        while end - self.start - 1 < len(names):
            word = tokens.low[end]
            inside = (
                word in _TITLES_OF_STREETS
                or tokens.titled(end)
                or end == place
                or tokens.low[end - 1] in _TITLES_OF_STREETS
            )
            if not inside and self.vocabulary.kind(word) < Kind.EITHER and word not in words("street_words"):
                break
            end += 1
        return end

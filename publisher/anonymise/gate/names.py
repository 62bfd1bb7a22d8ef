"""Names: by what stands before them, by the list, and by the names beside them.

An honorific makes nearly any word a name; a role in a report ("pelapor", "korban") only a word that could be one.
From its first word a name runs on over names, unknown words, initials and "bin".
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache

from publisher.anonymise.gate.grammar_words import (
    DUE_TRIGGERS,
    FUNCTION,
    INSTITUTIONS,
    LOOSE_TRIGGERS,
    NO_NAMES,
    OFFICES,
    PUBLIC_PLACES,
    TIGHT_TRIGGERS,
    TITLES,
    TRIGGERS,
    WEAK_TITLES,
)
from publisher.anonymise.gate.morphology import is_slip
from publisher.anonymise.gate.spans import Span
from publisher.anonymise.gate.tokens import Tokens
from publisher.anonymise.gate.vocabulary import Kind, Vocabulary
from publisher.anonymise.gate.word_lists import words
from publisher.anonymise.gate.word_sets import word_set

_TITLE_GAP = re.compile(r"[ \t.\u00a0]{0,4}\n?[ \t]{0,4}$|\s*[:=]\s*$")
_TRIGGER_GAP = re.compile(r"[\s\u00a0]{0,3}[.:=(\-*\"']{0,3}[\s\u00a0\"'*(\-]{0,4}$")
_BIN_GAP = re.compile(r"[ \t\u00a0]{1,4}$|[ ]?-[ ]?$")
_SPACE = re.compile(r"[ \t\u00a0]{1,4}$")
_INITIAL_GAP = re.compile(r"\.?[ \u00a0]{0,2}$")
_LIST_GAP = re.compile(r"\s*[,&/+]\s*$")
_AND = word_set("dan lan karo or atau serta and sama bersama")
_BIN = word_set("bin binti ibn bt b")
_PARTICLES = word_set("al el as ad an ar ash asy at az abu")
_MOST = 6
DAYS = word_set(
    """
    senin selasa rabu rebo kamis kemis jumat jum'at sabtu minggu ahad januari februari maret april mei juni juli
    agustus september oktober november desember ramadan ramadhan syawal legi pahing paing pon wage kliwon
    """
)
# Times of day are names only after an honorific.
TIMES = word_set("pagi siang sore malam subuh senja wengi bengi esuk fajar")
# Syllables of names that are function words elsewhere.
_SYLLABLES = word_set("lan yen sing the yang no")
_DEGREE = re.compile(
    r"([^\W\d_]{2,}(?:[ \u00a0]+[^\W\d_]{2,}){0,2})(?:(?:,[ \u00a0]*|[ \u00a0]+)(?:S\.\s?(?:Pd(?:\.?I)?|"
    r"Kom|H|E|Sos|T|Ag|IP|STP|Kep|KM|Farm|Psi)|M\.\s?(?:Pd|Si|M|H|Kom|T|Kes|Ag)|A\.\s?Md)|"
    r",[ \u00a0]*(?:SE|SH|MM|MH|SPd|SKom|AMd))\b\.?(?:Kep|Keb)?",
    re.IGNORECASE,
)
_AFTER_NUMBER = re.compile(r"\d{4,}[ \u00a0]*\(\s*([^\W\d_]{3,})\s*\)")
_AGE_AFTER = re.compile(
    r",?\s*(?:\(\s*)?(?:usia|umur|umure|kelahiran|berusia|berumur|yuswo|±|(?:kira\S*\s*|"
    r"sekitar\s*)?\d{1,2}\s*(?:th|thn|tahun|taun|y\.?o)\b)",
    re.IGNORECASE,
)
_NUMBER_AFTER = re.compile(
    r"[\s:,(\[/]{1,3}(?:(?:no\.?|hub|hp|wa|telp|tlp|telpon|nomor|nomer|nomere|nik|kontak|"
    r"cp)[\s.:]{0,3}){0,3}\+?\(?\d(?:[\s.\-/()]{0,2}\d){7,}"
)
_NUMBER_BEFORE = re.compile(r"\d(?:[ .\-]?\d){6,}[ ,(\-]{1,3}$")
_ITEM_BEFORE = re.compile(r"(?:^|\n)[ \t]*(?:\d{1,2}[.)]|[-*•])[ \t]*$")
_ITEM_AFTER = re.compile(r"[ \t]*(?:[-(,:;]|$|\n)")
_LINE_BEFORE = re.compile(r"(?:^|[\n\]>])[ \t]*$")
_SPEAKER = re.compile(r":(?!\d)")
# Said without anybody in mind: "untung tidak ada korban", "selamat sore".
_WISHES = word_set(
    """
    untung selamat syukur sabar aman damai sehat lancar sukses selamet suwun amanah ikhlas
    """
)
_STILL = word_set("sudah telah wis sdh udah mau hendak akan isih masih lagi sedang sempat sampun")
# What befalls persons, and what only persons do: a word before it that can be a name is one.
_BEFALLS = word_set(
    """
    dirujuk dirawat dibawa dilarikan diamankan meninggal pingsan luka sesak kejang tenggelam kecemplung hanyut hilang
    kesurupan lapor terluka terjatuh jatuh depresi diselamatkan terpeleset kesetrum mengaku minta selamat kritis sadar
    nangis menangis dihubungi dipulangkan diobati dipukul dianiaya ditabrak ditemukan kejepit terjepit terbakar
    mengalami dihajar diserempet kabur ditusuk dibacok ditangkap hamil odgj tbc hiv stroke diabetes epilepsi
    pendarahan sakit tewas sanes membawa
    """
)
_DEEDS = word_set(
    """
    dijemput njaluk menghubungi melaporkan melapor melahirkan ngamuk mengamuk menolak menulis nelpon menelpon
    menelepon
    """
)
_BEFORE_DATES = word_set("hari bulan tgl tanggal pada sejak setiap tiap malam pagi sampai hingga jadwal")
_ADDRESS_WORDS = word_set("jl jln jalan gg gang rt rw perum perumahan prum alamat dukuh blok alatas")
_CLOSED = re.compile(r"\.?\)")
_VOCATIVE = re.compile(r"[ \u00a0]+(?:mas|pak|bu|mbak|min|kak|bang|om)[ \t\r]*(?:\n|$)", re.IGNORECASE)
_VEHICLES = word_set(
    """
    truk bus motor mobil ojol ojek becak angkot travel pikap pickup taksi truck sepeda
    """
)
# Words between a trigger and its name.
_BETWEEN = word_set("nama atas adalah bernama yaitu an si sang pelapor pemilik tiket ketua")
_SERVANTS = word_set("anggota petugas ptgs personel staf")
# Labels of forms among the words that announce a name only loosely elsewhere.
_FIELDS = word_set("input operator admin kepada")
_RELATED = word_set("tetangga keluarga teman saudara istri suami anak kerabat adik kakak ipar")


@lru_cache(maxsize=50_000)
def _steers(word: str) -> str:
    """The trigger that a word is, also with a slip of the fingers ("peutgas"), or an empty string."""
    if word in TRIGGERS:
        return word
    if len(word) >= 5 and is_slip(word, _LONG_TRIGGERS):
        return "korban"
    return ""


@lru_cache(maxsize=50_000)
def _may_announce(word: str) -> bool:
    return (
        word in TITLES
        or word in WEAK_TITLES
        or word in OFFICES
        or word in ("a", "atas", "bin", "binti")
        or bool(_steers(word))
    )


_LONG_TRIGGERS = frozenset(word for word in TRIGGERS - LOOSE_TRIGGERS if len(word) >= 5)


def find_names(scan: Scan, roads: frozenset[int] = frozenset()) -> Iterator[Span]:
    """Names that something announces; not those that are words of a road."""
    tokens = scan.tokens
    index = 0
    while index < len(tokens):
        end = 0
        begin = index
        announced = scan.announced(index) if _may_announce(tokens.low[index]) else None
        announced = announced or scan.surrounded(index)
        if announced and announced[0] not in roads:
            begin, end = announced
        if end:
            yield from scan.spans(begin, end)
            for listed_begin, listed_end in scan.listed(begin, end):
                yield from scan.spans(listed_begin, listed_end)
                end = listed_end
            index = max(end, index + 1)
        else:
            index += 1
    yield from _by_degree_or_number(scan)


def _by_degree_or_number(scan: Scan) -> Iterator[Span]:
    """Names with a degree behind them ("mat, m.pd."), and in brackets behind a number."""
    tokens = scan.tokens
    for pattern in (_DEGREE, _AFTER_NUMBER):
        for match in pattern.finditer(tokens.text):
            last = bisect_left(tokens.ends, match.end(1))
            kind, word = scan.kinds[last], tokens.low[last]
            if kind > Kind.FORM and word not in NO_NAMES and word not in TRIGGERS:
                first = scan.before(last)
                yield Span(tokens.starts[first], match.end() if pattern is _DEGREE else match.end(1), "NAME")


def find_listed_names(scan: Scan, roads: frozenset[int] = frozenset()) -> Iterator[Span]:
    """Names from the list, wherever they stand; not where an institution bears them."""
    tokens = scan.tokens
    for index, kind in enumerate(scan.kinds):
        if kind == Kind.NAME and index not in roads and not of_institution(tokens, index, listed=True):
            yield Span(tokens.starts[index], tokens.ends[index], "NAME")


def of_institution(tokens: Tokens, index: int, listed: bool = False) -> bool:
    """Whether the word is the name of a hospital, a market, a bridge: "RS Budi Rahayu", "Pasar Banjarsari".

    A word of the name list (`listed`) is excused by fewer things than one that is also a word: "bus Kencana".
    """
    for back in (1, 2, 3):
        place = index - back
        if place < 0:
            return False
        gap = tokens.gap(place + 1)
        # A dot may shorten "Kel."; after a whole word it ends the sentence.
        if len(gap) > 3 or gap.strip(" .\u00a0") or ("." in gap and len(tokens.raw[place]) > 4):
            return False
        if back == 3 and not tokens.titled(index):
            return False
        if tokens.low[place] in (PUBLIC_PLACES if listed else INSTITUTIONS):
            return True
        if tokens.raw[place].isdigit() or tokens.low[place] in FUNCTION:
            return False
        if tokens.mixed and not tokens.raw[place][0].isupper():
            return False
    return False


class Scan:
    """A text's words with what each is held for, and how far a name runs from one of them."""

    def __init__(self, tokens: Tokens, vocabulary: Vocabulary) -> None:
        self.tokens, self.vocabulary = tokens, vocabulary
        self.kinds = [vocabulary.kind(word) for word in tokens.low]

    def _particle(self, place: int) -> bool:
        """Whether "al", "as" and the like are written as parts of a name: with a hyphen, or with capitals."""
        tokens = self.tokens
        return tokens.gap(place + 1) != " " or (tokens.titled(place) and tokens.titled(place + 1))

    def before(self, begin: int) -> int:
        """Where a name begins that was found at `begin`: over initials, "I" and "Ni", and words that are also names."""
        tokens = self.tokens
        while begin and (
            _SPACE.match(tokens.gap(begin)) or (len(tokens.raw[begin - 1]) == 1 and _INITIAL_GAP.match(tokens.gap(begin)))
        ):
            raw, word, kind = tokens.raw[begin - 1], tokens.low[begin - 1], self.kinds[begin - 1]
            if len(raw) == 1 and raw.isalpha():
                after_number = begin > 1 and tokens.raw[begin - 2].isdigit() and tokens.gap(begin - 1) in ("", " ")
                if not self._initial(begin - 1) or (after_number and tokens.gap(begin)[:1] != "."):
                    break
            elif word in ("ni", "ida") and (tokens.titled(begin - 1) or not tokens.mixed):
                pass
            elif (
                word in _SYLLABLES
                and tokens.low[begin] in words("chinese_parts")
                and (tokens.titled(begin - 1) or not tokens.mixed)
            ):
                if begin > 1 and self.kinds[begin - 2] >= Kind.EITHER:
                    break
            elif (
                kind != Kind.EITHER
                or word in DAYS
                or word in NO_NAMES
                or raw[0].isupper() != tokens.raw[begin][0].isupper()
            ):
                break
            begin -= 1
        return begin

    def spans(self, begin: int, end: int) -> Iterator[Span]:
        yield Span(self.tokens.starts[begin], self.tokens.ends[end - 1], "NAME")

    def announced(self, index: int) -> tuple[int, int] | None:
        """The name that this word announces, as a range of tokens."""
        tokens, word = self.tokens, self.tokens.low[index]
        if word in TITLES or word in WEAK_TITLES or word == "an" or (word == "a" and self._on_behalf(index)):
            return self._after_title(index)
        if word in _BIN and word in ("bin", "binti"):
            return self._patronymic(index)
        if _steers(word) or (word in OFFICES and not tokens.opens(index)):
            return self._after_trigger(index)
        if word == "nama" or (word == "atas" and index + 1 < len(tokens) and tokens.low[index + 1] == "nama"):
            return self._after_trigger(min(index + 1, len(tokens) - 1))
        return None

    def _on_behalf(self, index: int) -> bool:
        """a.n., a/n"""
        tokens = self.tokens
        return index + 1 < len(tokens) and tokens.low[index + 1] == "n" and tokens.gap(index + 1).strip() in (".", "/")

    def _after_title(self, index: int) -> tuple[int, int] | None:
        tokens = self.tokens
        place, strong, titled = index, False, False
        if tokens.low[index] == "a":
            place, strong, titled = index + 2, True, True
        elif tokens.low[index] == "an":
            dotted = tokens.text[tokens.ends[index] : tokens.ends[index] + 1] in (".", ":")
            place, strong, titled = index + 1, dotted, True
        while place < len(tokens) and (place == index or self._title_gap(place)):
            word = tokens.low[place]
            if self._is_title(place):
                strong = (
                    strong
                    or word not in WEAK_TITLES
                    or tokens.titled(place)
                    or tokens.text[tokens.ends[place] : tokens.ends[place] + 1] == "."
                )
                titled = True
                place += 1
            elif word in OFFICES and place + 1 < len(tokens):
                strong = False
                place += 1
            else:
                break
        if not titled:
            return None
        if place < len(tokens) and place > index and self._title_gap(place):
            found = self._name(place, strong)
            if found:
                return found
        # "Gus Ambo": the last honorific is the name itself.
        if place - 1 > index and tokens.low[place - 1] in words("name_words"):
            return place - 1, place
        return None

    def _is_title(self, place: int) -> bool:
        """Short honorifics only with a dot or as the language writes them."""
        tokens, word = self.tokens, self.tokens.low[place]
        if word in ("h", "r", "k"):
            following = tokens.text[tokens.ends[place] : tokens.ends[place] + 1]
            return following == "." or (tokens.raw[place].isupper() and following in (" ", "\u00a0"))
        if word in ("an", "da", "ci", "aa", "ra", "ki", "ir"):
            return tokens.text[tokens.ends[place] : tokens.ends[place] + 1] in (".", " ", ":", "\u00a0")
        return word in TITLES or word in WEAK_TITLES

    def _title_gap(self, place: int) -> bool:
        return bool(_TITLE_GAP.match(self.tokens.gap(place)))

    def _after_trigger(self, index: int) -> tuple[int, int] | None:
        tokens, place = self.tokens, index + 1
        trigger = _steers(tokens.low[index])
        loose, tight = trigger in LOOSE_TRIGGERS, trigger in TIGHT_TRIGGERS
        while place < len(tokens) and _TRIGGER_GAP.match(tokens.gap(place)):
            word = tokens.low[place]
            if word in TITLES or word in WEAK_TITLES:
                if self.kinds[place] == Kind.EITHER and not loose and self._after_title(place) is None:
                    return place, place + 1
                return None
            if (
                word in ("rt", "rw")
                or word in _VEHICLES
                or (self.kinds[place] == Kind.PUBLIC and trigger in _SERVANTS)
                or word in ("lama", "baru", "asli", "lengkap", "panggilan", "oleh")
            ):
                place += 1
                continue
            if word in _BETWEEN:
                place += 1
                loose, tight = False, True
                continue
            break
        if place >= len(tokens):
            return None
        related = index > 0 and tokens.low[index - 1] in _RELATED
        if not _TRIGGER_GAP.match(tokens.gap(place)) and not (related and tokens.gap(place) == ", "):
            return None
        labelled = ":" in tokens.gap(place) or "=" in tokens.gap(place)
        head = index > 0 and tokens.low[index - 1] == "kepala"
        filled = labelled and (trigger not in LOOSE_TRIGGERS or trigger in _FIELDS)
        loose = loose and not (labelled or related or head)
        return self._name(place, False, loose, tight or filled or related or head, due=filled or trigger in DUE_TRIGGERS)

    def _patronymic(self, index: int) -> tuple[int, int] | None:
        """The names on both sides of bin or binti."""
        tokens = self.tokens
        if (
            index == 0
            or index + 1 >= len(tokens)
            or not _BIN_GAP.match(tokens.gap(index))
            or not _BIN_GAP.match(tokens.gap(index + 1))
        ):
            return None
        begin = index - 1
        if self.kinds[begin] == Kind.FUNCTION and len(tokens.low[begin]) > 1:
            return None
        while begin and _SPACE.match(tokens.gap(begin)) and self.kinds[begin - 1] >= Kind.EITHER:
            begin -= 1
        end = self.run(index + 1, index + 2)
        return begin, end

    def surrounded(self, index: int) -> tuple[int, int] | None:
        """A word that can be a name, told by what surrounds it: an age, a fate, a number, its place in a list."""
        tokens, word, kind = self.tokens, self.tokens.low[index], self.kinds[index]
        if kind not in (Kind.EITHER, Kind.SELDOM) or word in NO_NAMES or of_institution(tokens, index):
            return None
        end = self.run(index, index + 1)
        due = self._due(index)
        time, wish = word in DAYS or word in TIMES, word in _WISHES
        after = tokens.text[tokens.ends[end - 1] : tokens.ends[end - 1] + 40]
        before = tokens.text[max(0, tokens.starts[index] - 14) : tokens.starts[index]]
        if _AGE_AFTER.match(after) and (due or word not in TIMES):
            return index, end
        if _NUMBER_AFTER.match(after) and (due or not (time or kind == Kind.SELDOM)):
            return index, end
        if kind == Kind.SELDOM:
            return None
        if self._beside_initial(index, end):
            return self.before(index), end
        if due and end < len(tokens) and tokens.low[end] in _ADDRESS_WORDS and _SPACE.match(tokens.gap(end)):
            return index, end
        if self._befallen(index, end, hard=(time or wish) and not due):
            return index, end
        if before.endswith("(") and _CLOSED.match(after) and (end - index > 1 or not time):
            return index, end
        if time or wish:
            return None
        if _NUMBER_BEFORE.search(before) or (_ITEM_BEFORE.search(before) and _ITEM_AFTER.match(after)):
            return index, end
        if _LINE_BEFORE.search(before) and (_SPEAKER.match(after) or (index and not after.strip())):
            return index, end
        if before.endswith(": ") and _VOCATIVE.match(after):
            return index, end
        if (
            end < len(tokens)
            and tokens.gap(end) in (",", ", ")
            and (
                self.kinds[end] == Kind.NAME
                or (self.kinds[end] == Kind.EITHER and before.endswith(": ") and tokens.titled(end))
            )
        ):
            return (index, end) if tokens.titled(index) or not tokens.mixed else None
        return None

    def _beside_initial(self, index: int, end: int) -> bool:
        """Whether an initial with a dot stands before the word, or ends what ran on from it."""
        tokens = self.tokens
        dotted = tokens.text[tokens.ends[end - 1] : tokens.ends[end - 1] + 1] == "."
        if end - index > 1 and len(tokens.raw[end - 1]) == 1 and dotted:
            return True
        return bool(
            index
            and len(tokens.raw[index - 1]) == 1
            and tokens.raw[index - 1].isalpha()
            and re.match(r"\.\s?$", tokens.gap(index))
        ) and self._initial(index - 1)

    def _due(self, index: int) -> bool:
        """Whether the word before announces a name."""
        tokens = self.tokens
        if not index or not _TRIGGER_GAP.match(tokens.gap(index)):
            return False
        before = tokens.low[index - 1]
        return bool(_steers(before)) or before in TITLES or before in ("oleh", "nelpon", "telpon", "nelfon")

    def _befallen(self, index: int, end: int, hard: bool) -> bool:
        """Whether what follows befalls persons only. `hard`: the word is first of all a day, a time or a wish."""
        tokens, place = self.tokens, end
        while place < len(tokens) and tokens.low[place] in _STILL and _SPACE.match(tokens.gap(place)):
            place += 1
        if place >= len(tokens) or not _SPACE.match(tokens.gap(place)):
            return False
        if hard:
            return tokens.low[place] in _DEEDS and not (index and tokens.low[index - 1] in _BEFORE_DATES)
        return tokens.low[place] in _BEFALLS or tokens.low[place] in _DEEDS

    def _name(
        self, place: int, strong: bool, loose: bool = False, tight: bool = True, due: bool = False
    ) -> tuple[int, int] | None:
        """The name that begins here, or None when the word is nobody's name."""
        if not self._begins(place, strong, loose, tight, due):
            return None
        end = self.run(place, place + 1)
        while end > place + 1 and self._only_function(end - 1):
            end -= 1
        return place, end

    def _only_function(self, place: int) -> bool:
        """Whether a function word ends what ran on as a name; a syllable of a name is none."""
        word = self.tokens.low[place]
        syllable = word in _SYLLABLES and self.tokens.low[place - 1] in words("chinese_parts")
        return self.kinds[place] == Kind.FUNCTION and len(word) > 1 and not syllable

    def _begins(self, place: int, strong: bool, loose: bool, tight: bool = True, due: bool = False) -> bool:
        tokens = self.tokens
        word, kind = tokens.low[place], self.kinds[place]
        if word.isdigit():
            return False
        if len(word) == 1:
            return self._initial(place) and place + 1 < len(tokens) and self.kinds[place + 1] >= Kind.EITHER
        if kind == Kind.NAME or kind == Kind.UNKNOWN:
            return not (word in NO_NAMES and not strong)
        if kind == Kind.FUNCTION and word not in ("no", "ning", "man", "min"):
            return strong and tokens.titled(place) and not tokens.opens(place) and len(word) > 2
        if kind == Kind.EITHER or word in ("no", "ning"):
            if (word in DAYS and not tight) or (
                word in TIMES and not (strong or (tight and due) or (tokens.titled(place) and not tokens.opens(place)))
            ):
                return False
            if word in ("min", "no") and not (strong and (tokens.titled(place) or not tokens.mixed)):
                return False
            if loose:
                return (tokens.titled(place) and not tokens.opens(place)) or self._named_beside(place)
            return strong or due or word not in NO_NAMES
        if word in NO_NAMES or word in OFFICES or word in TITLES:
            return False
        if kind == Kind.SELDOM and due:
            return True
        capital = tokens.titled(place) and tokens.raw[place][1:].islower()
        if strong:
            return kind != Kind.FORM and (kind != Kind.PUBLIC or capital or not tokens.mixed)
        return (
            capital
            and not loose
            and kind in (Kind.PLAIN, Kind.SELDOM)
            and not tokens.opens(place)
            and self._ends_like_a_name(place)
        )

    def _ends_like_a_name(self, place: int) -> bool:
        """A plain word with a capital is a name when nothing with a capital shows that it is a title of something."""
        following = place + 1
        return following >= len(self.tokens) or self.kinds[following] != Kind.PUBLIC

    def _named_beside(self, place: int) -> bool:
        """Whether a name, a word that can be one, or an initial stands beside."""
        following = place + 1
        if following >= len(self.tokens) or not _SPACE.match(self.tokens.gap(following)):
            return False
        kind = self.kinds[following]
        if kind >= Kind.UNKNOWN or (kind == Kind.EITHER and self.tokens.low[following] not in DAYS | TIMES):
            return True
        return len(self.tokens.raw[following]) == 1 and self._initial(following)

    def _before_plate(self, place: int) -> bool:
        """Whether a single letter begins a number plate ("Budi G 1234 AB") and not what ends a name before a long number."""
        tokens, after = self.tokens, place + 1
        if after >= len(tokens) or tokens.gap(after) not in ("", " ", "-"):
            return False
        return tokens.raw[after].isdigit() and len(tokens.raw[after]) <= 4 and tokens.raw[after][0] != "0"

    def _initial(self, place: int) -> bool:
        tokens = self.tokens
        dotted = tokens.text[tokens.ends[place] : tokens.ends[place] + 1] == "."
        return len(tokens.raw[place]) == 1 and (tokens.raw[place].isupper() or dotted)

    def run(self, begin: int, end: int) -> int:
        """How far a name that began goes on."""
        tokens = self.tokens
        while end < len(tokens) and end - begin < _MOST:
            gap, word, kind = tokens.gap(end), tokens.low[end], self.kinds[end]
            initial_before = len(tokens.raw[end - 1]) == 1
            if not (
                _SPACE.match(gap)
                or (gap == "-" and word in ("bin", "binti"))
                or (initial_before and _INITIAL_GAP.match(gap))
                or gap in ("-", "'")
            ):
                break
            if word in ("bin", "binti") and end + 1 < len(tokens):
                end += 2
                continue
            if (
                word in _PARTICLES
                and end + 1 < len(tokens)
                and tokens.gap(end + 1) in ("-", "'", " ")
                and self._particle(end)
            ):
                end += 2
                continue
            if word in _SYLLABLES and tokens.low[end - 1] in words("chinese_parts"):
                end += 1
                continue
            if len(word) == 1 and word.isalpha():
                if not self._initial(end) or self._before_plate(end):
                    break
                end += 1
                continue
            if (
                kind >= Kind.UNKNOWN
                or (kind == Kind.EITHER and self._runs_over(end))
                or (word in _PARTICLES and tokens.titled(end))
            ):
                end += 1
                continue
            if (
                tokens.titled(end)
                and tokens.raw[end][1:].islower()
                and kind in (Kind.PLAIN,)
                and not tokens.opens(end)
                and word not in NO_NAMES
            ):
                end += 1
                continue
            break
        return end

    def _runs_over(self, place: int) -> bool:
        """Days and the like go on a name only as it is written: with a capital where there are capitals."""
        return not self.tokens.mixed or self.tokens.raw[place][0].isupper() or self.tokens.raw[place - 1][0].islower()

    def listed(self, begin: int, end: int) -> Iterator[tuple[int, int]]:
        """Names that follow one with a comma, a stroke or "dan" between."""
        tokens = self.tokens
        while end < len(tokens):
            place = end
            if tokens.low[place] in _AND and _SPACE.match(tokens.gap(place)):
                place += 1
            elif not _LIST_GAP.match(tokens.gap(place)):
                return
            while (
                place < len(tokens)
                and (tokens.low[place] in TITLES or tokens.low[place] in WEAK_TITLES)
                and place > end - 1
            ):
                if place + 1 < len(tokens) and self._title_gap(place + 1):
                    return
                break
            if place >= len(tokens) or self.kinds[place] < Kind.EITHER or tokens.low[place] in NO_NAMES:
                return
            if place > end and not _SPACE.match(tokens.gap(place)):
                return
            if (
                self.kinds[place] == Kind.EITHER
                and tokens.mixed
                and tokens.raw[place][0].isupper() != tokens.raw[begin][0].isupper()
            ):
                return
            last = self.run(place, place + 1)
            yield place, last
            end = last

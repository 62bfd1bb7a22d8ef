"""Surroundings: words that can be names, told by an age, a fate, a number or a place in a list beside them."""

from __future__ import annotations

import re
from functools import lru_cache

from publisher.anonymise.gate.grammar_words import NO_NAMES, TITLES
from publisher.anonymise.gate.morphology import is_slip_of_frequent
from publisher.anonymise.gate.name_runs import DAYS, SPACE, TIMES, WEEKDAYS, Runs, of_institution
from publisher.anonymise.gate.triggers import TRIGGER_GAP, steers
from publisher.anonymise.gate.vocabulary import Kind
from publisher.anonymise.gate.word_sets import word_set

_AGE_AFTER = re.compile(
    r"[,.]?\s*(?:\(\s*)?(?:usia|umur|umure|kelahiran|berusia|berumur|yuswo|±|(?:kira\S*\s*|"
    r"sekitar\s*)?\d{1,2}\s*(?:th|thn|tahun|taun|y\.?o)\b)",
    re.IGNORECASE,
)
_NUMBER_AFTER = re.compile(
    r"[\s:,(\[/]{1,3}(?:(?:no\.?|hub|hp|wa|telp|tlp|telpon|nomor|nomer|nomere|nik|kontak|"
    r"cp)[\s.:]{0,3}){0,3}(?!(?:19|20)\d\d\b)\+?\(?\d(?:[\s.\-/()]{0,2}\d){7,}"
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
    bertengkar cekcok berkelahi dirundung dirampok dijambret dibegal dipalak
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
_BEFORE_DATES = word_set(
    """
    mau wingi mengko mangke tadi wau kemarin besok hari bulan tgl tanggal pada sejak setiap tiap malam pagi sampai
    hingga jadwal
    """
)
# Banks, whose accounts follow their names.
_BANKS = word_set("mandiri mega jago dana permata")
_ADDRESS_WORDS = word_set("jl jln jalan gg gang rt rw perum perumahan prum alamat dukuh blok alatas")
# "Bunga (tetangga korban)"
_RELATION = re.compile(
    r"\s*\((?:tetangga|saudara|anak|istri|suami|warga|adik|kakak|ibu|bapak|ayah|teman|kerabat)\b", re.IGNORECASE
)
_CLOSED = re.compile(r"\.?\)")
_VOCATIVE = re.compile(r"[ \u00a0]+(?:mas|pak|bu|mbak|min|kak|bang|om)[ \t\r]*(?:\n|$)", re.IGNORECASE)


class Surroundings(Runs):
    """Names that nothing announces but what follows or surrounds them."""

    def surrounded(self, index: int) -> tuple[int, int] | None:
        """A word that can be a name, told by what surrounds it: an age, a fate, a number, its place in a list."""
        tokens, word, kind = self.tokens, self.tokens.low[index], self.kinds[index]
        if kind not in (Kind.EITHER, Kind.SELDOM) or word in NO_NAMES or of_institution(tokens, index):
            return None
        if word in DAYS and index and (tokens.raw[index - 1].isdigit() or tokens.low[index - 1] in WEEKDAYS):
            return None
        end = self.run(index, index + 1)
        due = self._due(index)
        if word in _BANKS and not due:
            return None
        time, wish = word in DAYS or word in TIMES, word in _WISHES
        after = tokens.text[tokens.ends[end - 1] : tokens.ends[end - 1] + 40]
        before = tokens.text[max(0, tokens.starts[index] - 14) : tokens.starts[index]]
        if _AGE_AFTER.match(after) and (due or word not in TIMES):
            return self.before(index), end
        if _NUMBER_AFTER.match(after) and (due or not (time or kind == Kind.SELDOM)):
            return self.before(index), end
        if kind == Kind.SELDOM:
            return None
        if self._beside_initial(index, end):
            return self.before(index), end
        if due and end < len(tokens) and tokens.low[end] in _ADDRESS_WORDS and SPACE.match(tokens.gap(end)):
            return index, end
        if self._befallen(index, end, hard=(time or wish) and not due):
            return index, end
        if before.endswith("(") and _CLOSED.match(after) and (end - index > 1 or not time):
            return index, end
        if time or wish:
            return None
        if _RELATION.match(after):
            return index, end
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
        if not index or not TRIGGER_GAP.match(tokens.gap(index)):
            return False
        before = tokens.low[index - 1]
        return bool(steers(before)) or before in TITLES or before in ("oleh", "nelpon", "telpon", "nelfon")

    def _befallen(self, index: int, end: int, hard: bool) -> bool:
        """Whether what follows befalls persons only. `hard`: the word is first of all a day, a time or a wish."""
        tokens, place = self.tokens, end
        while place < len(tokens) and _still(tokens.low[place]) and SPACE.match(tokens.gap(place)):
            place += 1
        if place >= len(tokens) or not SPACE.match(tokens.gap(place)):
            return False
        if hard:
            return tokens.low[place] in _DEEDS and not (index and tokens.low[index - 1] in _BEFORE_DATES)
        return tokens.low[place] in _BEFALLS or tokens.low[place] in _DEEDS


@lru_cache(maxsize=20_000)
def _still(word: str) -> bool:
    """ "sudah" and the like, also with a slip of the fingers."""
    return word in _STILL or is_slip_of_frequent(word, _STILL)

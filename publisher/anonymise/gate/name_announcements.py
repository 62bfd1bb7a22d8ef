"""Announcements: names by what stands before them: an honorific, a role in a report, a form's label, bin and binti.

An honorific makes nearly any word a name; a role ("pelapor", "korban") only a word that could be one.
"""

from __future__ import annotations

import re

from publisher.anonymise.gate.grammar_words import (
    DUE_TRIGGERS,
    LOOSE_TRIGGERS,
    NO_NAMES,
    OFFICES,
    TIGHT_TRIGGERS,
    TITLES,
    WEAK_TITLES,
)
from publisher.anonymise.gate.name_runs import DAYS, MOST_BEFORE, SPACE, SYLLABLES, TIMES, Runs
from publisher.anonymise.gate.triggers import TRIGGER_GAP, steers
from publisher.anonymise.gate.vocabulary import Kind
from publisher.anonymise.gate.word_lists import words
from publisher.anonymise.gate.word_sets import word_set

_TITLE_GAP = re.compile(r"[ \t.\u00a0]{0,4}\n?[ \t]{0,4}$|\s*[:=]\s*$")
_BIN_GAP = re.compile(r"[ \t\u00a0]{1,4}$|[ ]?-[ ]?$")
_BIN = word_set("bin binti ibn bt b")
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
# Words that may stand between what announces a name and the name. More are no form of address, and each word of a long
# row of honorifics would be followed to the row's end.
_MOST_BETWEEN = 10
_RELATED = word_set("tetangga keluarga teman saudara istri suami anak kerabat adik kakak ipar")


class Announcements(Runs):
    """Names that a word announces."""

    def announced(self, index: int) -> tuple[int, int] | None:
        """The name that this word announces, as a range of tokens."""
        tokens, word = self.tokens, self.tokens.low[index]
        if word in TITLES or word in WEAK_TITLES or word == "an" or (word == "a" and self._on_behalf(index)):
            return self._after_title(index)
        if word in _BIN and word in ("bin", "binti"):
            return self._patronymic(index)
        if steers(word) or (word in OFFICES and not tokens.opens(index)):
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
        if self._many(index):
            return None
        place, strong, titled = index, False, False
        both = self._both(index)
        if tokens.low[index] == "a":
            place, strong, titled = index + 2, True, True
        elif tokens.low[index] == "an":
            dotted = tokens.text[tokens.ends[index] : tokens.ends[index] + 1] in (".", ":")
            place, strong, titled = index + 1, dotted, True
        last = min(len(tokens), index + _MOST_BETWEEN)
        while place < last and (place == index or self._title_gap(place)):
            word = tokens.low[place]
            if self._is_title(place):
                strong = not both and (
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
        if place - 1 > index and (self.kinds[place - 1] >= Kind.EITHER or tokens.low[place - 1] in words("name_words")):
            return place - 1, place
        return None

    def _many(self, index: int) -> bool:
        """Whether a doubled honorific speaks of many ("ibu-ibu PKK")."""
        tokens = self.tokens
        return bool(index) and tokens.low[index - 1] == tokens.low[index] and tokens.gap(index) == "-"

    def _both(self, index: int) -> bool:
        """Whether everybody is addressed ("Bapak Ibu", "bapak/ibu"), so that only what is surely a name is one."""
        low = self.tokens.low
        before = low[max(index - 1, 0) : index + 1] if index else []
        return any(
            pair[0] in ("bapak", "bpk", "pak") and pair[1] in ("ibu", "bu")
            for pair in (before, low[index : index + 2])
            if len(pair) == 2
        )

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
        trigger = steers(tokens.low[index])
        # "kepala" is a part of the body first of all.
        loose = trigger in LOOSE_TRIGGERS or (tokens.low[index] == "kepala" and tokens.mixed)
        tight = trigger in TIGHT_TRIGGERS
        last = min(len(tokens), place + _MOST_BETWEEN)
        while place < last and TRIGGER_GAP.match(tokens.gap(place)):
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
        if not TRIGGER_GAP.match(tokens.gap(place)) and not (related and tokens.gap(place) == ", "):
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
        first = max(0, begin - MOST_BEFORE)
        while begin > first and SPACE.match(tokens.gap(begin)) and self.kinds[begin - 1] >= Kind.EITHER:
            begin -= 1
        end = self.run(index + 1, index + 2)
        return self.before(begin), end

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
        syllable = word in SYLLABLES and self.tokens.low[place - 1] in words("chinese_parts")
        return self.kinds[place] == Kind.FUNCTION and len(word) > 1 and not syllable

    def _begins(self, place: int, strong: bool, loose: bool, tight: bool = True, due: bool = False) -> bool:
        tokens = self.tokens
        word, kind = tokens.low[place], self.kinds[place]
        if word.isdigit():
            return False
        if self.balinese(place):
            return True
        if len(word) == 1:
            return self._initial(place) and place + 1 < len(tokens) and self.kinds[place + 1] >= Kind.EITHER
        if kind == Kind.NAME or kind == Kind.UNKNOWN:
            return not (word in NO_NAMES and not strong)
        if kind == Kind.FUNCTION and word not in ("no", "ning", "man", "min"):
            return strong and tokens.titled(place) and not tokens.opens(place) and len(word) > 2
        if kind == Kind.EITHER or word in ("no", "ning"):
            due_time = strong or (tight and due) or (tokens.titled(place) and not tokens.opens(place))
            if ((word in DAYS and not tight) or (word in TIMES and not due_time)) and not self._named_beside(place):
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
        if strong and kind == Kind.PLAIN and not tokens.mixed and self._possessed(place):
            return False
        if strong:
            return kind != Kind.FORM and (kind != Kind.PUBLIC or capital or not tokens.mixed)
        return (
            capital
            and not loose
            and kind in (Kind.PLAIN, Kind.SELDOM)
            and not tokens.opens(place)
            and self._ends_like_a_name(place)
        )

    def _possessed(self, place: int) -> bool:
        """Whether a pronoun behind shows a thing of the speaker's, who only addresses somebody ("pak kompor saya")."""
        after = place + 1
        return after < len(self.tokens) and self.tokens.low[after] in ("saya", "kami", "kita", "aku", "kulo", "kula", "sy")

    def _ends_like_a_name(self, place: int) -> bool:
        """A plain word with a capital is a name when nothing with a capital shows that it is a title of something."""
        following = place + 1
        return following >= len(self.tokens) or self.kinds[following] != Kind.PUBLIC

    def _named_beside(self, place: int) -> bool:
        """Whether a name, a word that can be one, or an initial stands beside."""
        following = place + 1
        if following >= len(self.tokens) or not SPACE.match(self.tokens.gap(following)):
            return False
        kind = self.kinds[following]
        if kind >= Kind.UNKNOWN or (kind == Kind.EITHER and self.tokens.low[following] not in DAYS | TIMES):
            return True
        return len(self.tokens.raw[following]) == 1 and self._initial(following)

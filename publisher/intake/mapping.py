"""A source's values → the contract's types: null tokens, times, yes and no, whole numbers, labels, codes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from math import isfinite
from zoneinfo import ZoneInfo

from publisher.config import IntakeSettings
from publisher.intake.times import UnreadableError, in_utc, read_day, read_instant
from publisher.vocabulary import Role, StepKind

# What stands for "nothing" in exports, compared without case. 0001-01-01 is the empty date of some drivers.
NULL_TOKENS = frozenset(
    {
        "",
        "-",
        "n/a",
        "#n/a",
        "null",
        "(null)",
        "none",
        "\\n",
        "nan",
        "nat",
        "0000-00-00",
        "0000-00-00 00:00:00",
        "0000-00-00t00:00:00",
        "0001-01-01 00:00:00",
        "tidak ada",
    }
)

# A label longer than this is a column mapped by mistake, or text; no label of a vocabulary is cut by it.
LONGEST_LABEL = 120

MOST_LABELS = 4_096

_YES = frozenset({"1", "ya", "y", "yes", "true", "t", "benar"})
_NO = frozenset({"0", "tidak", "n", "no", "false", "f", "salah"})
_ROLES: Mapping[str, Role] = {
    **dict.fromkeys(("lead", "utama", "pimpinan", *_YES), Role.LEAD),
    **dict.fromkeys(("support", "pendukung", "dukungan", "bantuan", *_NO), Role.SUPPORT),
}
_STEPS: Mapping[str, StepKind] = {kind.value: kind for kind in StepKind}


@dataclass(frozen=True)
class Values:
    """Reads single values as one source declares them: its zone, date forms, null tokens and code tables.

    Every method answers None for a null and raises UnreadableError, which holds nothing of the value.
    """

    zone: ZoneInfo
    formats: tuple[str, ...] = ()
    nulls: frozenset[str] = NULL_TOKENS
    codes: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    # A vocabulary has few words and a week many rows: each spelling is looked at once. In memory, bounded, and gone
    # with the intake.
    _labels: dict[tuple[str, type, object], str | None] = field(default_factory=dict, compare=False, repr=False)

    @classmethod
    def of(cls, settings: IntakeSettings) -> Values:
        own = frozenset(token.strip().casefold() for token in settings.null_tokens)
        return cls(settings.timezone, settings.formats, NULL_TOKENS | own, settings.codes)

    def is_null(self, value: object) -> bool:
        """True for None, for NaN and NaT (which alone differ from themselves), and for a null token."""
        if value is None or value != value:
            return True
        return isinstance(value, str) and value.strip().casefold() in self.nulls

    def instant(self, value: object) -> datetime | None:
        """An aware instant in UTC."""
        if type(value) is datetime:
            return in_utc(value, self.zone)
        value = _decoded(value)
        return None if self.is_null(value) else read_instant(value, self.zone, self.formats)

    def day(self, value: object) -> date | None:
        """A calendar day of the source's zone."""
        value = _decoded(value)
        return None if self.is_null(value) else read_day(value, self.zone, self.formats)

    def text(self, value: object) -> str | None:
        """One line of text: a whole number loses the ".0" that spreadsheets add, line breaks become spaces."""
        if value is None:
            return None
        value = _decoded(value)
        if self.is_null(value):
            return None
        if isinstance(value, bool):
            return "1" if value else "0"
        if isinstance(value, float | Decimal) and isfinite(value) and value == int(value):
            return str(int(value))
        text = " ".join(str(value).split())
        return None if text.casefold() in self.nulls else text

    def label(self, name: str, value: object) -> str | None:
        """The text of field `name`, by its code table where it has one; cut where no label can be that long."""
        if value is None:
            return None
        # A type of its own in the key: True, 1 and 1.0 are equal, and are not the same word in every source.
        known = (name, type(value), value) if isinstance(value, str | int | bytes) else None
        if known is not None and known in self._labels:
            return self._labels[known]
        label = self._label(name, value)
        if known is not None and len(self._labels) < MOST_LABELS:
            self._labels[known] = label
        return label

    def _label(self, name: str, value: object) -> str | None:
        text = self.text(value)
        if text is None:
            return None
        label = self.codes.get(name, {}).get(text, text)[:LONGEST_LABEL]
        return None if label.casefold() in self.nulls else label

    def number(self, name: str, value: object) -> int | None:
        """A whole number, zero or more: a count of something."""
        text = self.label(name, value)
        if text is None:
            return None
        # isascii: the digits of other scripts would pass isdigit.
        if not (text.isascii() and text.isdigit()):
            raise UnreadableError
        return int(text)

    def yes_no(self, name: str, value: object) -> bool | None:
        """1 or 0, ya or tidak, true or false, t or f, Y or N."""
        text = self.label(name, value)
        if text is None:
            return None
        folded = text.casefold()
        if folded in _YES:
            return True
        if folded in _NO:
            return False
        raise UnreadableError

    def flag(self, name: str, value: object) -> bool | None:
        """A guard flag. What is neither yes nor no, say a number of dead, counts as raised: the safe side."""
        if type(value) is int and value in (0, 1) and name not in self.codes:
            return value == 1  # as nearly every source writes it
        try:
            return self.yes_no(name, value)
        except UnreadableError:
            return True

    def role(self, value: object) -> Role:
        """Lead where the source says so. Without a word it is support, the smaller claim."""
        text = self.label("role", value)
        return _ROLES.get(text.casefold(), Role.SUPPORT) if text else Role.SUPPORT

    def step(self, value: object) -> StepKind:
        """sent, on_scene or done, by the code table where the source has its own words. Raises UnreadableError."""
        text = self.label("step", value)
        kind = _STEPS.get(text.casefold().replace(" ", "_").replace("-", "_")) if text else None
        if kind is None:
            raise UnreadableError
        return kind


def _decoded(value: object) -> object:
    """Some drivers give text of a binary collation as bytes."""
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else value

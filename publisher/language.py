"""The language of an edition. Every word that a page, an alt text or a caption prints goes through `say`.

The source texts are Indonesian and stand in the code; a catalogue (gettext's PO form, `locale/en.po`) gives them in
another language. A region pack brings a catalogue for its own words. Which language holds is a setting of the
publication, entered once around the composing of an edition (`speaking`); inside, nothing asks.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from pathlib import Path
from string import Formatter

SOURCE = "id"
LOCALE = Path(__file__).parent / "locale"

# A text → its forms, the singular first.
Catalogue = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Language:
    """A locale name as Babel knows it ("id", "en"), and what its catalogue holds."""

    code: str
    texts: Catalogue = field(default_factory=dict)

    def form(self, text: str, count: int | None) -> str:
        """The wording of `text`, in the plural unless `count` is 1; a text that no catalogue has stands as it is."""
        forms = self.texts.get(text)
        if not forms or not forms[0]:
            return text
        return forms[0] if count is None or count == 1 or len(forms) == 1 else forms[1]


_INDONESIAN = Language(SOURCE)
_spoken: ContextVar[Language] = ContextVar("language", default=_INDONESIAN)


def choices() -> tuple[str, ...]:
    """The languages in which an edition may be: that of the source texts, and those that have a catalogue."""
    return (SOURCE, *sorted(path.stem for path in LOCALE.glob("*.po")))


def load(code: str) -> Language:
    """A language with its catalogue. Raises ValueError that names the choices."""
    if code not in choices():
        raise ValueError(f"{code!r} is no language of this publisher: choose one of {', '.join(choices())}.")
    return _INDONESIAN if code == SOURCE else Language(code, catalogue(LOCALE / f"{code}.po"))


@lru_cache(maxsize=32)
def catalogue(path: Path) -> Catalogue:
    """The texts of a PO file; those without a translation, or with an uncertain one, are left out."""
    # Only here: Babel takes longer to import than an Indonesian edition needs for all its numbers and dates.
    from babel.messages.pofile import read_po

    with path.open("rb") as file:
        messages = read_po(file, abort_invalid=True)
    texts: dict[str, tuple[str, ...]] = {}
    for message in messages:
        source = message.id if isinstance(message.id, str) else message.id[0]
        forms = (message.string,) if isinstance(message.string, str) else tuple(message.string or ())
        if forms and source and all(forms) and not message.fuzzy:
            texts[source] = forms
    return texts


def language() -> Language:
    """The language that holds here."""
    return _spoken.get()


@contextmanager
def speaking(chosen: Language) -> Iterator[None]:
    """Everything composed inside is in `chosen`."""
    token = _spoken.set(chosen)
    try:
        yield
    finally:
        _spoken.reset(token)


def say(text: str, /, count: int | None = None, **values: object) -> str:
    """`text`, an Indonesian wording with {named} places, in the edition's language with the places filled.

    `count` is the number that decides between singular and plural where a language has them; it fills no place.
    """
    wording = language().form(text, count)
    return wording.format(**values) if values else wording


def later(text: str) -> str:
    """`text` itself: a wording that stands in a constant and is said where it is used. The catalogue has it, too."""
    return text


def texts_said(chosen: Language) -> Iterator[str]:
    """All that an edition in `chosen` may say beside a pack's words and numbers: none for that of the source texts."""
    for forms in chosen.texts.values():
        for form in forms:
            yield " ".join(literal for literal, *_ in Formatter().parse(form))
    if chosen.code != SOURCE:
        for day in (*(date(2024, month, 1) for month in range(1, 13)), *(date(2024, 1, number) for number in range(1, 8))):
            yield date_text(chosen.code, day, "MMM MMMM EEEE")


def number_text(value: int, tenths: int | None = None) -> str:
    """A number as the edition's language prints it: "1.204" or "1,204"; with tenths "17,8" or "17.8"."""
    code = language().code
    if code != SOURCE:
        return _number(code, value, tenths)
    whole = f"{value:,}".replace(",", ".")
    return whole if tenths is None else f"{whole},{tenths}"


@lru_cache(maxsize=4096)
def _number(code: str, value: int, tenths: int | None) -> str:
    from babel.numbers import format_decimal

    if tenths is None:
        return format_decimal(value, format="#,##0", locale=code)
    return format_decimal(value + tenths / 10, format="#,##0.0", locale=code)


@lru_cache(maxsize=4096)
def date_text(code: str, day: date, pattern: str) -> str:
    """A date in the words of a language, by a pattern of the Unicode locale data ("d MMM y")."""
    from babel.dates import format_date

    return format_date(day, pattern, locale=code)

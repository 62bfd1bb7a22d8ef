"""The language of an edition. Every word that a page, an alt text or a caption prints goes through `say`.

The source texts are Indonesian and stand in the code; a catalogue (gettext's PO form) gives them in another language.
A region pack brings a catalogue for its own words. Which language holds is a setting of the publication, entered once
around the composing of an edition (`speaking`); inside, nothing asks.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field

SOURCE = "id"


@dataclass(frozen=True)
class Language:
    """A locale name as Babel knows it ("id", "en"), and what its catalogues hold: text → its forms, singular first."""

    code: str
    texts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def form(self, text: str, count: int | None) -> str:
        """The wording of `text`, in the plural unless `count` is 1; a text that no catalogue has stands as it is."""
        forms = self.texts.get(text)
        if not forms or not forms[0]:
            return text
        return forms[0] if count is None or count == 1 or len(forms) == 1 else forms[1]


_INDONESIAN = Language(SOURCE)
_spoken: ContextVar[Language] = ContextVar("language", default=_INDONESIAN)


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

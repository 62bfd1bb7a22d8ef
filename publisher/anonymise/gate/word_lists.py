"""The gate's word lists, as sets. `lists/README.md` says where each comes from."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

_LISTS = files("publisher.anonymise.gate") / "lists"
_COMMON = ("composed", "common", "shorthand", "javanese", "regional", "english", "newsroom")


@cache
def lines(name: str) -> tuple[str, ...]:
    """The lines of a list, without comments and empty ones."""
    text = (_LISTS / f"{name}.txt").read_text(encoding="utf-8")
    return tuple(line for line in text.splitlines() if line and not line.startswith("#"))


@cache
def words(name: str) -> frozenset[str]:
    """The words of a list, in lower case."""
    return frozenset(word for line in lines(name) for word in line.split())


@cache
def common_words() -> frozenset[str]:
    """Words that are nobody's name: Indonesian, Javanese, short forms, English, the language of service."""
    return frozenset().union(*(words(name) for name in _COMMON)) - words("names")


@cache
def everyday_words() -> frozenset[str]:
    """Words so frequent, or so much of the service, that they are no name even where one is due."""
    return frozenset().union(
        *(words(name) for name in ("frequent", "shorthand", "javanese", "regional", "english", "newsroom", "composed"))
    )


@cache
def roads() -> frozenset[str]:
    """Main roads, each as its words joined without titles."""
    return frozenset("".join(line.split()) for line in lines("roads"))

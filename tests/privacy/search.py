"""The search: whether a token stands anywhere in what came out, as it is or in one of the disguises a leak may take.

It shares no code with the gate: what the gate cannot read, the search must.
"""

from __future__ import annotations

import base64
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

# Each row is one shape to the eye; the first letter stands for the row.
_SHAPES = (
    "o0оοОΟ", "l1iI|!ıіІιΙ", "a4@аАαΑ", "e3еЕεΕ", "s5$ѕЅ", "t7тТτΤ", "b8ВвβΒ", "g69", "z2ΖƵ", "pрРρΡ", "cсСϲ",
    "xхХχΧ", "yуУγΥ", "kкКκΚ", "mмМΜ", "nпηΝ", "hнНΗ", "jјЈ", "vνѵ", "wшωѡ", "rг", "qԛ", "dԁ", "uυ",
)  # fmt: skip
_SKELETON = {ord(letter): row[0] for row in _SHAPES for letter in row}
_FEWEST_DIGITS = 8
_CLOCK = re.compile(r"(?<!\d)(?:[01]\d|2[0-3])[:.][0-5]\d(?!\d)")


@dataclass(frozen=True)
class Trace:
    """What was found: whose token, in which form, in which output."""

    column: str
    form: str
    where: str


def bare(text: str) -> str:
    """Letters and digits alone, in one case."""
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", text).casefold())


def digits(text: str) -> str:
    """The digits alone, of any script."""
    return "".join(str(unicodedata.digit(letter)) for letter in re.findall(r"[^\W_]", text) if letter.isdigit())


def skeleton(text: str) -> str:
    """The text with every look-alike undone: "X9v" and "Хgv" come to the same."""
    plain = unicodedata.normalize("NFKD", text)
    if not plain.isascii():
        plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return re.sub(r"[\W_]+", "", plain.casefold().translate(_SKELETON))


class Search:
    """Looks for the tokens of some columns in texts by where they stand."""

    def __init__(self, columns: Mapping[str, Sequence[str]]) -> None:
        needles: dict[str, set[tuple[str, str]]] = {}

        def add(form: str, needle: str, column: str) -> None:
            needles.setdefault(form, set()).add((needle, column))

        for column, tokens in columns.items():
            for token in tokens:
                add("plain", token.casefold(), column)
                add("without separators", bare(token), column)
                add("look-alikes", skeleton(token), column)
                if len(digits(token)) >= _FEWEST_DIGITS:
                    add("digits only", digits(token), column)
                for form in _base64_forms(token):
                    add("base64", form, column)
        self._needles = {form: sorted(found) for form, found in needles.items()}
        self.tokens = sum(len(tokens) for tokens in columns.values())

    def find(self, texts: Mapping[str, str]) -> list[Trace]:
        """Every token in every form, also where it runs over from one text into the next."""
        whole = "\n".join(texts.values())
        hits = list(self._in(whole))
        if not hits:
            return []
        found = [Trace(column, form, where) for where, text in texts.items() for column, form in self._in(text)]
        placed = {(trace.column, trace.form) for trace in found}
        return found + [Trace(column, form, "several texts") for column, form in hits if (column, form) not in placed]

    def _in(self, text: str) -> Iterator[tuple[str, str]]:
        plain, skeletal, numbers = bare(text), skeleton(text), digits(text)
        views = {
            "plain": (text.casefold(),),
            "without separators": (plain, plain[::-1]),
            "look-alikes": (skeletal, skeletal[::-1]),
            "digits only": (numbers, numbers[::-1]),
            "base64": (re.sub(r"\s", "", text),),
        }
        for form, needles in self._needles.items():
            for needle, column in needles:
                for view in views[form]:
                    if needle in view:
                        yield column, form
                        break


def clock_times(text: str) -> set[str]:
    """Everything that reads as a time of day, "08:17" or "08.17", as "08:17"."""
    return {match.group().replace(".", ":") for match in _CLOCK.finditer(text)}


def _base64_forms(token: str) -> Iterator[str]:
    """The token as it looks inside any longer text in base64, for each place at which it may begin, in three cases."""
    for spelling in {token, token.upper(), token.lower()}:
        for lead in range(3):
            coded = base64.b64encode(b"\0" * lead + spelling.encode()).decode()
            kept = coded[-(-lead * 8 // 6) : (lead + len(spelling)) * 8 // 6]
            yield kept
            yield kept.replace("+", "-").replace("/", "_")

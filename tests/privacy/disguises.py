"""Disguises of what must not pass: each writes a text so that a person still reads it and a machine may not."""

from __future__ import annotations

from collections.abc import Callable, Mapping

_CYRILLIC = str.maketrans("aceopxyijsABCEHKMOPTXIJSY", "асеорхуіјѕАВСЕНКМОРТХІЈЅУ")
_GREEK = str.maketrans("oviABEZHIKMNOPTYX", "ονιΑΒΕΖΗΙΚΜΝΟΡΤΥΧ")
_ARABIC_DIGITS = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
_DEVANAGARI_DIGITS = str.maketrans("0123456789", "०१२३४५६७८९")
_LETTERS_FOR_DIGITS = str.maketrans("01", "Ol")


def _shifted(text: str, capital: int, small: int, digit: int) -> str:
    moved = []
    for letter in text:
        if "A" <= letter <= "Z":
            moved.append(chr(capital + ord(letter) - ord("A")))
        elif "a" <= letter <= "z":
            moved.append(chr(small + ord(letter) - ord("a")))
        elif "0" <= letter <= "9" and digit:
            moved.append(chr(digit + ord(letter) - ord("0")))
        else:
            moved.append(letter)
    return "".join(moved)


def _after_each(mark: str) -> Callable[[str], str]:
    return lambda text: "".join(letter + mark if letter.isalnum() else letter for letter in text)


def _once(mark: str) -> Callable[[str], str]:
    """One mark inside each word and each number."""
    return lambda text: " ".join(word[: len(word) // 2] + mark + word[len(word) // 2 :] for word in text.split(" "))


DISGUISES: Mapping[str, Callable[[str], str]] = {
    "as it is": str,
    "capitals": str.upper,
    "Cyrillic letters": lambda text: text.translate(_CYRILLIC),
    "Greek letters": lambda text: text.translate(_GREEK),
    "full width": lambda text: "".join(chr(ord(letter) + 0xFEE0) if "!" <= letter <= "~" else letter for letter in text),
    "bold mathematical": lambda text: _shifted(text, 0x1D400, 0x1D41A, 0x1D7CE),
    "sans-serif mathematical": lambda text: _shifted(text, 0x1D5A0, 0x1D5BA, 0x1D7E2),
    "circled letters": lambda text: _shifted(text, 0x24B6, 0x24D0, 0),
    "zero-width spaces": _after_each("\u200b"),
    "one zero-width joiner": _once("\u200d"),
    "word joiners": _after_each("\u2060"),
    "one byte-order mark": _once("\ufeff"),
    "soft hyphens": _after_each("\u00ad"),
    "combining strokes": _after_each("\u0336"),
    "combining dots": _after_each("\u0307"),
    "right-to-left marks": _after_each("\u200f"),
    "a right-to-left override": lambda text: f"\u202e{text}\u202c",
    "isolates": lambda text: f"\u2067{text}\u2069",
    "variation selectors": _after_each("\ufe0f"),
    "entities": lambda text: "".join(f"&#{ord(letter)};" if letter.isalnum() else letter for letter in text),
    "hexadecimal entities": lambda text: "".join(f"&#x{ord(letter):x};" if letter.isalnum() else letter for letter in text),
    "no-break spaces": lambda text: text.replace(" ", "\u00a0"),
    "thin spaces": lambda text: text.replace(" ", "\u2009"),
    "double spaces": lambda text: text.replace(" ", "  "),
}
# Of numbers only.
OF_NUMBERS: Mapping[str, Callable[[str], str]] = {
    "keycaps": lambda text: "".join(f"{letter}\ufe0f\u20e3" if letter.isdigit() else letter for letter in text),
    "Arabic digits": lambda text: text.translate(_ARABIC_DIGITS),
    "Devanagari digits": lambda text: text.translate(_DEVANAGARI_DIGITS),
    "letters for digits": lambda text: text.translate(_LETTERS_FOR_DIGITS),
    "superscripts": lambda text: "".join("⁰¹²³⁴⁵⁶⁷⁸⁹"[int(letter)] if letter.isdigit() else letter for letter in text),
    "circled digits": lambda text: "".join("⓪①②③④⑤⑥⑦⑧⑨"[int(letter)] if letter.isdigit() else letter for letter in text),
    "spaced": " ".join,
    "dots": lambda text: ".".join(text[place : place + 4] for place in range(0, len(text), 4)),
    "two lines": lambda text: f"{text[: len(text) // 2]}\n{text[len(text) // 2 :]}",
    "three lines": lambda text: "\r\n".join(text[place : place + 5] for place in range(0, len(text), 5)),
    "en dashes": lambda text: "–".join(text[place : place + 4] for place in range(0, len(text), 4)),
    "underlines": lambda text: "_".join(text[place : place + 4] for place in range(0, len(text), 4)),
    "brackets": lambda text: f"({text[:4]}) {text[4:8]}-{text[8:]}",
}

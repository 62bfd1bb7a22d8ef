"""Which name a word announces, and how much of a name the words after it must be."""

import pytest

from publisher.anonymise.gate.name_announcements import Announcements
from publisher.anonymise.gate.tokens import tokenise
from tests.anonymise.gate.marked import VOCABULARY


def announced(text: str, index: int) -> str:
    tokens = tokenise(text)
    found = Announcements(tokens, VOCABULARY).announced(index)
    return text[tokens.starts[found[0]] : tokens.ends[found[1] - 1]] if found else ""


@pytest.mark.parametrize(
    ("text", "index", "name"),
    [
        ("pak sokran pulang", 0, "sokran"),
        ("pak mistar pulang", 0, "mistar"),
        ("korban mistar pulang", 0, ""),
        ("pelapor mistar pulang", 0, "mistar"),
        ("h. mistar pulang", 0, "mistar"),
        ("ibu hamil muda", 0, ""),
        ("pak RT Sokran", 0, "Sokran"),
        ("Gus Ambo, 12", 0, "Ambo"),
        ("a.n. sokran", 0, "sokran"),
        ("Sokran bin Wigatun", 1, "Sokran bin Wigatun"),
        ("korban senin pulang", 0, "senin"),
        ("petugas senin pulang", 0, ""),
        ("pemilik senja sehat pulang", 0, "senja sehat"),
        ("petugas sore melaporkan", 0, ""),
        ("pelapor atas nama sokran", 0, "sokran"),
        ("sopir truk sokran kabur", 0, "sokran"),
        ("dilaporkan oleh melati", 0, "melati"),
        ("tetangga korban, melati", 1, "melati"),
        ("(input: Rabu)", 0, "Rabu"),
        ("rumah melati", 0, ""),
        ("rumah melati indah", 0, "melati indah"),
        ("ibu-ibu PKK memasak", 1, ""),
        ("Bapak ibu grup kampung", 0, ""),
        ("Bapak/Ibu Sokran hadir", 1, "Sokran"),
        ("mas kulo mulih", 0, ""),
        ("anu pak kompor saya meledak", 1, ""),
        ("rambut lepek, kepala aman, Lur", 2, ""),
        ("temannya melati pulang", 0, "melati"),
        ("bapake i gede arnawa", 0, "i gede arnawa"),
    ],
)
def test_an_honorific_a_role_and_a_label_announce_what_can_be_a_name(text: str, index: int, name: str) -> None:
    assert announced(text, index) == name

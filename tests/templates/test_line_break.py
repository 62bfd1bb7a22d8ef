from __future__ import annotations

import pytest

from publisher.templates.line_break import anyhow, broken, glue, headline_lines, wrapped
from publisher.templates.text import Style, width

HEADLINE = Style(58, 800, -0.022)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("18 kejadian selesai, dalam kisaran yang biasa", ("18 kejadian selesai,", "dalam kisaran yang biasa")),
        ("Pohon 27 kejadian, di atas kisaran biasa 6–18", ("Pohon 27 kejadian,", "di atas kisaran biasa 6–18")),
        ("Yang kami hitung, yang kami gabungkan", ("Yang kami hitung,", "yang kami gabungkan")),
        ("Rob di Utara", ("Rob di Utara",)),
    ],
)
def test_lines_break_where_one_would_pause(text: str, lines: tuple[str, ...]) -> None:
    found = broken(glue(text), HEADLINE, 936, 2)
    assert found is not None
    assert tuple(line.replace("\u00a0", " ") for line in found) == lines


@pytest.mark.parametrize("term", ["di atas", "24 jam", "13 minggu", "kejadian darurat", "sarang tawon"])
def test_a_term_is_held_together(term: str) -> None:
    assert term.replace(" ", "\u00a0") in glue(f"Lima {term} selesai", ["sarang tawon"])


def test_a_text_that_needs_more_lines_gives_none() -> None:
    assert broken("satu dua tiga empat lima enam " * 4, HEADLINE, 936, 2) is None


def test_terms_are_let_go_where_nothing_else_helps() -> None:
    text = glue("kejadian yang amat panjang namanya", ["kejadian yang amat panjang namanya"])
    assert broken(text, HEADLINE, 700, 2) is None
    assert headline_lines(text, HEADLINE, 700, 2) is not None


def test_a_long_text_is_wrapped_word_by_word() -> None:
    lines = wrapped("kata " * 29 + "kata", Style(30, 500), 936, 3)
    assert lines is not None
    assert " ".join(lines).split() == ["kata"] * 30


def test_a_word_wider_than_its_place_goes_on_in_the_next_line() -> None:
    style = Style(30, 500)
    split = anyhow("m" * 40, style, 300, 3)
    assert "".join(split) == "m" * 40
    assert all(width(line, style) <= 300 for line in split)
    assert anyhow("Damkar dan DLH", style, 300, 3) == ("Damkar dan DLH",)
    assert anyhow("Damkar dan DLH", style, 130, 1) == ("Damkar", "dan DLH")

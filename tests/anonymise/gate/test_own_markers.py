"""Our own markers pass, whatever figures are drawn; what stands beside one or only looks like one does not."""

import pytest

from publisher.anonymise.gate import Level, screen
from publisher.anonymise.gate.own_markers import find_own_markers
from publisher.clock import Week

LEAD = f"Edisi {Week(2026, 47)}·"
SOME = range(0, 0x10000, 1777)


@pytest.mark.parametrize("first", range(16))
def test_no_marker_of_all_that_can_be_drawn_is_a_finding(first: int) -> None:
    # "cece" is a form of address: what stands directly below such a marker may be taken for a name.
    text = ",\n".join(f"{LEAD}{first:x}{rest:03x}" for rest in range(0x1000))
    assert screen(text, Level.PATTERNS).spans == ()


@pytest.mark.parametrize("level", Level)
@pytest.mark.parametrize("around", ["{}", "Petugas tiba.\n\n{}\n", "{} · 16 November 2026"])
def test_a_marker_in_a_text_is_no_finding_at_any_level(level: Level, around: str) -> None:
    for drawn in (*SOME, 0x00D1, 0x90D0, 0x1ADE, 0x4D62, 0x00AA):
        assert screen(around.format(f"{LEAD}{drawn:04x}"), level).spans == ()


@pytest.mark.parametrize(
    "private", ["081234567890", "0812 3456 7890", "G 4827 QB", "3375012907900004", "-6.89567, 109.67485"]
)
@pytest.mark.parametrize("between", [" ", "\n", ", ", "-"])
@pytest.mark.parametrize("behind", [True, False])
def test_what_stands_beside_a_marker_is_found_to_its_last_letter(private: str, between: str, behind: bool) -> None:
    for drawn in SOME:
        marker = f"{LEAD}{drawn:04x}"
        text = f"{marker}{between}{private}" if behind else f"{private}{between}{marker}"
        begin = text.index(private, len(LEAD) if behind else 0)
        held = {place for span in screen(text, Level.PATTERNS).spans for place in range(span.start, span.end)}
        assert [x for x in range(begin, begin + len(private)) if text[x].isalnum() and x not in held] == [], text


@pytest.mark.parametrize(
    "text",
    [
        "Edisi 2026-W47·1ade Santoso",
        "Edisi 2026-W54·1ade",
        "Edisi 2026-W00·1ade",
        "edisi 2026-W47·1ade",
        "Edisi 2026-W47 1ade",
        "XEdisi 2026-W47·1ade",
        "Edisi 2026-W47·1\u200bade",
        "Edisi 2026-W47·00d12",
        "Edisi 2026-W47·0812 34567890",
    ],
)
def test_what_is_not_exactly_a_marker_is_looked_at_like_any_text(text: str) -> None:
    assert screen(text, Level.PATTERNS).spans


def test_only_the_drawn_figures_of_a_marker_are_excused() -> None:
    assert list(find_own_markers(f"x {LEAD}4d62, {LEAD}ffff")) == [(17, 21), (38, 42)]

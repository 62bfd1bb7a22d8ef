"""Spans that overlap become one."""

import pytest

from publisher.anonymise.gate.spans import Span, join, merge


@pytest.mark.parametrize(
    ("found", "merged"),
    [
        ([], []),
        ([Span(5, 8, "B"), Span(0, 3, "A")], [Span(0, 3, "A"), Span(5, 8, "B")]),
        ([Span(0, 3, "A"), Span(3, 5, "B")], [Span(0, 3, "A"), Span(3, 5, "B")]),
        ([Span(0, 3, "A"), Span(2, 9, "B")], [Span(0, 9, "B")]),
        ([Span(0, 9, "A"), Span(2, 4, "B")], [Span(0, 9, "A")]),
        ([Span(0, 4, "A"), Span(3, 8, "B"), Span(7, 10, "C")], [Span(0, 10, "B")]),
        ([Span(0, 4, "A"), Span(0, 6, "B")], [Span(0, 6, "B")]),
        ([Span(0, 4, "A"), Span(0, 4, "A")], [Span(0, 4, "A")]),
    ],
)
def test_overlapping_spans_are_one_under_the_label_of_the_longest(found: list[Span], merged: list[Span]) -> None:
    assert merge(found) == merged
    assert merge(reversed(found)) == merged


@pytest.mark.parametrize(
    ("text", "found", "joined"),
    [
        ("ab cd", [Span(0, 2, "NAME"), Span(3, 5, "WORD")], [Span(0, 5, "NAME")]),
        ("ab cd", [Span(0, 2, "WORD"), Span(3, 5, "WORD")], [Span(0, 5, "WORD")]),
        ("ab-cd", [Span(0, 2, "NAME"), Span(3, 5, "NAME")], [Span(0, 5, "NAME")]),
        ("ab, cd", [Span(0, 2, "NAME"), Span(4, 6, "NAME")], [Span(0, 2, "NAME"), Span(4, 6, "NAME")]),
        ("ab\ncd", [Span(0, 2, "NAME"), Span(3, 5, "NAME")], [Span(0, 2, "NAME"), Span(3, 5, "NAME")]),
        ("ab, cd", [Span(0, 2, "Q_KIN"), Span(4, 6, "NAME")], [Span(0, 6, "NAME")]),
        ("ab (cd", [Span(0, 2, "Q_KIN"), Span(4, 6, "NAME")], [Span(0, 6, "NAME")]),
        ("ab. cd", [Span(0, 2, "Q_KIN"), Span(4, 6, "NAME")], [Span(0, 2, "Q_KIN"), Span(4, 6, "NAME")]),
        ("ab 12", [Span(0, 2, "NAME"), Span(3, 5, "PHONE")], [Span(0, 2, "NAME"), Span(3, 5, "PHONE")]),
    ],
)
def test_names_and_unknown_words_side_by_side_are_one_finding(text: str, found: list[Span], joined: list[Span]) -> None:
    assert join(found, text) == joined

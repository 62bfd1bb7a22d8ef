"""Spans that overlap become one."""

import pytest

from publisher.anonymise.gate.spans import Span, merge


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

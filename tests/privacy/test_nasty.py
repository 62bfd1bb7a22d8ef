"""The gate as a person would attack it: what its contract promises is found however it is said."""

from __future__ import annotations

import pytest

from publisher.anonymise.gate import screen
from tests.privacy.nasty import BEYOND, KEPT


@pytest.mark.parametrize(("sentence", "piece"), KEPT, ids=[piece for _, piece in KEPT])
def test_what_the_contract_names_is_covered_however_it_is_said(sentence: str, piece: str) -> None:
    begin = sentence.index(piece)
    held = {place for span in screen(sentence).spans for place in range(span.start, span.end)}
    written = [place for place in range(begin, begin + len(piece)) if sentence[place].isalnum()]
    assert [sentence[place] for place in written if place not in held] == []


def test_what_only_a_neighbour_understands_needs_the_second_reader() -> None:
    """Of sentences without any listed identifier most pass: no claim may be made that the gate reads them."""
    assert any(not screen(sentence).spans for sentence in BEYOND)

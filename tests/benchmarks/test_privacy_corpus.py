"""The texts of the privacy benchmark are what its README says of them."""

import json
import re
from itertools import pairwise

import pytest

from benchmarks.privacy.corpus import DIRECT, HARD_NEGATIVE, OWN, PLAIN, QUASI, read_narratives, read_sentences


@pytest.fixture(scope="module")
def own():
    return read_narratives(OWN)


def test_every_label_occurs_and_a_quarter_of_the_narratives_hold_no_direct_identifier(own):
    assert len(own) >= 400
    assert {span.label for narrative in own for span in narrative.spans} == {*DIRECT, *QUASI, *HARD_NEGATIVE}
    clean = [narrative for narrative in own if not any(span.label in DIRECT for span in narrative.spans)]
    assert len(clean) / len(own) >= 0.25


def test_no_two_narratives_are_equal_and_marked_spans_are_trimmed_and_apart(own):
    assert len({narrative.text for narrative in own}) == len({narrative.id for narrative in own}) == len(own)
    for narrative in own:
        ordered = sorted((span.start, span.end) for span in narrative.spans)
        assert all(first[1] <= second[0] for first, second in pairwise(ordered))
        parts = [narrative.text[start:end] for start, end in ordered]
        assert all(part and part == part.strip() for part in parts)


def test_known_values_are_the_first_name_telephone_and_address(own):
    narrative = next(n for n in own if {"NAME", "PHONE", "ADDRESS"} <= {span.label for span in n.spans})
    assert sorted(label for label, _ in narrative.known()) == ["ADDRESS", "NAME", "PHONE"]
    assert all(value in narrative.text for _, value in narrative.known())


@pytest.mark.parametrize(
    ("span", "reason"),
    [({"start": 2, "end": 9, "label": "NAME"}, "outside"), ({"start": 0, "end": 2, "label": "NAMA"}, "label")],
)
def test_a_corpus_with_a_wrong_span_is_refused_with_its_line(tmp_path, span, reason):
    path = tmp_path / "made.jsonl"
    path.write_text(json.dumps({"id": "1", "text": "Sari", "spans": [span]}), encoding="utf-8")
    with pytest.raises(ValueError, match=rf"line 1.*{reason}"):
        read_narratives(path)


def test_plain_sentences_are_two_thousand_different_ones_without_a_number_that_could_identify():
    sentences = read_sentences(PLAIN)
    assert len(sentences) == len(set(sentences)) == 2000
    assert 8 <= sum(len(sentence.split()) for sentence in sentences) / len(sentences) <= 16
    assert not [sentence for sentence in sentences if re.search(r"\d{5}|@|://|www\.", sentence)]

"""The measure of the privacy benchmark, on small cases made by hand and on its own corpus."""

import pytest

from benchmarks.privacy.corpus import DIRECT, HARD_NEGATIVE, OWN, Narrative, Span, read_narratives
from benchmarks.privacy.score import must_be_covered, score


@pytest.fixture(scope="module")
def own():
    return read_narratives(OWN)


def marked(text, part, label):
    start = text.index(part)
    return Narrative("x", text, (Span(start, start + len(part), label),))


def hide(text, *parts):
    return [(text.index(part), text.index(part) + len(part)) for part in parts]


@pytest.mark.parametrize(
    ("name", "core"),
    [
        ("Pak H. Toha", "Toha"),
        ("Bu&nbsp;Tini", "Tini"),
        ("Budhe Ning", "Ning"),
        ("dr. Wulan, Sp.A", "Wulan"),
        ("H. Slamet Riyadi, S.Pd., M.Pd.", "Slamet Riyadi"),
        ("KOMPOL BASUKI, S.H.", "BASUKI"),
        ("Hj.Siti", "Siti"),
        ("Ｐａｋ Ｔｏｈａ", "Ｔｏｈａ"),
        ("Pak Haji", "Haji"),
        ("Bu", "Bu"),
    ],
)
def test_titles_before_a_name_and_degrees_after_it_may_stay_readable(name, core):
    narrative = marked(name, name, "NAME")
    (start, end), *_ = hide(name, core)
    assert score([narrative], [[(start, end)]]).recall == 1
    assert score([narrative], [[(start, end - 1)] if end - start > 1 else []]).recall == 0


@pytest.mark.parametrize(
    ("place", "hidden", "recall"),
    [
        ("lat -6.8812 long 109.6745", ["6.8812", "109.6745"], 1),
        ("6.8644 LS 109.6332 BT", ["6.8644", "109.633"], 0),
        ("4MJX+7Q", ["4MJX"], 0),
        ("https://maps.app.goo.gl/aB3", ["maps.app.goo.gl/aB3"], 0),
    ],
)
def test_only_the_digits_of_a_pair_of_coordinates_count_but_all_of_a_link_or_plus_code(place, hidden, recall):
    assert score([marked(place, place, "COORD")], [hide(place, *hidden)]).recall == recall


def test_punctuation_and_invisible_characters_need_no_cover():
    text = "HP 0812-\u200b3456.7890"
    narrative = marked(text, "0812-\u200b3456.7890", "PHONE")
    assert [text[position] for position in must_be_covered(text, narrative.spans[0])] == list("081234567890")
    assert score([narrative], [hide(text, "0812", "3456", "7890")]).leak == 0


def test_a_detection_is_right_when_it_touches_something_personal_and_wrong_on_a_hard_negative():
    text = "Sari, 12 th, dibawa Damkar"
    spans = (Span(0, 4, "NAME"), Span(6, 11, "Q_AGE"), Span(20, 26, "HN_AGENCY"))
    figures = score([Narrative("x", text, spans)], [[(0, 4), (9, 15), (20, 26), (13, 16)]])
    assert (figures.recall, figures.leak, figures.precision, figures.overmask) == (1, 0, 0.5, 1)
    assert figures.recall_by_label == {"NAME": 1, "Q_AGE": 0}


def test_one_identifier_left_readable_makes_the_text_a_leak():
    text = "Sari 08123456789"
    narrative = Narrative("x", text, (Span(0, 4, "NAME"), Span(5, 16, "PHONE")))
    figures = score([narrative, Narrative("y", "Aman.", ())], [[(0, 4), (5, 15)], [(0, 4)]])
    assert (figures.recall, figures.leak, figures.missed, figures.clean_flagged) == (0.5, 1, 1, 1)


def test_detecting_all_nothing_or_exactly_the_direct_identifiers_of_the_own_corpus(own):
    nothing = score(own, [[] for _ in own])
    assert (nothing.recall, nothing.leak, nothing.precision, nothing.overmask) == (0, 1, 1, 0)
    everything = score(own, [[(0, len(narrative.text))] for narrative in own])
    assert (everything.recall, everything.leak, everything.overmask) == (1, 0, 1)
    exact = [[(span.start, span.end) for span in narrative.spans if span.label in DIRECT] for narrative in own]
    perfect = score(own, exact)
    assert (perfect.recall, perfect.leak, perfect.precision, perfect.clean_flagged) == (1, 0, 1, 0)
    only_harmless = [[(s.start, s.end) for s in narrative.spans if s.label in HARD_NEGATIVE] for narrative in own]
    assert (score(own, only_harmless).precision, score(own, only_harmless).recall) == (0, 0)

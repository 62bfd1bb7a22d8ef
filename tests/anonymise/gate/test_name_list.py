"""Names that reviewers add are kept as single words, and found from then on."""

from publisher.anonymise.gate import Level, NameList, screen


def test_whole_names_are_taken_apart_and_scraps_stay_out() -> None:
    assert NameList.of(["Sokran Wigatun", "B. Ur", "12", "sokran"]).tokens == {"sokran", "wigatun"}


def test_an_added_name_is_found_also_where_only_shapes_are_looked_for() -> None:
    text = "berkas sokran dan rumah"
    assert screen(text, Level.PATTERNS).spans == ()
    found = screen(text, Level.PATTERNS, names=NameList.of(["Sokran"])).spans
    assert [(text[span.start : span.end], span.label) for span in found] == [("sokran", "NAME")]


def test_an_ordinary_word_becomes_a_name_when_reviewers_say_so() -> None:
    text = "tadi mistar pulang"
    assert screen(text).spans == ()
    assert [text[span.start : span.end] for span in screen(text, names=NameList.of(["mistar"])).spans] == ["mistar"]

"""Each limit of the channel, by name."""

from __future__ import annotations

from dataclasses import replace

import pytest

from publisher.instagram import FixContent, PlanIds, make_ids
from publisher.instagram.limits import MAX_BYTES, caption_length, check_plan, hashtags
from tests.instagram.plans import CAPTION, MARKER, jpeg, plan, slide


def codes(bad) -> str:
    with pytest.raises(FixContent) as error:
        check_plan(bad)
    assert error.value.code == error.value.detail.split("; ")[0]
    return error.value.detail


@pytest.mark.parametrize("pages", [2, 8, 10])
def test_two_to_ten_pages_pass(pages):
    check_plan(plan(pages=pages))


@pytest.mark.parametrize("pages", [0, 1, 11])
def test_fewer_than_two_or_more_than_ten_pages_are_named(pages):
    bad = plan(slides=tuple(slide(1) for _ in range(pages)))
    with pytest.raises(FixContent, match="page_count") as error:
        check_plan(bad)
    assert f"Ada {pages} halaman; harus 2 sampai 10." in error.value.sentence


def test_a_caption_of_2200_passes_and_one_more_is_named():
    def filled(length: int) -> str:
        return "a" * (length - len(MARKER) - 1) + "\n" + MARKER

    check_plan(plan(caption=filled(2200)))
    assert codes(plan(caption=filled(2201))) == "caption_too_long"


def test_an_emoji_counts_as_two():
    assert caption_length("🚒a") == 3


def test_five_hashtags_pass_and_six_are_named():
    check_plan(plan(caption="#a #b #c #d #e\n" + MARKER))
    assert codes(plan(caption="#a #b #c #d #e #f\n" + MARKER)) == "too_many_hashtags"


def test_what_only_looks_like_a_hashtag_is_not_counted():
    assert hashtags("#Pekalongan, no#tag, https://x/#y, # z, #Data_Terbuka.") == ["#Pekalongan", "#Data_Terbuka"]


@pytest.mark.parametrize("caption", ["Tanpa tanda", f"{MARKER}\nlalu baris lain", CAPTION + "\n", ""])
def test_a_caption_that_does_not_end_with_the_marker_is_named(caption):
    assert codes(plan(caption=caption)) == "marker_missing"


@pytest.mark.parametrize(("alt", "code"), [("", "alt_missing"), ("  ", "alt_missing"), ("a" * 1001, "alt_too_long")])
def test_a_missing_or_long_alt_text_is_named_with_its_page(alt, code):
    bad = plan(slides=(slide(1), slide(2, alt=alt)))
    assert codes(bad) == code
    with pytest.raises(FixContent) as error:
        check_plan(bad)
    assert "alaman 2" in error.value.sentence


def test_an_alt_text_of_a_thousand_passes():
    check_plan(plan(slides=(slide(1), slide(2, alt="a" * 1000))))


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (jpeg(1, form="PNG"), "not_jpeg"),
        (jpeg(1, mode="L"), "not_jpeg"),
        (jpeg(1, mode="CMYK"), "not_jpeg"),
        (jpeg(1)[:2000], "not_jpeg"),
        (b"", "not_jpeg"),
        (jpeg(1, size=(1080, 1440)), "wrong_size"),
        (jpeg(1, size=(540, 675)), "wrong_size"),
        (jpeg(1) + b"\0" * MAX_BYTES, "too_heavy"),
    ],
    ids=["png", "grey", "cmyk", "cut", "empty", "taller", "smaller", "heavy"],
)
def test_an_image_that_the_channel_would_mangle_or_refuse_is_named(content, code):
    assert codes(plan(slides=(slide(1), slide(2, content=content)))) == code


def test_bytes_that_are_not_the_approved_ones_are_named():
    changed = replace(slide(2), jpeg=jpeg(3))
    assert codes(plan(slides=(slide(1), changed))) == "bytes_changed"


@pytest.mark.parametrize(
    "ids",
    [
        PlanIds("1763269200000", ("1763269199999",)),
        PlanIds("1763269200000", ("1763269199999", "1763269199999")),
        PlanIds("1763269200000", ("1763269200000", "1763269199999")),
        PlanIds("176326920000", ("1763269199998", "1763269199999")),
        PlanIds("1763269200000", ("176326919999x", "1763269199999")),
    ],
    ids=["too few", "twice", "sidecar's", "short", "no number"],
)
def test_ids_that_are_not_distinct_thirteen_digit_numbers_are_named(ids):
    assert codes(replace(plan(pages=2), ids=ids)) == "bad_ids"


def test_all_problems_are_named_at_once():
    assert codes(plan(caption="#a #b #c #d #e #f", slides=(slide(1, alt=""),))) == (
        "page_count; too_many_hashtags; marker_missing; alt_missing"
    )


def test_made_ids_are_distinct_and_the_sidecar_is_the_seed():
    ids = make_ids(1_763_269_200_000, 10)
    assert ids.sidecar == "1763269200000"
    assert len({ids.sidecar, *ids.slides}) == 11
    assert all(len(one) == 13 for one in ids.slides)


@pytest.mark.parametrize(("seed", "count"), [(999, 3), (10**13, 3), (10**12, 3), (1_763_269_200_000, 0)])
def test_a_seed_that_gives_no_thirteen_digits_is_refused(seed, count):
    with pytest.raises(ValueError, match="thirteen"):
        make_ids(seed, count)

"""The page of calls: squares, key and bars, from a handful to tens of thousands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from publisher.charts.shape import Shape, points
from publisher.edition import calls
from publisher.edition.build import issue_of
from publisher.edition.frame import Place
from publisher.summary.figures import CallFigures, Compared, Summary
from publisher.templates import panggilan
from publisher.templates.layout import Canvas
from publisher.templates.panggilan import PanggilanContent
from tests.edition.fixture import MASTHEAD, REGION, of_volume, typical


def content(summary: Summary) -> PanggilanContent:
    issue = issue_of(summary, (), REGION, MASTHEAD)
    return calls.compose(summary, REGION, MASTHEAD, Place(7, 8), issue.numbers())


def drawn(summary: Summary) -> Canvas:
    return panggilan.draw(content(summary))


def week(received: int, *kinds: int, ended: int | None = None, closed: int = 18) -> Summary:
    answered = sum(kinds)
    emergency, information, prank, silent, other = kinds
    figures = CallFigures(
        Compared(received),
        Compared(answered),
        received - answered,
        ended,
        emergency,
        information,
        prank,
        silent,
        other,
    )
    return replace(of_volume(closed), calls=figures)


def marks(canvas: Canvas, top: float, bottom: float) -> Iterator[tuple[Shape, float, float]]:
    """Shapes between two heights, with their left and right edges."""
    for shape in canvas.shapes:
        corners = points(shape.path)
        if len(corners) and top <= corners[:, 1].min() and corners[:, 1].max() <= bottom:
            yield shape, corners[:, 0].min(), corners[:, 0].max()


def squares(canvas: Canvas) -> dict[str, int]:
    counted = {"red": 0, "blue": 0, "sand": 0, "hollow": 0, "other": 0}
    for shape, left, right in marks(canvas, 411, 642):
        if right - left > 30:
            look = {"sand": "hollow", "muted": "other"}[str(shape.stroke)] if shape.stroke else str(shape.fill)
            counted[look] += 1
    return counted


def test_a_hundred_squares_stand_for_the_answered_calls() -> None:
    assert squares(drawn(typical())) == {"red": 10, "blue": 18, "sand": 40, "hollow": 32, "other": 0}


def test_a_fifth_kind_has_a_look_of_its_own_and_is_not_there_when_it_is_nothing() -> None:
    summary = week(398, 22, 39, 80, 70, 8)
    assert squares(drawn(summary)) == {"red": 10, "blue": 18, "sand": 36, "hollow": 32, "other": 4}
    assert "lain" in [placed.text for placed in drawn(summary).texts]
    assert "lain" not in [placed.text for placed in drawn(typical()).texts]


def test_fewer_than_a_hundred_are_one_square_each() -> None:
    made = content(week(60, 12, 14, 20, 11, 0))
    assert [kind.squares for kind in made.kinds] == [12, 14, 20, 11]
    assert [kind.names for kind in made.kinds] == [("darurat",), ("informasi",), ("iseng",), ("tanpa suara",)]


def test_the_bars_share_the_scale_on_which_all_calls_fill_the_width() -> None:
    canvas = drawn(typical())
    # 936 pixels for 398 calls: 219 of them end 515 pixels from the left, 22 of them 51,7.
    answered = [right for shape, _, right in marks(canvas, 800, 1200) if shape.fill == "indigo"]
    assert answered == [pytest.approx(72 + 936 * 219 / 398 - 3)]
    red = [right for shape, left, right in marks(canvas, 800, 1200) if shape.fill == "red" and left == 72]
    assert red == [pytest.approx(72 + 936 * 22 / 398 - 3), pytest.approx(72 + 936 * 22 / 398)]
    hollow = [right for shape, _, right in marks(canvas, 800, 900) if shape.stroke == "sand"]
    assert hollow[-1] == pytest.approx(1008 - 1.5)


def test_up_to_60_incidents_are_stars_and_more_are_a_bar_on_the_calls_scale() -> None:
    def teal(summary: Summary) -> list[tuple[int, float]]:
        return [
            (len(points(item.path)), right) for item, _, right in marks(drawn(summary), 1000, 1240) if item.fill == "teal"
        ]

    assert teal(week(398, 22, 39, 88, 70, 0))[0][0] == 18 * 40
    assert teal(week(398, 22, 39, 88, 70, 0, closed=60))[0][0] == 60 * 40
    ((corners, right),) = teal(week(400, 22, 39, 88, 70, 0, closed=61))
    assert corners == 5
    assert right == pytest.approx(72 + 936 * 61 / 400)
    # More incidents than calls have no place on the scale; the number stands alone.
    assert teal(week(70, 22, 20, 20, 8, 0, closed=300)) == []


@pytest.mark.parametrize(
    "summary",
    [
        typical(),
        week(90_123, 12_345, 20_345, 19_876, 9_876, 1_234, ended=15_000, closed=30_000),
        week(39_999, 9_999, 9_999, 9_999, 9_999, 3, closed=1),
        week(1, 1, 0, 0, 0, 0, closed=1),
        week(5, 1, 1, 2, 1, 0, closed=3),
        week(99, 20, 20, 20, 20, 19, closed=60),
        week(50_000, 1, 1, 1, 97, 0, ended=0),
        week(5_000, 0, 1, 2, 300, 0, ended=10),
    ],
)
def test_no_text_stands_on_another_and_all_are_on_the_page(summary: Summary) -> None:
    texts = drawn(summary).texts
    boxes = [placed.box for placed in texts]
    for place, box in enumerate(boxes):
        assert box.right <= 1014
        for other, text in zip(boxes[place + 1 :], texts[place + 1 :], strict=True):
            assert not box.meets(other), (texts[place].text, text.text)

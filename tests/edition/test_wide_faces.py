"""A face may be as wide as its gate allows, and every page still holds."""

from __future__ import annotations

from functools import lru_cache

import pytest

from publisher.templates import line_break
from publisher.templates import text as lines
from publisher.templates.face import Face
from publisher.templates.text import Style
from publisher.templates.theme_gates import MOST_WIDTH
from tests.edition.page_rules import check_layout
from tests.edition.test_colours_on_pages import all_pages


@pytest.fixture
def wide(monkeypatch: pytest.MonkeyPatch) -> None:
    """The shipped face, every line as much longer as the gate lets it be."""
    usual = lines._stops
    stretched = lru_cache(maxsize=10_000)(lambda face, text, style: _stretched(usual(face, text, style)))
    monkeypatch.setattr(lines, "_stops", stretched)
    monkeypatch.setattr(lines, "_mask", lines._mask.__wrapped__)
    monkeypatch.setattr(line_break, "_broken", line_break._broken.__wrapped__)


def _stretched(stops: tuple[float, ...]) -> tuple[float, ...]:
    return tuple(stop * MOST_WIDTH for stop in stops)


@pytest.mark.usefixtures("wide")
def test_every_page_holds_in_the_widest_face() -> None:
    for _, page in all_pages.__wrapped__():
        check_layout(page)
    assert lines.width("Minggu", Style(32, 500)) > 1.05 * lines._font(Face(), 32, 500).getlength("Minggu") / lines.FINE

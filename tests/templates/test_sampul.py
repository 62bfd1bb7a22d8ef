"""The cover's cloth."""

from __future__ import annotations

from publisher.charts.cloth import weave
from publisher.templates import theme
from publisher.templates.sampul import CLOTH, CoverHead, SampulContent, _cloth


def icons(*counts: int, guarded: int = 0) -> int:
    """How many shapes of icons lie on the cloth of a week with these counts."""
    marks = tuple(("paw-print", count) for count in counts)
    head = CoverHead("112", "Laporan", "Edisi", "Kota", ("9 November",))
    content = SampulContent(head, "Judul", "1", (), "", (), marks, guarded, "hand-heart")
    cloth = weave(sum(counts), guarded, CLOTH)
    return sum(shape.fill == theme.CLOTH for shape in _cloth(content, cloth, theme.SAFFRON)) - 1


def test_each_kind_has_its_icons_while_a_star_is_one_incident() -> None:
    assert icons(5, 3, guarded=5) == 3


def test_where_a_star_stands_for_ten_no_icon_claims_a_kind() -> None:
    # 460 incidents are 46 stars of 108 pixels: large enough for icons, but no star is one incident.
    assert weave(460, 0, CLOTH).unit == 10 and weave(460, 0, CLOTH).cell >= 100
    assert icons(400, 59, 1) == 0

"""What stands on the page of categories."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from publisher.edition import Masthead
from publisher.edition import headlines as wording
from publisher.edition.cover import in_order
from publisher.edition.frame import Place, frame, raised
from publisher.edition.issue_figures import rest_figures
from publisher.language import later, say
from publisher.summary.figures import CategoryFigures, Numbers, Summary
from publisher.templates import furniture, jenis, jenis_besar
from publisher.templates.jenis import JenisContent, JenisRow
from publisher.templates.jenis_besar import JenisBesarContent

MANY = 60  # incidents, from which on icons give way to bars
REST = later("Jenis lain")
REST_ICON = "dots-three-circle"


@dataclass(frozen=True)
class CategoryPage:
    """The page's content, its numbers, and the open categories that have rows of their own."""

    content: JenisContent | JenisBesarContent
    numbers: Numbers
    shown: tuple[CategoryFigures, ...]
    rest: tuple[CategoryFigures, ...]


def compose(summary: Summary, masthead: Masthead, place: Place, numbers: Callable[[], Numbers]) -> CategoryPage:
    large = summary.total >= MANY
    found, used = wording.categories(summary, numbers, ranges=large)
    shown, rest = split(summary, masthead)
    used.figures = {**used.figures, **{figure.key: figure for figure in rest_figures(rest, summary)}}
    rows = tuple(_row(item, found.named, used, large, summary.window_weeks > 1) for item in shown)
    if rest:
        window = sum(item.window for item in rest)
        with_window = not large and summary.window_weeks > 1
        rows += (
            JenisRow(
                label=say(REST),
                icon=REST_ICON,
                week=sum(item.week for item in rest),
                week_text=used.text("category.rest"),
                window=window,
                window_text=used.text("category.rest.window") if with_window else "",
            ),
        )
    make = _large if large else _small
    return CategoryPage(make(summary, masthead, place, found.text, used, rows), used, shown, rest)


def split(summary: Summary, masthead: Masthead) -> tuple[tuple[CategoryFigures, ...], tuple[CategoryFigures, ...]]:
    """Open categories with a row of their own, and the smallest, which share one. None in both windows: no row."""
    ordered = [item for item in in_order(summary) if item.week or item.window]
    fit = jenis_besar.rows_that_fit if summary.total >= MANY else jenis.rows_that_fit
    count = fit([item.name for item in ordered], masthead.guarded_group, say(REST))
    return tuple(ordered[:count]), tuple(ordered[count:])


def _row(item: CategoryFigures, named: tuple[str, ...], numbers: Numbers, large: bool, window: bool) -> JenisRow:
    key = f"category.{item.code}"
    is_named = item.code in named
    detail = ""
    if is_named and not large:
        parts = [(code, name) for code, name, count in item.subcategories if count]
        if 0 < len(parts) <= 3 and sum(count for _, _, count in item.subcategories) == item.week:
            detail = ", ".join(f"{name} {numbers.text(f'{key}.{code}')}" for code, name in parts)
    usual = None
    if large and item.usual is not None:
        usual = (item.usual.low, item.usual.high, numbers.range(key))
    return JenisRow(
        label=item.name,
        icon=item.icon,
        week=item.week,
        week_text=numbers.text(key),
        window=item.window,
        window_text=numbers.text(f"{key}.window") if window and not large else "",
        detail=detail,
        named=is_named,
        usual=usual,
    )


def _guarded(summary: Summary, masthead: Masthead, numbers: Numbers, with_window: bool) -> tuple[JenisRow, ...]:
    """The guarded group's row; a group that is empty in both windows has none."""
    if summary.guarded_total == 0 and summary.guarded_window == 0:
        return ()
    row = JenisRow(
        label=masthead.guarded_group,
        icon=masthead.guarded_icon,
        week=summary.guarded_total,
        week_text=numbers.text("guarded"),
        window=summary.guarded_window,
        window_text=numbers.text("guarded.window") if with_window else "",
        guarded=True,
    )
    return (row,)


def _notes(masthead: Masthead) -> tuple[str, ...]:
    full = say("{group}: {list}; selalu satu angka.", group=masthead.guarded_group, list=masthead.guarded_list)
    return furniture.note_lines(full) or (say("{group}: selalu satu angka.", group=raised(masthead.guarded_group)),)


def _deck(icons: bool, weeks: str) -> str:
    """What the marks of the week and the bars of the window stand for; `weeks` is empty where there is no window."""
    if icons and weeks:
        return say("1 ikon = 1 kejadian minggu ini; batang = {weeks} minggu", weeks=weeks)
    if icons:
        return say("1 ikon = 1 kejadian yang selesai minggu ini")
    if weeks:
        return say("Batang kiri = minggu ini, kanan = {weeks} minggu", weeks=weeks)
    return say("Batang = kejadian yang selesai minggu ini")


def _small(
    summary: Summary, masthead: Masthead, place: Place, headline: str, numbers: Numbers, rows: tuple[JenisRow, ...]
) -> JenisContent:
    with_window = summary.window_weeks > 1
    rows += _guarded(summary, masthead, numbers, with_window)
    weeks = numbers.text("window.weeks") if with_window else ""
    deck = _deck(jenis.marks_as_icons(rows), weeks)
    return JenisContent(
        frame=frame(masthead, summary.week, place, say("Jenis kejadian"), headline, deck),
        week_title=say("Minggu ini"),
        week_total=numbers.text("total"),
        window_title=say("{weeks} minggu terakhir", weeks=weeks) if with_window else "",
        window_total=numbers.text("window") if with_window else "",
        rows=rows,
        notes=_notes(masthead),
    )


def _large(
    summary: Summary, masthead: Masthead, place: Place, headline: str, numbers: Numbers, rows: tuple[JenisRow, ...]
) -> JenisBesarContent:
    ranges = any(row.usual for row in rows)
    deck = say("Batang = minggu ini; blok = kisaran biasa") if ranges else _deck(icons=False, weeks="")
    return JenisBesarContent(
        frame=frame(masthead, summary.week, place, say("Jenis kejadian"), headline, deck),
        total=say("{n} kejadian", summary.total, n=numbers.text("total")),
        rows=rows + _guarded(summary, masthead, numbers, with_window=False),
        notes=_notes(masthead),
    )

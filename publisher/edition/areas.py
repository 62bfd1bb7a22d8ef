"""What stands on the page of areas: open incidents by area, on the city's map or as a list; or their rate by population."""

from __future__ import annotations

from collections.abc import Callable, Container, Sequence
from dataclasses import replace
from functools import partial

from publisher.edition import Masthead
from publisher.edition.alt_text import limited, spoken
from publisher.edition.area_figures import (
    PLACED,
    PLACED_WINDOW,
    RATE_PER,
    REST,
    REST_WINDOW,
    UNIT,
    add_figures,
    summed,
    told_as_rate,
)
from publisher.edition.area_forms import AreaPage, mapped, sum_text, wrapped
from publisher.edition.area_headlines import AreaHeadline, headline
from publisher.edition.area_rates import rate_list, rate_map
from publisher.edition.frame import Place, frame, lowered
from publisher.edition.pages import Composed, Issue
from publisher.edition.place_text import MANY, classes, icons_of, record_parts
from publisher.language import later, say
from publisher.regions import Region
from publisher.summary.figures import AreaFigures, Numbers, Summary
from publisher.templates import wilayah, wilayah_daftar
from publisher.templates.area_block import ICONS, STARS, AreaRow
from publisher.templates.wilayah import WilayahContent
from publisher.templates.wilayah_daftar import WilayahDaftarContent

Content = WilayahContent | WilayahDaftarContent


def why_not(summary: Summary) -> str | None:
    if summary.open_total == 0:
        return say("Tidak ada gangguan & bahaya yang selesai minggu ini.")
    if not any(area.week for area in summary.areas):
        return say("Tidak ada gangguan & bahaya yang wilayahnya tercatat minggu ini.")
    return None


def compose(summary: Summary, region: Region, masthead: Masthead, place: Place, numbers: Numbers) -> Content:
    """The first form in which everything has a place."""
    add_figures(summary, region, numbers)
    for make in _forms(summary, region):
        trial = AreaPage(summary, region, masthead, place, Numbers(numbers.figures))
        content = make(trial)
        if content is not None:
            numbers.figures = trial.numbers.figures
            numbers.used.update(trial.numbers.used)
            return content
    raise AssertionError("a list of bars has a place for any areas")


def _forms(summary: Summary, region: Region) -> Sequence[Callable[[AreaPage], Content | None]]:
    """A map with every label in its area before one with labels beside the land; then a list."""
    if told_as_rate(summary, region):
        return (partial(rate_map, beside=False), partial(rate_map, beside=True), rate_list)
    kinds_known = all(sum(count for _, count in area.categories) == area.week for area in summary.areas)
    icons, stars = partial(_icon_map, beside=False), partial(_star_map, beside=False)
    if summary.total < MANY and kinds_known:
        return (icons, stars, partial(_icon_map, beside=True), partial(_star_map, beside=True), _icon_list, _bar_list)
    return (stars, partial(_star_map, beside=True), _bar_list)


def _icon_map(page: AreaPage, *, beside: bool) -> WilayahContent | None:
    found = headline(page.summary, page.numbers, large=False)
    rows = [_row(page, area, found, icons=icons_of(area.categories, page.region)) for area in page.summary.areas]
    for area in page.summary.areas:
        record_parts(page.numbers, f"area.{area.code}", area.categories)
    strong = say("1 ikon = 1 kejadian minggu ini; letak ikon bukan lokasi.")
    return mapped(page, found, rows, ICONS, beside, strong, _window_note(page))


def _star_map(page: AreaPage, *, beside: bool) -> WilayahContent | None:
    found = headline(page.summary, page.numbers, large=True)
    unit = page.numbers.value(UNIT)
    rows = [
        _row(page, area, found, stars=max(1, int(area.week / unit + 0.5)) if area.week else 0, window=False)
        for area in page.summary.areas
    ]
    if unit == 1:
        strong = say("1 bintang = 1 kejadian; letak bintang bukan lokasi.")
    else:
        strong = say("1 bintang = sekitar {unit} kejadian; letak bintang bukan lokasi.", unit=page.numbers.text(UNIT))
    return mapped(page, found, rows, STARS, beside, strong, say("Tidak dibagi penduduk: bukan ukuran rawan."))


def _icon_list(page: AreaPage) -> WilayahDaftarContent | None:
    found = headline(page.summary, page.numbers, large=False)
    rows = [
        _row(page, area, found, icons=icons_of(area.categories, page.region), window=False) for area in page.summary.areas
    ]
    if not wilayah_daftar.icons_fit(rows):
        return None
    for area in page.summary.areas:
        record_parts(page.numbers, f"area.{area.code}", area.categories)
    return _listed(page, found, rows, say("1 ikon = 1 kejadian minggu ini."))


def _bar_list(page: AreaPage) -> WilayahDaftarContent:
    """Every area, or the largest in the pack's order and the others as one row."""
    found = headline(page.summary, page.numbers, large=page.summary.total >= MANY)
    ranked = sorted(page.summary.areas, key=lambda area: (area.code not in found.named, -area.week, -area.window))
    trial = replace(page, numbers=Numbers(page.numbers.figures))
    most = wilayah_daftar.rows_that_fit([_row(trial, area, found, window=False) for area in ranked])
    # Long notes below take the place of rows.
    for count in range(most, 0, -1):
        tried = replace(page, numbers=Numbers(page.numbers.figures))
        content = _bars(tried, found, {area.code for area in ranked[:count]})
        if count == 1 or wilayah_daftar.fits(content):
            break
    page.numbers.figures = tried.numbers.figures
    page.numbers.used.update(tried.numbers.used)
    return content


def _bars(page: AreaPage, found: AreaHeadline, kept: Container[str]) -> WilayahDaftarContent:
    shown = [_row(page, area, found, window=False) for area in page.summary.areas if area.code in kept]
    rest = [area.code for area in page.summary.areas if area.code not in kept]
    if rest:
        figures = summed(page.summary, rest, REST, REST_WINDOW, "wilayah lain")
        page.numbers.figures = {**page.numbers.figures, **{figure.key: figure for figure in figures}}
        name, count = say("Wilayah lain"), page.numbers.value(REST)
        shown.append(AreaRow(REST, name, name, page.numbers.text(REST), count))
    return _listed(page, found, shown, say("Batang = kejadian minggu ini."))


def _listed(page: AreaPage, found: AreaHeadline, rows: Sequence[AreaRow], unit: str) -> WilayahDaftarContent:
    sides = tuple(
        page.numbers.text(REST_WINDOW if row.code == REST else f"area.{row.code}.window") if page.with_window else ""
        for row in rows
    )
    deck = classes(page.summary, page.masthead, page.numbers, mapped=True)
    note = f"{unit} {say('Tidak dibagi penduduk: bukan ukuran rawan.')}"
    return WilayahDaftarContent(
        frame=frame(page.masthead, page.summary.week, page.place, say("Wilayah"), found.text, deck),
        title=say("{n} kejadian", page.numbers.value(PLACED), n=page.numbers.text(PLACED)),
        value_title=say("Minggu ini"),
        side_title=say("{weeks} minggu", weeks=page.numbers.text("window.weeks")) if page.with_window else "",
        rows=tuple(rows),
        sides=sides,
        notes=wrapped(note, sum_text(page)),
    )


def _row(
    page: AreaPage,
    area: AreaFigures,
    found: AreaHeadline,
    *,
    icons: tuple[str, ...] = (),
    stars: int = 0,
    window: bool = True,
) -> AreaRow:
    key = f"area.{area.code}"
    under: tuple[str, ...] = ()
    if window and page.with_window:
        weeks, count = page.numbers.text("window.weeks"), page.numbers.text(f"{key}.window")
        under = (say("{weeks} minggu: {n}", weeks=weeks, n=count),)
    value, named = page.numbers.text(key), area.code in found.named
    return AreaRow(area.code, area.name, area.short, value, area.week, icons, stars, under, named)


def _window_note(page: AreaPage) -> str:
    """What the areas' numbers of the weeks together add up to."""
    if not page.with_window:
        return ""
    weeks, n = page.numbers.text("window.weeks"), page.numbers.text(PLACED_WINDOW)
    group = page.masthead.open_group
    return say("{weeks} minggu: {n} {group}.", page.numbers.value(PLACED_WINDOW), weeks=weeks, n=n, group=group)


def alt(summary: Summary, region: Region, masthead: Masthead, numbers: Numbers) -> str:
    """Area by area, as the page shows them."""
    group = lowered(masthead.guarded_group)
    shown = [area for area in summary.areas if f"area.{area.code}" in numbers.used]
    if RATE_PER in numbers.used:
        rated = [area for area in summary.areas if f"area.{area.code}.rate" in numbers.used]
        rates = [f"{area.short} {numbers.tenths(f'area.{area.code}.rate')}" for area in rated]
        wording = later("Kejadian per {per} penduduk dalam {weeks} minggu: {areas}.")
        weeks, per = numbers.text("window.weeks"), numbers.text(RATE_PER)
        return limited([say(wording, per=per, weeks=weeks, areas="; ".join(rates))])
    parts = [_area_text(area, summary, numbers) for area in shown]
    if REST in numbers.used:
        parts.append(f"{lowered(say('Wilayah lain'))} {numbers.text(REST)}")
    text = [say("Tanpa {group}, kejadian menurut wilayah: {areas}.", group=group, areas="; ".join(parts))]
    windows = [area for area in shown if f"area.{area.code}.window" in numbers.used]
    if windows:
        counts = ", ".join(f"{area.short} {numbers.text(f'area.{area.code}.window')}" for area in windows)
        text.append(say("{weeks} minggu: {counts}.", weeks=numbers.text("window.weeks"), counts=counts))
    for words, key in ((say("Wilayah tidak tercatat"), "area_unknown"), (say("Di luar kota"), "out_of_area")):
        if key in numbers.used:
            text.append(say("{what}: {n}.", what=words, n=numbers.text(key)))
    return limited(text)


def _area_text(area: AreaFigures, summary: Summary, numbers: Numbers) -> str:
    """ "Utara 4: hewan, listrik, rob, kebakaran", or the number alone."""
    key = f"area.{area.code}"
    text = f"{area.short} {numbers.text(key)}"
    if not area.categories or f"{key}.{area.categories[0][0]}" not in numbers.used:
        return text
    names = {item.code: item.short for item in summary.categories}
    parts = [
        f"{names.get(code, code)} {numbers.word(f'{key}.{code}')}" if count > 1 else names.get(code, code)
        for code, count in area.categories
    ]
    return spoken(f"{text}: {', '.join(parts)}")


def page(issue: Issue, place: Place) -> Composed:
    numbers = issue.numbers()
    content = compose(issue.summary, issue.region, issue.masthead, place, numbers)
    canvas = wilayah.draw(content) if isinstance(content, WilayahContent) else wilayah_daftar.draw(content)
    return Composed("wilayah", say("Wilayah"), canvas, alt(issue.summary, issue.region, issue.masthead, numbers), numbers)

"""The page of areas as a rate by population, where the publication wants it and the figures bear it: one number an area,
with the incidents and the residents that it is made of."""

from __future__ import annotations

from publisher.edition.area_figures import PLACED_WINDOW, RATE_PER, YEAR
from publisher.edition.area_forms import AreaPage, mapped, wrapped
from publisher.edition.area_headlines import rate_headline
from publisher.edition.frame import frame, lowered
from publisher.language import say
from publisher.templates import wilayah_daftar
from publisher.templates.area_block import NUMBERS, AreaRow
from publisher.templates.wilayah import WilayahContent
from publisher.templates.wilayah_daftar import WilayahDaftarContent


def rate_map(page: AreaPage, *, beside: bool) -> WilayahContent | None:
    rows = [
        AreaRow(
            code=area.code,
            name=area.name,
            short=area.short,
            value=page.numbers.tenths(f"area.{area.code}.rate"),
            count=area.window,
            under=(
                say("{n} kejadian", area.window, n=page.numbers.text(f"area.{area.code}.window")),
                say("{n} penduduk", n=page.numbers.text(f"area.{area.code}.population")),
            ),
        )
        for area in page.summary.areas
    ]
    found = rate_headline(page.summary, page.numbers)
    return mapped(page, found, rows, NUMBERS, beside, _rate_text(page), _population_note(page), _rate_deck(page))


def rate_list(page: AreaPage) -> WilayahDaftarContent:
    found = rate_headline(page.summary, page.numbers)
    rows, sides = [], []
    ranked = sorted(page.summary.areas, key=lambda area: -area.window)
    rate = {area.code: page.numbers.figures[f"area.{area.code}.rate"].value for area in ranked}
    trial = [AreaRow(area.code, area.name, area.short, "", rate[area.code]) for area in ranked]
    kept = {area.code for area in ranked[: wilayah_daftar.rows_that_fit(trial)]}
    for area in page.summary.areas:
        if area.code in kept:
            key = f"area.{area.code}"
            value = page.numbers.tenths(f"{key}.rate")
            rows.append(AreaRow(area.code, area.name, area.short, value, rate[area.code]))
            sides.append(f"{page.numbers.text(f'{key}.window')} / {page.numbers.text(f'{key}.population')}")
    left = say("Tidak semua wilayah mendapat tempat.") if len(kept) < len(ranked) else ""
    return WilayahDaftarContent(
        frame=frame(page.masthead, page.summary.week, page.place, say("Wilayah"), found.text, _rate_deck(page)),
        title=say("{n} kejadian", page.numbers.value(PLACED_WINDOW), n=page.numbers.text(PLACED_WINDOW)),
        value_title=say("Per {per}", per=page.numbers.text(RATE_PER)),
        side_title=say("Kejadian / penduduk"),
        rows=tuple(rows),
        sides=tuple(sides),
        notes=wrapped(_population_note(page), left),
    )


def _rate_text(page: AreaPage) -> str:
    per, weeks = page.numbers.text(RATE_PER), page.numbers.text("window.weeks")
    return say("Angka = kejadian per {per} penduduk dalam {weeks} minggu.", per=per, weeks=weeks)


def _rate_deck(page: AreaPage) -> str:
    n, weeks = page.numbers.text(PLACED_WINDOW), page.numbers.text("window.weeks")
    group = page.masthead.open_group
    return say(
        "{n} {group} dalam {weeks} minggu terakhir", page.numbers.value(PLACED_WINDOW), n=n, group=group, weeks=weeks
    )


def _population_note(page: AreaPage) -> str:
    left = say("Tanpa {k} {group}.", k=page.numbers.text("guarded.window"), group=lowered(page.masthead.guarded_group))
    page.numbers.value(YEAR)
    year, source = str(page.region.population_year), page.region.population_source
    return f"{left} {say('Penduduk {year}: {source}.', year=year, source=source)}"

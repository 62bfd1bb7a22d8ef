"""The figures that only the page of areas needs: sums over areas, the unit of a star, rates by population."""

from __future__ import annotations

from collections.abc import Sequence

from publisher.charts.cloth import unit_of
from publisher.forms import OPEN, Unmodelled, form
from publisher.regions import Region
from publisher.summary.figures import WINDOW_WEEKS, AreaFigures, Figure, Numbers, Summary

PER = 10_000  # residents
FEWEST_FOR_A_RATE = 20  # incidents in an area: of fewer, chance moves the rate by more than a fifth
PLACED, PLACED_WINDOW, SPREAD = "areas.placed", "areas.placed.window", "areas.spread"
UNIT, RATE_PER, YEAR = "areas.unit", "areas.rate.per", "areas.population.year"
REST, REST_WINDOW = "areas.rest", "areas.rest.window"


def told_as_rate(summary: Summary, region: Region) -> bool:
    """Where the publication wants it and the figures bear it: population, 13 weeks, and enough incidents in each area."""
    people = populations(region)
    return (
        region.area_measure == "rate"
        and summary.window_weeks == WINDOW_WEEKS
        and region.population_year is not None
        and bool(summary.areas)
        and all(area.window >= FEWEST_FOR_A_RATE and people.get(area.code) for area in summary.areas)
    )


def populations(region: Region) -> dict[str, int]:
    return {area.code: area.population for area in region.areas if area.population}


def tenths(area: AreaFigures, people: int) -> int:
    """Incidents of 13 weeks per 10.000 residents, in tenths, halves upwards."""
    return (20 * PER * area.window + people) // (2 * people)


def add_figures(summary: Summary, region: Region, numbers: Numbers) -> None:
    codes = [area.code for area in summary.areas]
    placed = sum(area.week for area in summary.areas)
    figures = [
        *summed(summary, codes, PLACED, PLACED_WINDOW, "dengan wilayah"),
        Figure(SPREAD, sum(area.week > 0 for area in summary.areas), "banyaknya wilayah", Unmodelled.CALENDAR),
        Figure(UNIT, unit_of(placed), "kejadian per bintang di peta", Unmodelled.CALENDAR),
    ]
    if told_as_rate(summary, region):
        people = populations(region)
        figures.append(Figure(RATE_PER, PER, "penduduk, dasar angka wilayah", Unmodelled.CALENDAR))
        figures.append(Figure(YEAR, region.population_year or 0, "tahun angka penduduk", Unmodelled.CALENDAR))
        for area in summary.areas:
            key, count = f"area.{area.code}.rate", people[area.code]
            meaning = f"{area.name}, 13 minggu per 10.000 penduduk, persepuluhan"
            figures.append(Figure(key, tenths(area, count), meaning, Unmodelled.STATISTIC, of=f"area.{area.code}.window"))
            figures.append(Figure(f"area.{area.code}.population", count, f"{area.name}, penduduk", Unmodelled.CALENDAR))
    numbers.figures = {**numbers.figures, **{figure.key: figure for figure in figures}}


def summed(summary: Summary, codes: Sequence[str], key: str, window_key: str, meaning: str) -> tuple[Figure, Figure]:
    """Several areas together: plain sums of figures that are open themselves."""
    where = {"public_class": OPEN, "district": set(codes)}
    chosen = [area for area in summary.areas if area.code in codes]
    weeks = [week for week, _ in summary.weekly_totals]
    return (
        Figure(key, sum(area.week for area in chosen), meaning, form((summary.week,), where), of="open"),
        Figure(window_key, sum(area.window for area in chosen), f"{meaning}, 13 minggu", form(weeks, where)),
    )

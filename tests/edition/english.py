"""The fixture's weeks with the names of the pack's English words, as a publication in English has them."""

from __future__ import annotations

from dataclasses import replace

from publisher.edition import Masthead
from publisher.edition.build import masthead_of
from publisher.language import load
from publisher.regions import Region, translated
from publisher.summary.figures import CategoryFigures, Summary
from tests.edition.fixture import MASTHEAD, REGION

ENGLISH = load("en")
REGION_EN: Region = translated(REGION, "en")
MASTHEAD_EN: Masthead = masthead_of(REGION_EN, MASTHEAD.account, MASTHEAD.archive_live, MASTHEAD.hashtags, MASTHEAD.read_on)


def in_english(summary: Summary) -> Summary:
    """The same figures under English names."""
    quarter = summary.quarter
    if quarter is not None:
        rows = tuple(replace(row, name=agency_name(row.code), field=agency_field(row.code)) for row in quarter.agencies)
        others = replace(quarter.others, name="Other agencies") if quarter.others else None
        quarter = replace(quarter, agencies=rows, others=others)
    response = summary.response
    if response is not None:
        types = tuple(replace(item, name=category_name(item.code)) for item in response.types)
        response = replace(response, types=types)
    areas = []
    for area in summary.areas:
        known = REGION_EN.area(area.code)
        areas.append(replace(area, name=known.name, short=known.short) if known else area)
    return replace(
        summary,
        categories=tuple(_category(item) for item in summary.categories),
        areas=tuple(areas),
        agencies=tuple(replace(item, name=agency_name(item.code)) for item in summary.agencies),
        response=response,
        quarter=quarter,
    )


def category_name(code: str) -> str:
    known = REGION_EN.category(code)
    return known.name if known else code


def agency_name(code: str) -> str:
    known = REGION_EN.agency(code)
    return known.name if known else code


def agency_field(code: str) -> str:
    known = REGION_EN.agency(code)
    return known.field if known else ""


def _category(figures: CategoryFigures) -> CategoryFigures:
    known = REGION_EN.category(figures.code)
    if known is None:
        return figures
    parts = []
    for code, name, count in figures.subcategories:
        item = known.subcategory(code)
        parts.append((code, item.short if item else name, count))
    return replace(figures, name=known.name, short=known.short, subcategories=tuple(parts))

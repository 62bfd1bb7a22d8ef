"""A region pack in another language: the same codes, with the words of the pack's own catalogue."""

from __future__ import annotations

from dataclasses import replace

from publisher.clock import Shift
from publisher.language import Catalogue, catalogue
from publisher.regions.area_map import AreaMap
from publisher.regions.region import Agency, Area, Category, Region, Subcategory


def translated(region: Region, code: str) -> Region:
    """The pack in the words of its `locale/<code>.po`, or as it stands where it has none.

    A source goes on calling things by the pack's own words, so those stay among the spellings by which it is read.
    """
    path = region.folder / "locale" / f"{code}.po"
    return _Translation(catalogue(path)).region(region) if path.is_file() else region


class _Translation:
    def __init__(self, texts: Catalogue) -> None:
        self.texts = texts

    def one(self, text: str) -> str:
        return self.texts.get(text, (text,))[0]

    def many(self, text: str) -> str:
        """For several of a kind, as a list of kinds names them."""
        return self.texts.get(text, (text,))[-1]

    def region(self, region: Region) -> Region:
        return replace(
            region,
            name=self.one(region.name),
            report_name=self.one(region.report_name),
            source_name=self.one(region.source_name),
            emergency_call=self.one(region.emergency_call),
            emergency_note=self.one(region.emergency_note),
            open_group=self.one(region.open_group),
            guarded_group=self.one(region.guarded_group),
            guarded_list=self.one(region.guarded_list),
            population_source=self.one(region.population_source),
            shifts=tuple(self.shift(shift) for shift in region.shifts),
            areas=tuple(self.area(area) for area in region.areas),
            categories=tuple(self.category(category) for category in region.categories),
            agencies=tuple(self.agency(agency) for agency in region.agencies),
            map=self.map(region.map) if region.map else None,
        )

    def map(self, drawn: AreaMap) -> AreaMap:
        return replace(
            drawn,
            seas=tuple(replace(sea, name=self.one(sea.name)) for sea in drawn.seas),
            beside=tuple((self.one(name), point) for name, point in drawn.beside),
        )

    def shift(self, shift: Shift) -> Shift:
        return replace(shift, name=self.one(shift.name))

    def area(self, area: Area) -> Area:
        return replace(area, name=self.one(area.name), short=self.one(area.short), labels=(area.name, area.short))

    def category(self, category: Category) -> Category:
        return replace(
            category,
            name=self.many(category.name),
            short=self.many(category.short),
            subcategories=tuple(self.subcategory(item) for item in category.subcategories),
            aliases=(*category.aliases, category.name),
        )

    def subcategory(self, item: Subcategory) -> Subcategory:
        return replace(
            item,
            name=self.many(item.name),
            short=self.many(item.short),
            noun=self.one(item.noun) if item.noun else "",
            nouns=self.many(item.noun) if item.noun else "",
            event=self.one(item.event) if item.event else "",
            complaint=self.one(item.complaint) if item.complaint else "",
            aliases=(*item.aliases, item.name),
        )

    def agency(self, agency: Agency) -> Agency:
        field = self.one(agency.field) if agency.field else ""
        return replace(agency, name=self.one(agency.name), field=field, aliases=(*agency.aliases, agency.name))

"""The gates of a publication's theme, for `check` and before anything is composed."""

from __future__ import annotations

from collections.abc import Iterator

from publisher.config import Settings
from publisher.templates.theme_gates import Fault, faults


class ThemeRefused(Exception):
    """A theme that not everybody could read. Nothing was made; the message names what was measured and what is needed."""


def theme_faults(settings: Settings) -> tuple[Fault, ...]:
    """What the theme's gates say, of the pages' own signs and of the names in the region pack."""
    return faults(settings.theme, _names(settings))


def require_theme(settings: Settings) -> None:
    """Raises ThemeRefused."""
    if found := theme_faults(settings):
        where = settings.theme.file or "the design's own theme"
        raise ThemeRefused("\n".join(f"{where}: {fault.says}; {fault.mend}." for fault in found))


def _names(settings: Settings) -> Iterator[str]:
    region = settings.region
    yield from (region.name, region.report_name, region.source_name, region.emergency_call, region.emergency_note)
    yield from (region.open_group, region.guarded_group, region.guarded_list)
    yield from (area.name for area in region.areas)
    yield from (agency.name for agency in region.agencies)
    yield from (category.name for category in region.categories)

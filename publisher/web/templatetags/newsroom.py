"""What the pages need beyond plain HTML: icons, and times and numbers in the words of the house."""

from __future__ import annotations

import re
import zipfile
from datetime import date, datetime
from functools import lru_cache
from importlib.resources import files
from io import BytesIO
from typing import Any

from django import template
from django.conf import settings
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from publisher import clock
from publisher.clock import Week
from publisher.edition import content_hash
from publisher.summary import figures
from publisher.web import wording

register = template.Library()
STYLES = ("regular", "bold", "fill")


@register.simple_tag
def icon(name: str, style: str = "regular") -> SafeString:
    """A Phosphor icon, drawn in the colour of the text beside it and silent for screen readers."""
    return format_html(
        '<svg class="icon" viewBox="0 0 256 256" aria-hidden="true" focusable="false">{}</svg>', outline(name, style)
    )


@lru_cache(maxsize=256)
def outline(name: str, style: str) -> SafeString:
    """The icon's paths from the installed package. Raises KeyError for a name that is not in it."""
    suffix = "" if style == "regular" else f"-{style}"
    markup = _archive().read(f"{style}/{name}{suffix}.svg").decode()
    return mark_safe("".join(re.findall(r'<path d="[^"<>]+"/>', markup)))  # noqa: S308 (paths only)


@lru_cache(maxsize=1)
def _archive() -> zipfile.ZipFile:
    return zipfile.ZipFile(BytesIO((files("justmyresource_phosphor") / "icons.zip").read_bytes()))


@register.filter
def moment(instant: datetime) -> str:
    return clock.moment_text(instant, settings.PUBLICATION.zone)


@register.filter
def hour(instant: datetime) -> str:
    return clock.clock_text(instant, settings.PUBLICATION.zone)


@register.filter
def hour_only(instant: datetime) -> str:
    """ "10.12", where the zone is said elsewhere on the page."""
    return clock.clock_text(instant, settings.PUBLICATION.zone).rpartition(" ")[0]


@register.filter
def second(instant: datetime) -> str:
    return f"{instant.astimezone(settings.PUBLICATION.zone):%H.%M.%S}"


@register.filter
def day(instant: datetime) -> str:
    """ "Senin, 16 November 2026"."""
    return clock.long_date(instant.astimezone(settings.PUBLICATION.zone).date())


@register.filter
def when(instant: datetime) -> str:
    """ "hari ini 10.12" or "Senin 9 Nov 10.12"."""
    return wording.when(instant, settings.PUBLICATION.clock.now(), settings.PUBLICATION.zone)


@register.filter
def time_left(instant: datetime) -> str:
    return wording.time_left(instant, settings.PUBLICATION.clock.now())


@register.filter
def week_text(week: Week | date) -> str:
    return clock.week_text(week if isinstance(week, Week) else Week.of_day(week))


@register.filter
def thousands(value: int) -> str:
    return figures.thousands(value)


@register.filter
def short_key(key: str) -> str:
    return content_hash.short_key(key)


@register.filter
def initials(name: str) -> str:
    """ "Admin 1" → "A1", "Auditor" → "AU"."""
    words = name.replace("(Plh.)", "").split()
    if len(words) > 1:
        return (words[0][0] + words[-1][0]).upper()
    return name[:2].upper()


@register.filter
def tint(name: str) -> str:
    """Which of five tints a person's badge has; the same name always gets the same."""
    return str(sum(map(ord, name)) % 5)


@register.filter
def get(mapping: dict[str, Any], key: str) -> Any:
    return mapping.get(key, "")

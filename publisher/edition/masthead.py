"""What a publication prints on every issue, taken from its region pack and its settings."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from publisher.edition import Masthead, Target
from publisher.regions import Region


def masthead_of(
    region: Region,
    account: str,
    archive_live: bool,
    hashtags: Iterable[str],
    read_on: date,
    target: Target | None = None,
) -> Masthead:
    """`account` with or without its @; `read_on` is the local day on which the data were read."""
    return Masthead(
        place=region.name,
        report=region.report_name,
        emergency_number=region.emergency_number,
        source=region.source_name,
        emergency_call=region.emergency_call,
        emergency_note=region.emergency_note,
        open_group=region.open_group,
        guarded_group=region.guarded_group,
        guarded_list=region.guarded_list,
        guarded_icon=region.guarded_icon,
        account=account.removeprefix("@"),
        archive_live=archive_live,
        hashtags=tuple(hashtags),
        read_on=read_on,
        shifts={shift.code: shift.name for shift in region.shifts},
        agencies={agency.code: agency.name for agency in region.agencies},
        areas={area.code: (area.name, area.short) for area in region.areas},
        target=target,
    )

"""The stories of a reading as plain text: what the record says, in the region pack's words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from publisher.clock import DAYS
from publisher.regions import Region
from publisher.vocabulary import StepKind
from publisher.web.wording import span

DEEDS = {StepKind.SENT: "diteruskan ke {}", StepKind.ON_SCENE: "{} tiba di lokasi", StepKind.DONE: "{} selesai menangani"}


@dataclass(frozen=True)
class StoryText:
    title: str
    place: str
    complaint: str
    steps: tuple[str, ...]
    ending: str


def story_text(story: Mapping[str, Any], region: Region) -> StoryText:
    category = region.category(story["category"])
    kind = category.subcategory(story["subcategory"]) if category else None
    name = category.name if category else "Kejadian"
    area = region.area(story["district"])
    return StoryText(
        title=(kind.event if kind else "") or name,
        place=f"{area.name if area else region.name}, {_when(story, region)}",
        complaint=(kind.complaint if kind else "") or "",
        steps=tuple(_step(step, region) for step in story["steps"]),
        ending=_ending(story),
    )


def _when(story: Mapping[str, Any], region: Region) -> str:
    if story.get("opened_before_week"):
        return "dibuka sebelum minggu ini"
    if story["weekday"] is None:
        return "hari tidak tercatat"
    shift = next((shift.name for shift in region.shifts if shift.code == story["shift"]), "")
    return f"{DAYS[story['weekday']]} {shift}".strip()


def _step(step: Mapping[str, Any], region: Region) -> str:
    agency = region.agency(step["agency"])
    deed = DEEDS[StepKind(step["kind"])].format(agency.name if agency else "petugas")
    minutes = "" if step["minutes"] is None else f", {span(step['minutes']) or '0 menit'} sejak panggilan"
    return f"{deed[:1].upper()}{deed[1:]}{minutes}"


def _ending(story: Mapping[str, Any]) -> str:
    if story["closing_minutes"] is not None:
        return f"Selesai dalam {span(story['closing_minutes']) or '0 menit'}"
    if story["within_24h"] is None:
        return ""
    return "Selesai dalam 24 jam" if story["within_24h"] else "Selesai setelah lebih dari 24 jam"

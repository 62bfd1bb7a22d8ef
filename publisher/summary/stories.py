"""Story: one open incident told as complaint → follow-up, kept as vocabulary codes."""

from __future__ import annotations

from dataclasses import dataclass

from publisher.vocabulary import Role, StepKind


@dataclass(frozen=True)
class StoryStep:
    """An agency's step by code; `minutes` since the call, None where minutes are not told."""

    agency: str
    role: Role
    kind: StepKind
    minutes: int | None


@dataclass(frozen=True)
class Story:
    """What the record says of one open incident, and no more.

    `weekday` 0 is Monday, by the shift's start; weekday and shift are None for an incident opened before
    the week or without an opening time. `closing_minutes` is None where minutes are not told; then
    `within_24h` stands alone.
    """

    category: str
    subcategory: str
    district: str | None
    weekday: int | None
    shift: str | None
    steps: tuple[StoryStep, ...]
    closing_minutes: int | None
    within_24h: bool | None
    opened_before_week: bool = False

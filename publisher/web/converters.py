"""Parts of an address that are more than text."""

from __future__ import annotations

from publisher.clock import Week


class WeekConverter:
    """ "2026-W46" ⇄ Week. A week that does not exist is an unknown address."""

    regex = r"[0-9]{4}-W[0-9]{2}"

    def to_python(self, value: str) -> Week:
        return Week.parse(value)

    def to_url(self, value: Week) -> str:
        return str(value)


class HashConverter:
    """The SHA-256 name of a page image."""

    regex = r"[0-9a-f]{64}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value

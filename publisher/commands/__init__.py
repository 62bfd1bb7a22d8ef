"""What each command of the command line does: one a file. Only these and `cli` may call `scheduled`."""

from __future__ import annotations

from publisher.clock import Week


class CommandError(Exception):
    """Something the person at the terminal can mend; the message says how."""


def week_of(text: str) -> Week:
    """A week as typed. Raises CommandError."""
    try:
        return Week.parse(text)
    except ValueError as error:
        raise CommandError(str(error)) from None

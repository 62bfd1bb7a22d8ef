"""Invented private content for the demonstration city's tickets, of the sorts that a real application holds.

No view gives it out. It is here so that tests can show that it never leaves the file.
"""

from __future__ import annotations

from random import Random
from typing import NamedTuple

from publisher.intake import synthetic_city as city


class Private(NamedTuple):
    """The columns between the category and the area, and the victim's name."""

    before_area: tuple[object, ...]
    victim: str | None


def private_values(rng: Random, victims: int | None) -> Private:
    """Title, narrative, caller, address and position. Telephone numbers lie in a range that no caller has."""
    name = rng.choice(city.NAMES)
    phone = f"0800{rng.randrange(1_000_000, 9_999_999)}"
    address = f"{rng.choice(city.STREETS)} No {rng.randrange(1, 90)} RT {rng.randrange(1, 9)} RW {rng.randrange(1, 12)}"
    landmark = rng.choice(city.LANDMARKS)
    before_area = (
        *(f"Laporan {name}", f"Pelapor {name} melaporkan kejadian {landmark}.", name, phone),
        *(f"3375{rng.randrange(10**11, 10**12)}", address, address, landmark),
        *(round(-6.9 + rng.uniform(-0.04, 0.04), 6), round(109.67 + rng.uniform(-0.04, 0.04), 6)),
    )
    return Private(before_area, rng.choice(city.NAMES) if victims else None)


def progress_note(rng: Random) -> str:
    """A closing note with what such notes hold: line breaks, markup, capitals, names and numbers."""
    return rng.choice(city.SENTENCES).format(
        name=rng.choice(city.NAMES),
        street=rng.choice(city.STREETS),
        phone=f"0800{rng.randrange(1_000_000, 9_999_999)}",
        number=rng.randrange(1, 90),
        rt=rng.randrange(1, 9),
        rw=rng.randrange(1, 12),
        landmark=rng.choice(city.LANDMARKS),
    )

"""Which recorded corrections a draft tells: only numbers that the data now give, two at most, each act as a whole.

A typed number is no proof. It must be what this very edition counts for that week, with guarded incidents as they went
out: else the next pages would contradict the correction, or the correction would tell how the guarded group changed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from publisher.cautions import Caution
from publisher.classified import ClassifiedIncident
from publisher.clock import Week
from publisher.edition import Correction
from publisher.regions import Region
from publisher.vocabulary import PublicClass

Act = tuple[Correction, ...]
"""What was recorded in one go, and is told together or not at all: a category and the total that went with it."""

NOT_THE_DATA = (
    "Ralat {week} belum dicetak: angkanya tidak sama dengan data sekarang. Perbaiki data di aplikasi 112, lalu buat ulang "
    "draf."
)


@dataclass(frozen=True)
class Chosen:
    """`told` are in the draft; `cautions` say which are not, because the data do not give their numbers."""

    told: Act
    cautions: tuple[Caution, ...]


def choose(
    acts: Sequence[Act],
    incidents: Sequence[ClassifiedIncident],
    first_week: Week,
    region: Region,
    check: Callable[[Act, Region], None],
) -> Chosen:
    """The corrections of this draft, oldest act first. What finds no room waits for the next edition.

    `incidents` are those of the weeks from `first_week` on, as the edition counts them; `check` raises ValueError for what
    may not be printed together.
    """
    told: Act = ()
    cautions = []
    for act in acts:
        if not all(item.week >= first_week and _count(item, incidents) == item.new for item in act):
            cautions.append(Caution("correction", NOT_THE_DATA.format(week=f"edisi {act[0].week.number}")))
            continue
        try:
            check((*told, *act), region)
        except ValueError:
            continue
        told = (*told, *act)
    return Chosen(told, tuple(cautions))


def _count(item: Correction, incidents: Sequence[ClassifiedIncident]) -> int:
    inside = (each for each in incidents if each.week == item.week)
    if not item.category:
        return sum(1 for _ in inside)
    return sum(each.category == item.category and each.public_class is PublicClass.OPEN for each in inside)

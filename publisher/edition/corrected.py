"""The figures of corrections, and the words beside a number that was corrected."""

from __future__ import annotations

from collections.abc import Sequence

from publisher.edition import Correction, CorrectionKind
from publisher.forms import Form, Unmodelled
from publisher.language import say
from publisher.summary.figures import Figure, Numbers, Summary


def correction_figures(corrections: Sequence[Correction], counts: Form | Unmodelled) -> dict[str, Figure]:
    """`correction.1.old` and so on; `counts` says of all of them what they count. A removed number has none."""
    figures = []
    for index, item in enumerate(corrections, start=1):
        key = f"correction.{index}"
        if item.new is None:
            continue
        figures += [
            Figure(f"{key}.old", item.old, "angka lama", counts),
            Figure(f"{key}.new", item.new, "angka yang benar", counts),
            Figure(f"{key}.difference", abs(item.new - item.old), "kejadian dicatat ulang", counts),
        ]
        if item.total is not None:
            figures.append(Figure(f"{key}.total", item.total, "jumlah edisi itu", counts))
    return {figure.key: figure for figure in figures}


def add_figures(corrections: Sequence[Correction], numbers: Numbers) -> None:
    """The corrections' figures, beside the issue's own."""
    numbers.figures = {**numbers.figures, **correction_figures(corrections, Unmodelled.CORRECTION)}


def beside_previous(corrections: Sequence[Correction], summary: Summary, numbers: Numbers) -> str:
    """ "diralat dari 16", beside last week's total where that is what was corrected; or nothing."""
    for index, item in enumerate(corrections, start=1):
        about = not item.category and item.week == summary.week.earlier(1)
        if about and item.new is not None and item.new == summary.previous_total:
            old = numbers.text(f"correction.{index}.old")
            if item.kind is CorrectionKind.UPDATE:
                return say("diperbarui dari {n}", n=old)
            return say("diralat dari {n}", n=old)
    return ""

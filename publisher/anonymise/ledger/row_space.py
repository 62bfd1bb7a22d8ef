"""Whether published numbers determine a target by sums and differences alone: exact, in rational numbers."""

from __future__ import annotations

from fractions import Fraction

from publisher.anonymise.ledger.columns import System


def combination(system: System) -> dict[int, Fraction] | None:
    """Weights y with `sum of y[r] × row r = target`, by row; None where there are none.

    Every merged column c is an equation: the weights of its rows add up to 1 inside the target, to 0 outside.
    """
    pivots: dict[int, dict[int, Fraction]] = {}
    right: dict[int, Fraction] = {}
    for column, inside in zip(system.columns, system.inside, strict=True):
        equation = {row: Fraction(1) for row in column}
        value = Fraction(1 if inside else 0)
        while equation:
            lead = min(equation)
            if lead not in pivots:
                factor = equation[lead]
                pivots[lead] = {row: weight / factor for row, weight in equation.items()}
                right[lead] = value / factor
                break
            factor = equation[lead]
            for row, weight in pivots[lead].items():
                left = equation.get(row, Fraction(0)) - factor * weight
                if left:
                    equation[row] = left
                else:
                    equation.pop(row, None)
            value -= factor * right[lead]
        else:
            if value:
                return None  # the same rows, inside and outside: no weights can tell them apart
    return _back_substituted(pivots, right)


def _back_substituted(pivots: dict[int, dict[int, Fraction]], right: dict[int, Fraction]) -> dict[int, Fraction]:
    weights: dict[int, Fraction] = {}
    for lead in sorted(pivots, reverse=True):
        rest = sum((weight * weights.get(row, 0) for row, weight in pivots[lead].items() if row != lead), Fraction(0))
        weights[lead] = right[lead] - rest
    return {row: weight for row, weight in weights.items() if weight}

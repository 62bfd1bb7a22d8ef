"""The smallest and the largest value that a target can have, given all rows: linear, then whole-number, programming."""

from __future__ import annotations

from math import ceil, floor

import highspy
import numpy as np
from numpy.typing import NDArray

from publisher.anonymise.ledger.columns import System

CLOSE = 1e-6
# Longer than this for one bound, and the audit counts as not passed.
SECONDS = 20.0


class Undecided(Exception):
    """The solver came to no end. Never taken as a pass."""


class _Solver(highspy.Highs):
    """HiGHS without a word on standard output: it would print a banner as soon as its callbacks are switched on."""

    def enableCallbacks(self) -> None:  # noqa: N802 - HiGHS's own name
        self.setOptionValue("output_flag", False)
        super().enableCallbacks()  # type: ignore[no-untyped-call]


def smallest(system: System) -> int:
    """The smallest value of the target over all tables of whole numbers that fit. Raises Undecided."""
    return _extreme(system, highspy.ObjSense.kMinimize)


def largest(system: System) -> int:
    """The largest value of the target over all tables of whole numbers that fit. Raises Undecided."""
    return _extreme(system, highspy.ObjSense.kMaximize)


def _extreme(system: System, sense: highspy.ObjSense) -> int:
    value, solution = _run(_model(system, sense, integral=False))
    rounded = floor(value + CLOSE) if sense == highspy.ObjSense.kMaximize else ceil(value - CLOSE)
    # A corner of whole numbers is a table that fits; otherwise the linear bound may be nearer than any table comes.
    whole = bool(np.all(np.abs(solution - np.round(solution)) <= CLOSE))
    if not whole or abs(value - rounded) > CLOSE:
        value, solution = _run(_model(system, sense, integral=True))
        rounded = round(value)
    _check(system, solution, rounded)
    return rounded


def _check(system: System, solution: NDArray[np.double], value: int) -> None:
    """The table found fits in exact whole numbers: no pass rests on a rounding error. Raises Undecided."""
    table = [int(number) for number in np.rint(solution)]
    sums = [0] * len(system.values)
    for column, number in zip(system.columns, table, strict=True):
        for row in column:
            sums[row] += number
    inside = sum(number for number, counted in zip(table, system.inside, strict=True) if counted)
    if min(table, default=0) < 0 or tuple(sums) != system.values or inside != value:
        raise Undecided("The solver's table does not fit exactly.")


def _model(system: System, sense: highspy.ObjSense, *, integral: bool) -> highspy.Highs:
    columns, rows = len(system.columns), len(system.values)
    lp = highspy.HighsLp()
    lp.num_col_, lp.num_row_, lp.sense_ = columns, rows, sense
    lp.col_cost_ = np.array(system.inside, dtype=np.double)
    lp.col_lower_ = np.zeros(columns)
    lp.col_upper_ = np.full(columns, highspy.kHighsInf)
    lp.row_lower_ = np.array(system.values, dtype=np.double)
    lp.row_upper_ = np.array(system.values, dtype=np.double)
    lp.a_matrix_.format_ = highspy.MatrixFormat.kColwise
    lp.a_matrix_.start_ = np.cumsum([0, *(len(column) for column in system.columns)]).astype(np.int32)
    lp.a_matrix_.index_ = np.array([row for column in system.columns for row in column], dtype=np.int32)
    lp.a_matrix_.value_ = np.ones(sum(len(column) for column in system.columns))
    if integral:
        lp.integrality_ = [highspy.HighsVarType.kInteger] * columns
    solver = _Solver()  # type: ignore[no-untyped-call]
    solver.setOptionValue("threads", 1)
    solver.setOptionValue("mip_rel_gap", 0.0)
    solver.setOptionValue("time_limit", SECONDS)
    solver.passModel(lp)
    return solver


def _run(solver: highspy.Highs) -> tuple[float, NDArray[np.double]]:
    """The optimum and its table. Every unknown is limited by its piece's total, and the true table fits: whatever else
    the solver says is a failure, never an answer."""
    solver.run()
    status = solver.getModelStatus()
    if status != highspy.HighsModelStatus.kOptimal:
        raise Undecided(f"The solver stopped without an answer: {solver.modelStatusToString(status)}.")
    return solver.getInfo().objective_function_value, np.array(solver.getSolution().col_value)

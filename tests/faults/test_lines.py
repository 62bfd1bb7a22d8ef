"""The harness's own pipe: what lies there already is there at once."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from tests.faults.kills import Lines


@pytest.fixture
def pipe() -> Iterator[tuple[Lines, int]]:
    read, write = os.pipe()
    yield Lines(read), write
    os.close(read)


def test_two_lines_that_came_together_are_both_there_without_waiting(pipe: tuple[Lines, int]) -> None:
    lines, write = pipe
    os.write(write, b"4711\nexit 0\n")
    assert lines.next() == "4711"
    assert lines.next(0) == "exit 0"
    os.close(write)


def test_half_a_line_is_no_line_until_its_end_has_come(pipe: tuple[Lines, int]) -> None:
    lines, write = pipe
    os.write(write, b"exi")
    assert lines.next(0) is None
    os.write(write, b"t 0\nsig")
    assert lines.next(0) == "exit 0"
    assert lines.next(0) is None
    os.close(write)


def test_a_pipe_whose_other_end_is_gone_says_so(pipe: tuple[Lines, int]) -> None:
    lines, write = pipe
    os.close(write)
    with pytest.raises(EOFError):
        lines.next()

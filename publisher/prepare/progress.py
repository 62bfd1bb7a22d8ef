"""How long work says how far it is."""

from __future__ import annotations

from collections.abc import Callable

# (steps done, steps in all, what is being done, in Indonesian)
Progress = Callable[[int, int, str], None]

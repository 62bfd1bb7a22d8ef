"""The demo that several tests of commands look at."""

from __future__ import annotations

from tests.command_line import demo

__all__ = ["demo"]

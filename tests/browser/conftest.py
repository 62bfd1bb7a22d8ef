"""The demo from which the walk starts."""

from __future__ import annotations

from tests.command_line import demo

__all__ = ["demo"]

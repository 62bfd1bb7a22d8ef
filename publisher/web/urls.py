"""Addresses: staff under /redaksi/."""

from __future__ import annotations

urlpatterns: list[object] = []

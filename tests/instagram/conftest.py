"""A stand-in and a backend on it; nothing here waits."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from publisher.instagram.private import PrivateApi
from tests.faults.stand_in import StandIn


@pytest.fixture
def instagram() -> Iterator[StandIn]:
    with StandIn() as stand_in:
        yield stand_in


@pytest.fixture
def backend(instagram: StandIn) -> PrivateApi:
    return PrivateApi(instagram.session(), loopback=instagram.base, timeout=(5, 20), pause=0)

"""The protocol's machine, short form; `make faults` runs 2,000 × 50 steps."""

from __future__ import annotations

import pytest
from django.conf import settings

from tests.scheduled.protocol_machine import run


@pytest.mark.django_db
def test_no_order_of_people_faults_deaths_and_restores_breaks_the_protocol() -> None:
    if settings.DATABASES["default"]["ENGINE"].endswith("postgresql"):
        return  # its stores are copied in memory; what the store itself promises is tested by killing, on both
    run(examples=20, steps=30)

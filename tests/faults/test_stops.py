"""Two workers and one that stands still past its lease, once at every point; ten times in `make faults`."""

from __future__ import annotations

import pytest

from tests.faults.test_kills import faults, need


@pytest.mark.parametrize("store", ["sqlite", "postgresql"])
def test_a_worker_that_wakes_after_its_lease_sends_nothing_and_a_second_one_waits(store: str) -> None:
    need(store)
    done = faults("stops", "--store", store, "--rounds", "1")
    assert done.returncode == 0, done.stdout + done.stderr[-2000:]
    assert "stops=13, second_acted=0, sent_after_lease=0, sent_without_approval=0, doubles=0, not_live=0" in done.stdout

"""A short form of the restores; the long one, with the control, is `make faults`."""

from __future__ import annotations

from tests.faults.test_kills import faults


def test_an_old_backup_put_back_posts_nothing_a_second_time() -> None:
    done = faults("restores", "--restores", "3")
    assert done.returncode == 0, done.stdout + done.stderr[-2000:]
    assert "restores=3, reposts=0, sent_while_off=0, lost=0" in done.stdout

"""Leave for the one request that makes a post public."""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock

from publisher.instagram.errors import Ambiguous, RetrySafe


class CommitGuard:
    """One attempt's leave to send one mutating request for the plan whose sidecar id is given.

    Make it after the intent is on disk, one for each attempt; there is no way to fill it again. `still_mine` is asked
    in the last moment before the request leaves (is the lease still ours, is publishing still on): False means that
    nothing leaves.
    """

    def __init__(self, sidecar: str, still_mine: Callable[[], bool] | None = None) -> None:
        self._sidecar = sidecar
        self._still_mine = still_mine
        self._spent = False
        self._lock = Lock()

    @property
    def spent(self) -> bool:
        """True once a request may have left under this guard."""
        return self._spent

    def spend(self, sidecar: str) -> None:
        """Use the leave up, directly before sending.

        Raises Ambiguous when it is used up already (the first request may be live) and RetrySafe when nothing has left
        and nothing may: the guard is for another plan, or the attempt is no longer ours.
        """
        with self._lock:
            if self._spent:
                raise Ambiguous("second_send_blocked", "guard already spent")
            if sidecar != self._sidecar:
                raise RetrySafe("not_staged", "guard made for another plan")
            if self._still_mine is not None and not self._still_mine():
                raise RetrySafe("lease_lost", "attempt no longer ours")
            self._spent = True

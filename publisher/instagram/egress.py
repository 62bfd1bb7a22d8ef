"""The only way out to the channel: one host, a handful of paths, forced timeouts, one commit per guard.

The client library sets no timeouts and repeats a request by itself in several places (HTTP 408, truncated answers,
transport retries, redirects that keep the method). Those places may change with any release; this does not. What
happens below an adapter it cannot see: see `once`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from urllib.parse import unquote_plus, urlsplit, urlunsplit

from requests import PreparedRequest, Response
from requests.adapters import BaseAdapter, HTTPAdapter

from publisher.instagram.guard import CommitGuard

HOST = "i.instagram.com"
PREFIX = f"https://{HOST}/"
TIMEOUT = (10.0, 60.0)
"""Seconds to connect, and to wait for an answer. The default transport adds the two up and means the whole call."""

READS = re.compile(r"/api/v1/(accounts/current_user|feed/user/\d+|media/\d+/info)/")
UPLOAD = re.compile(r"/rupload_igphoto/\d{13}_0_\d{10}")
COMMIT = "/api/v1/media/configure_sidecar/"
SIDECAR = re.compile(r'"client_sidecar_id": ?"(\d{13})"')
LOOPBACK_HOSTS = ("127.0.0.1", "localhost")


class EgressError(Exception):
    """A request that this product has no business sending; it has not left. Names method, host and path only."""


def _refusal(request: PreparedRequest) -> EgressError:
    url = urlsplit(request.url or "")
    return EgressError(f"{request.method} {url.hostname}{url.path} is not allowed out")


class Refuse(BaseAdapter):
    """For every other prefix: nothing leaves."""

    def send(
        self,
        request: PreparedRequest,
        stream: bool = False,
        timeout: object = None,
        verify: object = True,
        cert: object = None,
        proxies: Mapping[str, str] | None = None,
    ) -> Response:
        raise _refusal(request)

    def close(self) -> None:
        """Holds nothing."""


class Egress(BaseAdapter):
    """Wraps the library's own adapter; mounted on PREFIX, it wins over whatever else is mounted."""

    def __init__(
        self, inner: BaseAdapter, timeout: tuple[float, float] = TIMEOUT, committing: BaseAdapter | None = None
    ) -> None:
        """`committing` carries the commit, where `inner` might send a request again by itself."""
        super().__init__()
        self.inner = inner
        self.committing = committing or inner
        self.timeout = timeout
        self._guard: CommitGuard | None = None

    @contextmanager
    def armed(self, guard: CommitGuard) -> Iterator[None]:
        """Within this block the commit path is open, once, as far as `guard` still allows."""
        self._guard = guard
        try:
            yield
        finally:
            self._guard = None

    def send(
        self,
        request: PreparedRequest,
        stream: bool = False,
        timeout: object = None,
        verify: bool | str = True,
        cert: str | tuple[str, str] | None = None,
        proxies: Mapping[str, str] | None = None,
    ) -> Response:
        """Send what is allowed. Raises EgressError, what the guard raises, and what the inner adapter raises."""
        url = urlsplit(request.url or "")
        if url.scheme != "https" or url.netloc != HOST:
            raise _refusal(request)
        way = self.inner
        if request.method == "POST" and url.path == COMMIT:
            self._spend(request)
            way = self.committing
        elif not (
            (request.method == "GET" and READS.fullmatch(url.path))
            or (request.method == "POST" and UPLOAD.fullmatch(url.path))
        ):
            raise _refusal(request)
        return way.send(request, stream, self.timeout, verify, cert, dict(proxies or {}))

    def close(self) -> None:
        """Close the inner adapter."""
        self.inner.close()

    def _spend(self, request: PreparedRequest) -> None:
        if self._guard is None:
            raise _refusal(request)
        body = request.body.decode() if isinstance(request.body, bytes) else str(request.body)
        named = SIDECAR.search(unquote_plus(body))
        self._guard.spend(named[1] if named else "")


class Loopback(HTTPAdapter):
    """For tests: the same requests, headers and Host, carried to a stand-in on this machine. Never retries."""

    def __init__(self, base: str) -> None:
        super().__init__(max_retries=0)
        self.netloc = loopback_netloc(base)

    def send(
        self,
        request: PreparedRequest,
        stream: bool = False,
        timeout: object = None,
        verify: object = True,
        cert: object = None,
        proxies: Mapping[str, str] | None = None,
    ) -> Response:
        url = urlsplit(request.url or "")
        moved = request.copy()
        moved.headers["Host"] = url.netloc
        moved.url = urlunsplit(("http", self.netloc, url.path, url.query, ""))
        return super().send(moved, stream=stream, timeout=timeout)  # type: ignore[arg-type]


def loopback_netloc(base: str) -> str:
    """Host and port of a base such as "http://127.0.0.1:8123". Raises ValueError for anything but this machine, so
    that a stray setting can never carry a session to a stranger."""
    url = urlsplit(base)
    if url.scheme != "http" or url.hostname not in LOOPBACK_HOSTS or url.path not in ("", "/") or url.username:
        raise ValueError(f"{base!r} is not a loopback address such as http://127.0.0.1:8123.")
    return url.netloc

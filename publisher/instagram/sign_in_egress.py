"""The way out while a person signs in: two hosts, the paths of the library's sign-in, a password once a way.

The library goes through its present flow on b.i.instagram.com and, where the answer says so, through the older one; a
password may leave once by each. A repeated one would count as another attempt on the account.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import urlsplit

from requests import PreparedRequest, Response
from requests.adapters import BaseAdapter

from publisher.instagram.egress import HOST, TIMEOUT, EgressError

HOSTS = (HOST, "b.i.instagram.com")
BLOKS = r"(bloks\.caa|caa|two_step_verification|two_factor_login|ap\.two_step_verification)\.[a-z_.]+"
READS = re.compile(r"/api/v1/(accounts/current_user|qe/sync)/")
WRITES = re.compile(
    r"/graphql_www|/api/v1/(launcher/sync|attestation/create_android_keystore|feed/reels_tray|feed/timeline"
    r"|accounts/login|accounts/two_factor_login|bloks/(async_action|apps)/com\.bloks\.www\." + BLOKS + r")/"
)
ONCE = re.compile(r"/accounts/(two_factor_)?login/$|send_login_request/$|verify_code\.async/$|code_entry_async/$")


class SignInEgress(BaseAdapter):
    """Wraps the library's own adapter for one sign-in."""

    def __init__(self, inner: BaseAdapter, timeout: tuple[float, float] = TIMEOUT, once: BaseAdapter | None = None) -> None:
        """`once` carries passwords and codes, where `inner` might send a request again by itself."""
        super().__init__()
        self.inner = inner
        self.once = once or inner
        self.timeout = timeout
        self._sent: set[str] = set()

    def send(
        self,
        request: PreparedRequest,
        stream: bool = False,
        timeout: object = None,
        verify: bool | str = True,
        cert: str | tuple[str, str] | None = None,
        proxies: Mapping[str, str] | None = None,
    ) -> Response:
        """Send what belongs to signing in. Raises EgressError, and what the inner adapter raises."""
        url = urlsplit(request.url or "")
        allowed = READS if request.method == "GET" else WRITES if request.method == "POST" else None
        known = url.scheme == "https" and url.netloc in HOSTS and allowed is not None and allowed.fullmatch(url.path)
        if not known or url.path in self._sent:
            raise EgressError(f"{request.method} {url.hostname}{url.path} is not allowed out")
        way = self.inner
        if ONCE.search(url.path):
            self._sent.add(url.path)
            way = self.once
        return way.send(request, stream, self.timeout, verify, cert, dict(proxies or {}))

    def close(self) -> None:
        """Close the inner adapter."""
        self.inner.close()

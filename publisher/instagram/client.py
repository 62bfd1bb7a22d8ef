"""The client library, tamed: a stored session only, one request a call, one host. Import lazily: it costs 1.3 s."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from typing import Any, TypeVar

from instagrapi import Client

from publisher.instagram.egress import PREFIX, Egress, Loopback, Refuse
from publisher.instagram.errors import NeedsPerson
from publisher.instagram.once import SendOnce

WIB_OFFSET = 25_200

# A session blob would silently override what is set here: TLS checks, repeats and the transport are not its business.
NOT_THE_SESSIONS = frozenset({"tls_verify", "request_timeout", "public_transport", "private_transport"})
NOT_THE_SESSIONS_EITHER = ("session_retry_", "public_request_retries_", "public_transport_")


class OneRequest(Client):  # type: ignore[misc]  # the library is untyped
    """A client whose every private call is one request on the wire.

    The library's `private_request` waits and sends again after HTTP 408, after a truncated answer and after its
    handlers; with the commit that makes a second post. Its request building and error reading are kept.
    """

    def private_request(
        self, endpoint: str, data: dict[str, Any] | None = None, params: dict[str, Any] | None = None, **options: Any
    ) -> Any:
        headers = dict(options.pop("headers", None) or {})
        if self.authorization:
            headers["Authorization"] = self.authorization
        return self._send_private_request(endpoint, data=data, params=params, headers=headers, **options)


class SingleSend(OneRequest):
    """The client of a posting: on a stored session, and on nothing else."""

    def login(self, *args: Any, **kwargs: Any) -> bool:
        """Signing in is a command that a person runs; here it would trade a session for a password attempt."""
        raise NeedsPerson("login_required", "a posting never signs in")


Made = TypeVar("Made", bound=OneRequest)


def clean_session(session: Mapping[str, Any]) -> dict[str, Any]:
    """A session blob without the settings that belong to us. Raises NeedsPerson when nobody is signed in by it."""
    authorization = session.get("authorization_data")
    if not isinstance(authorization, Mapping) or not authorization.get("sessionid"):
        raise NeedsPerson("no_session", "session without authorization_data")
    return {
        key: value
        for key, value in session.items()
        if key not in NOT_THE_SESSIONS and not key.startswith(NOT_THE_SESSIONS_EITHER)
    }


def connect(
    session: Mapping[str, Any], loopback: str | None, timeout: tuple[float, float], pause: float
) -> tuple[SingleSend, Egress]:
    """A client on a stored session behind an Egress; sends nothing yet.

    `loopback` carries everything to a stand-in on this machine; `pause` is the seconds that the library waits before
    each call. Raises NeedsPerson without a session and ValueError for a loopback that is none.
    """
    client = tame(SingleSend, clean_session(session), loopback, pause)
    if loopback:
        egress = Egress(Loopback(loopback), timeout)
    else:
        curl = client.private.get_adapter(PREFIX)
        egress = Egress(curl, timeout, committing=SendOnce(curl))
    wall(client)
    client.private.mount(PREFIX, egress)
    return client, egress


def tame(kind: type[Made], settings: Mapping[str, Any], loopback: str | None, pause: float) -> Made:
    """A client with our transport, clock and silence, whatever a session blob says."""
    for name in ("instagrapi", "private_request", "urllib3"):
        logging.getLogger(name).setLevel(logging.WARNING)
    # The library logs whole answers, some with the account's address and number; what matters is in our exceptions.
    silent = logging.getLogger("publisher.instagram.library")
    silent.setLevel(logging.CRITICAL + 1)
    return kind(
        settings=dict(settings),
        logger=silent,
        with_challenge_flow=False,
        request_timeout=pause,
        session_retry_total=0,
        session_retry_backoff_factor=0,
        session_retry_statuses=[],
        public_request_retries_count=0,
        private_transport="requests" if loopback else "curl",
        timezone_offset=WIB_OFFSET,
    )


def wall(client: OneRequest) -> None:
    """Nothing leaves by any of the library's ways out; what may is mounted afterwards."""
    for http in (client.private, client.public, client.graphql):
        http.trust_env = False
        http.max_redirects = 0
        http.mount("https://", Refuse())
        http.mount("http://", Refuse())

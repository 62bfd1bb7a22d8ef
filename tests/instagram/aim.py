"""A backend on a stand-in, over either transport.

Over HTTP/2 it is the backend of production, with its default transport and egress guard as they are, led to the
stand-in by libcurl itself, as with its option --connect-to: address, Host, certificate name and every check above
libcurl stay those of the channel. Nothing of it can be set in a session or a configuration.
"""

from __future__ import annotations

import tempfile
from functools import cache
from typing import IO, Any

from curl_cffi import CurlOpt, ffi, lib

from publisher.instagram.private import PrivateApi
from tests.faults.h2_face import authority
from tests.faults.stand_in import StandIn


def opened(instagram: StandIn, timeout: tuple[float, float] = (5, 20)) -> PrivateApi:
    """A backend that comes to no end but `instagram`; over curl the two times add up."""
    if not instagram.h2:
        return PrivateApi(instagram.session(), loopback=instagram.base, timeout=timeout, pause=0)
    backend = aimed(instagram, timeout)
    backend._client.private.verify = _trusted().name
    return backend


def aimed(instagram: StandIn, timeout: tuple[float, float] = (5, 20), **blob: Any) -> PrivateApi:
    """As production opens it, but connected to `instagram`, whose certificate it does not trust yet. `blob` is added to
    the session."""
    backend = PrivateApi({**instagram.session(), **blob}, timeout=timeout, pause=0)
    inner: Any = backend._egress.inner
    # curl_cffi makes no list of this option's value by itself; the few bytes of one are never given back.
    target = lib.curl_slist_append(ffi.NULL, f"::127.0.0.1:{instagram.server.port}".encode())
    inner.client.curl_options[CurlOpt.CONNECT_TO] = target
    return backend


@cache
def _trusted() -> IO[bytes]:
    """The stand-in's authority as a file, gone when the process ends."""
    file = tempfile.NamedTemporaryFile(suffix=".pem")  # noqa: SIM115 (it stays open until the end)
    file.write(authority().cert_pem.bytes())
    file.flush()
    return file

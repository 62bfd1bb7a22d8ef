"""A body that can be read once, so that the transport below has nothing to send a second time.

libcurl sends a request again by itself, and without a word, when a connection that it had used before ends without an
answer, and when the server says that it did not look at the stream (GOAWAY, REFUSED_STREAM). After either the first one
may have taken effect. No option of libcurl turns that off. But it must read the body again for it, and a body that
comes from a reader without a way back it cannot: the call fails, and the outcome is unknown, as it should be.
"""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from typing import Any

from curl_cffi import CurlOpt
from requests import PreparedRequest, Response
from requests.adapters import BaseAdapter


class Once:
    """What libcurl's read function asks, and no more: there is no seek."""

    def __init__(self, body: bytes) -> None:
        self._source = BytesIO(body)

    def read(self, size: int) -> bytes:
        return self._source.read(size)


class SendOnce(BaseAdapter):
    """The library's default adapter for one request whose body libcurl reads once, over a connection of its own.

    A new connection, because one that the other side has closed meanwhile would lose the request and leave its outcome
    open. `curl` is the library's adapter; it is found out here, before anything is sent, if a release has changed it.
    """

    def __init__(self, curl: Any) -> None:
        super().__init__()
        if not isinstance(curl.client.curl_options, dict):
            raise TypeError("The library's transport has changed; postings over it are not safe.")
        self._curl = curl

    def send(
        self,
        request: PreparedRequest,
        stream: bool = False,
        timeout: Any = None,
        verify: Any = True,
        cert: Any = None,
        proxies: Mapping[str, str] | None = None,
    ) -> Response:
        body = request.body.encode() if isinstance(request.body, str) else request.body
        if not isinstance(body, bytes):
            raise TypeError("a commit has a body of text")
        once: dict[CurlOpt, Any] = {
            CurlOpt.UPLOAD: 1,
            CurlOpt.CUSTOMREQUEST: b"POST",
            CurlOpt.READDATA: Once(body),
            CurlOpt.INFILESIZE_LARGE: len(body),
            CurlOpt.FRESH_CONNECT: 1,
        }
        options: dict[CurlOpt, Any] = self._curl.client.curl_options
        options.update(once)
        try:
            answer: Response = self._curl.send(request, stream, timeout, verify, cert, proxies)
        finally:
            for option in once:
                options.pop(option, None)
        return answer

    def close(self) -> None:
        """The adapter below is its owner's to close."""

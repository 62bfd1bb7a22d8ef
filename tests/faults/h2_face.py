"""HTTP/2 over TLS on loopback: the only thing that the client library's default transport speaks.

A server gives each request to `handle` and closes the connection when no answer came. Besides what the stand-in's
faults do on any wire, a stream can be given back here as if untouched ("refused", "goaway") or broken off ("reset").
"""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Callable
from contextlib import suppress
from email.message import Message
from functools import cache

import trustme
from h2.config import H2Configuration
from h2.connection import H2Connection
from h2.errors import ErrorCodes
from h2.events import DataReceived, Event, RequestReceived, StreamEnded
from h2.exceptions import ProtocolError

H2_FAULTS = ("refused", "goaway", "reset")
Handle = Callable[["H2Request", str, bytes], None]


@cache
def authority() -> trustme.CA:
    """The one whom a client has to trust. One a process: making keys is what costs."""
    return trustme.CA()


@cache
def server_context(host: str) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority().issue_cert(host).configure_cert(context)
    context.set_alpn_protocols(["h2"])
    return context


class H2Request:
    """One request, with the face of http.server's handlers: path, headers, and a way to answer."""

    def __init__(self, connection: H2Connection, sock: ssl.SSLSocket, stream: int, fields: dict[str, str]) -> None:
        self._connection, self._socket, self._stream = connection, sock, stream
        self.method, self.path = fields[":method"], fields[":path"]
        self.headers = Message()
        self.headers["Host"] = fields[":authority"]
        for name, value in fields.items():
            if not name.startswith(":"):
                self.headers[name] = value
        self.body = b""
        self.close_connection = False

    def answer(self, status: int, content: bytes, cut: str) -> None:
        """Send an answer; with `cut`, half of what its length promises, and the connection ends."""
        kind = "text/html" if content.startswith(b"<") else "application/json"
        headers = [(":status", str(status)), ("content-type", kind), ("content-length", str(len(content)))]
        if 300 <= status < 400:
            headers.append(("location", content.decode()))
        self._connection.send_headers(self._stream, headers)
        self._connection.send_data(self._stream, content[: len(content) // 2] if cut else content, end_stream=not cut)
        self.flush()
        self.close_connection = bool(cut)

    def give_back(self, how: str) -> None:
        """End the stream without an answer: "refused" and "goaway" say that it was not even looked at."""
        if how == "goaway":
            self._connection.close_connection(ErrorCodes.NO_ERROR, last_stream_id=0)
            self.close_connection = True
        else:
            code = ErrorCodes.REFUSED_STREAM if how == "refused" else ErrorCodes.INTERNAL_ERROR
            self._connection.reset_stream(self._stream, code)
        self.flush()

    def flush(self) -> None:
        self._socket.sendall(self._connection.data_to_send())


class H2Server:
    """Connections on 127.0.0.1, a thread each. `handshakes` counts them."""

    def __init__(self, host: str, handle: Handle) -> None:
        self._handle = handle
        self._context = server_context(host)
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        self.handshakes = 0
        self._open: set[ssl.SSLSocket] = set()

    def start(self) -> None:
        threading.Thread(target=self._accept, daemon=True).start()

    def close(self) -> None:
        # A thread that waits in accept() is woken by shutdown, not by close.
        with suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        for sock in list(self._open):
            with suppress(OSError):
                sock.shutdown(socket.SHUT_RDWR)

    def _accept(self) -> None:
        while True:
            try:
                plain, _ = self._listener.accept()
            except OSError:
                return
            threading.Thread(target=self._talk, args=(plain,), daemon=True).start()

    def _talk(self, plain: socket.socket) -> None:
        # A client that goes away or distrusts us is part of the play.
        with suppress(OSError, ProtocolError), plain:
            plain.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            with self._context.wrap_socket(plain, server_side=True) as sock:
                self.handshakes += 1
                self._open.add(sock)
                try:
                    self._serve(sock)
                finally:
                    self._open.discard(sock)

    def _serve(self, sock: ssl.SSLSocket) -> None:
        connection = H2Connection(H2Configuration(client_side=False, header_encoding="utf-8"))
        connection.initiate_connection()
        sock.sendall(connection.data_to_send())
        streams: dict[int, H2Request] = {}
        while data := sock.recv(65_536):
            for event in connection.receive_data(data):
                if (whole := _read(connection, sock, streams, event)) is None:
                    continue
                self._handle(whole, whole.method, whole.body)
                if whole.close_connection:
                    return
            sock.sendall(connection.data_to_send())


def _read(connection: H2Connection, sock: ssl.SSLSocket, streams: dict[int, H2Request], event: Event) -> H2Request | None:
    """Take an event in; the request that it completes, if it does."""
    if isinstance(event, RequestReceived):
        fields = {str(name): str(value) for name, value in event.headers or ()}
        streams[event.stream_id] = H2Request(connection, sock, event.stream_id, fields)
    elif isinstance(event, DataReceived):
        streams[event.stream_id].body += event.data or b""
        connection.acknowledge_received_data(event.flow_controlled_length, event.stream_id)
    elif isinstance(event, StreamEnded):
        return streams.pop(event.stream_id)
    return None

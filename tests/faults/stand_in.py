"""A loopback stand-in for Instagram's private API: one account, its posts, a log of requests, and faults on demand.

    with StandIn() as instagram:
        instagram.fault("configure", "after", "drop")
        backend = PrivateApi(instagram.session(), loopback=instagram.base, pause=0)
        ...
        assert instagram.count("configure") == 1 and len(instagram.posts) == 1

What it demands of a request (host, authorization, a JPEG of the right size, distinct known ids) it notes in
`problems` when it is missing; a test that expects a clean run asserts that the list is empty.
"""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from typing import Any
from urllib.parse import unquote_plus, urlsplit

from PIL import Image

from publisher.clock import Clock, FixedClock
from publisher.instagram.egress import HOST
from tests.faults.answers import ANSWERS
from tests.faults.h2_face import H2_FAULTS, H2Request, H2Server

ACCOUNT_ID = "63700000011"
ACCOUNT = "laporpekalongan"
NOON = datetime(2026, 11, 16, 5, 0, tzinfo=UTC)
HANG_SECONDS = 5.0
ENDPOINTS = {
    "me": re.compile(r"/api/v1/accounts/current_user/"),
    "upload": re.compile(r"/rupload_igphoto/(\d+)_0_(\d+)"),
    "configure": re.compile(r"/api/v1/media/configure_sidecar/"),
    "feed": re.compile(r"/api/v1/feed/user/(\d+)/"),
    "info": re.compile(r"/api/v1/media/(\d+)/info/"),
}
WIRE_FAULTS = ("drop", "hang", "truncate", "truncate_chunked", *H2_FAULTS)
EFFECT_FAULTS = ("caption_dropped", "lag", "ok_without_media", "missing_fields", "vanish")


@dataclass(frozen=True)
class Post:
    """One post of the account, as the stand-in keeps it."""

    pk: str
    code: str
    caption: str
    slides: tuple[bytes, ...]
    alts: tuple[str | None, ...]
    taken_at: datetime
    sidecar: str


@dataclass(frozen=True)
class Logged:
    """One request as it came in; `endpoint` is "" for a path that the stand-in does not know."""

    method: str
    path: str
    endpoint: str
    body: bytes


@dataclass
class Fault:
    """One entry of the script: at the next request of `endpoint`, before or after its effect."""

    endpoint: str
    when: str
    kind: str
    times: int = 1


@dataclass
class StandIn:
    """One account in memory. `device_timestamps=False` leaves our sidecar id out of what is read back, because nobody
    has proven that the real answers of 2026 still have it; `alt_texts=False` forgets alt texts the same way. With
    `dedupe` a sidecar id that has a post already is answered with that post; whether the channel does so is unknown, too.
    `outage` names an answer that every read gets while it is set."""

    clock: Clock = field(default_factory=lambda: FixedClock(NOON))
    account_id: str = ACCOUNT_ID
    account: str = ACCOUNT
    device_timestamps: bool = True
    alt_texts: bool = True
    more_available: bool = False
    dedupe: bool = False
    outage: str = ""
    posts: list[Post] = field(default_factory=list)
    uploads: dict[str, bytes] = field(default_factory=dict)
    log: list[Logged] = field(default_factory=list)
    linger: Callable[[str], None] = lambda endpoint: None  # called between a request's effect and its answer
    problems: list[str] = field(default_factory=list)
    h2: bool = False  # HTTP/2 over TLS, as the library's default transport wants it, in place of plain HTTP/1

    def __post_init__(self) -> None:
        self._script: list[Fault] = []
        self._made = len(self.posts)
        self._lock = threading.Lock()
        self._closing = threading.Event()
        self.server = H2Server(HOST, self.handle) if self.h2 else _Server(self)
        self.base = f"{'https' if self.h2 else 'http'}://127.0.0.1:{self.server.port}"

    def __enter__(self) -> StandIn:
        self.server.start()
        return self

    def __exit__(self, *exception: object) -> None:
        self._closing.set()
        self.server.close()

    def session(self, account_id: str | None = None) -> dict[str, Any]:
        """A session blob by which this account (or another) is signed in."""
        owner = account_id or self.account_id
        return {"authorization_data": {"ds_user_id": owner, "sessionid": f"{owner}%3Asecret-session%3A1"}}

    def fault(self, endpoint: str, when: str, kind: str, times: int = 1) -> None:
        """Script a fault for the next `times` requests of an endpoint; `when` is "before" or "after" its effect."""
        known = endpoint in ENDPOINTS and when in ("before", "after") and (self.h2 or kind not in H2_FAULTS)
        if not known or (kind not in ANSWERS and kind not in WIRE_FAULTS + EFFECT_FAULTS):
            raise ValueError(f"no such fault: {endpoint}, {when}, {kind}")
        self._script.append(Fault(endpoint, when, kind, times))

    def count(self, endpoint: str) -> int:
        """How many requests of an endpoint have come in."""
        return sum(entry.endpoint == endpoint for entry in self.log)

    def mutations(self) -> list[Logged]:
        """Every request that is neither a read nor an upload."""
        return [entry for entry in self.log if entry.method != "GET" and entry.endpoint != "upload"]

    def remove(self, pk: str) -> None:
        """Let a post vanish, as a person or the channel may."""
        self.posts = [post for post in self.posts if post.pk != pk]

    def handle(self, handler: Request, method: str, body: bytes) -> None:
        """Answer one request: fault before, effect, fault after, answer."""
        path = urlsplit(handler.path).path
        endpoint, match = next(
            ((name, found) for name, form in ENDPOINTS.items() if (found := form.fullmatch(path))), ("", None)
        )
        with self._lock:
            self.log.append(Logged(method, handler.path, endpoint, body))
            self._check(handler, endpoint, path, body)
            fault = next((one for one in self._script if one.endpoint == endpoint), None)
            if fault is not None:
                fault.times -= 1
                if fault.times == 0:
                    self._script.remove(fault)
            kind = fault.kind if fault is not None else self.outage if method == "GET" else ""
            if fault is not None and fault.when == "before":
                status, answer = ANSWERS.get(kind, (200, b'{"status":"ok"}'))
            else:
                status, answer = self._serve(handler, endpoint, match, body, kind)
                status, answer = ANSWERS.get(kind, (status, answer))
        self.linger(endpoint)
        if kind == "hang":
            self._closing.wait(HANG_SECONDS)
        if kind in ("drop", "hang"):
            handler.close_connection = True
            return
        if kind in H2_FAULTS and isinstance(handler, H2Request):
            handler.give_back(kind)
            return
        handler.answer(status, answer, kind if kind.startswith("truncate") else "")

    def _check(self, handler: Request, endpoint: str, path: str, body: bytes) -> None:
        if not endpoint:
            self.problems.append(f"unknown path {path}")
        if handler.headers.get_all("Host") != ["i.instagram.com"]:
            self.problems.append(f"host {handler.headers.get_all('Host')}")
        if not (handler.headers.get("Authorization") or "").startswith("Bearer IGT:2:"):
            self.problems.append(f"no authorization at {path}")
        if body and handler.headers.get("Content-Length") != str(len(body)):
            self.problems.append(f"content-length at {path}")
        if "Expect" in handler.headers or "Transfer-Encoding" in handler.headers:
            self.problems.append(f"a header that no phone sends at {path}")

    def _serve(
        self, handler: Request, endpoint: str, match: re.Match[str] | None, body: bytes, kind: str
    ) -> tuple[int, bytes]:
        if endpoint == "me":
            user = {"pk": self.account_id, "username": self.account, "full_name": "", "is_private": False}
            return _ok({"user": user})
        if endpoint == "upload" and match:
            return self._upload(handler, match[1], body)
        if endpoint == "configure":
            return self._configure(body, kind)
        if endpoint == "feed" and match:
            shown = self.posts[:-1] if kind == "lag" else self.posts
            items = [self._item(post) for post in reversed(shown)] if match[1] == self.account_id else []
            return _ok({"items": items, "num_results": len(items), "more_available": self.more_available})
        if endpoint == "info" and match:
            items = [self._item(post) for post in self.posts if post.pk == match[1]]
            return _ok({"items": items}) if items else ANSWERS["media_not_found"]
        return ANSWERS["not_found"]

    def _upload(self, handler: Request, upload_id: str, body: bytes) -> tuple[int, bytes]:
        parameters = json.loads(handler.headers.get("X-Instagram-Rupload-Params") or "{}")
        if parameters.get("upload_id") != upload_id or parameters.get("is_sidecar") != "1":
            self.problems.append(f"upload parameters of {upload_id}")
        if handler.headers.get("X-Entity-Length") != str(len(body)):
            self.problems.append(f"length of {upload_id}")
        try:
            with Image.open(BytesIO(body), formats=("JPEG",)) as image:
                image.load()
                if image.size != (1080, 1350):
                    self.problems.append(f"size of {upload_id}: {image.size}")
        except OSError:
            return ANSWERS["processing_failed"]
        self.uploads[upload_id] = body
        return _ok({"upload_id": upload_id, "xsharing_nonces": {}})

    def _configure(self, body: bytes, kind: str) -> tuple[int, bytes]:
        data = json.loads(unquote_plus(body.decode()).removeprefix("signed_body=SIGNATURE."))
        children = data["children_metadata"]
        ids = [child["upload_id"] for child in children]
        if not 2 <= len(ids) <= 10 or len(set(ids)) != len(ids) or any(one not in self.uploads for one in ids):
            self.problems.append(f"children {ids}")
            return ANSWERS["child_needs_reupload"]
        if self.dedupe and (
            before := next((post for post in self.posts if post.sidecar == data["client_sidecar_id"]), None)
        ):
            return _ok({"media": self._item(before)})
        if data["client_sidecar_id"] != data["upload_id"] or data["client_sidecar_id"] in ids:
            self.problems.append("sidecar id")
        self._made += 1
        number = self._made
        post = Post(
            pk=str(3_700_000_000_000_000_000 + number),
            code=f"DStandIn{number}",
            caption="" if kind == "caption_dropped" else data["caption"],
            slides=tuple(self.uploads[one] for one in ids),
            alts=tuple(child.get("custom_accessibility_caption") if self.alt_texts else None for child in children),
            taken_at=self.clock.now(),
            sidecar=data["client_sidecar_id"],
        )
        if kind != "vanish":
            self.posts.append(post)
        if kind == "ok_without_media":
            return _ok({})
        return _ok({"media": {"code": post.code} if kind == "missing_fields" else self._item(post)})

    def _item(self, post: Post) -> dict[str, Any]:
        item: dict[str, Any] = {
            "pk": post.pk,
            "id": f"{post.pk}_{self.account_id}",
            "code": post.code,
            "media_type": 8,
            "taken_at": int(post.taken_at.timestamp()),
            "user": {"pk": self.account_id, "username": self.account},
            "caption": {"text": post.caption} if post.caption else None,
            "carousel_media": [
                {"pk": f"{post.pk}{index}", "media_type": 1, "accessibility_caption": alt}
                for index, alt in enumerate(post.alts)
            ],
        }
        if self.device_timestamps:
            item["device_timestamp"] = post.sidecar
        return item


def _ok(answer: dict[str, Any]) -> tuple[int, bytes]:
    return 200, json.dumps({**answer, "status": "ok"}).encode()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False

    def __init__(self, stand_in: StandIn) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.stand_in = stand_in
        self.port = self.server_address[1]

    def start(self) -> None:
        threading.Thread(target=self.serve_forever, args=(0.02,), daemon=True).start()

    def close(self) -> None:
        self.shutdown()
        self.server_close()

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that went away is part of the play."""


class _Handler(BaseHTTPRequestHandler):
    server: _Server
    protocol_version = "HTTP/1.1"  # connections are used again, as the channel's are

    def do_GET(self) -> None:
        self.server.stand_in.handle(self, "GET", b"")

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        self.server.stand_in.handle(self, "POST", body)

    def answer(self, status: int, content: bytes, cut: str) -> None:
        answer_http1(self, status, content, cut)

    def log_message(self, format: str, *args: object) -> None:
        """The log is a list."""


def answer_http1(handler: BaseHTTPRequestHandler, status: int, content: bytes, cut: str) -> None:
    """Send an answer; with `cut`, half of what its length or its last chunk promises, and the connection ends."""
    handler.send_response(status)
    handler.send_header("Content-Type", "text/html" if content.startswith(b"<") else "application/json")
    if 300 <= status < 400:
        handler.send_header("Location", content.decode())
    chunked = cut == "truncate_chunked"
    handler.send_header(*(("Transfer-Encoding", "chunked") if chunked else ("Content-Length", str(len(content)))))
    handler.end_headers()
    sent = content[: len(content) // 2] if cut else content
    handler.wfile.write(b"%x\r\n%b\r\n" % (len(sent), sent) if chunked else sent)
    handler.close_connection = bool(cut)


Request = _Handler | H2Request

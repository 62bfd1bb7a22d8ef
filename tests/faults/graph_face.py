"""A loopback stand-in for Instagram's official API: one account, containers, posts, a log of requests, faults on demand.

    with GraphFace(pictures=hosting) as instagram:
        instagram.fault("publish", "after", "drop")
        backend = GraphApi(instagram.token(), loopback=instagram.base, wait=lambda seconds: None)

Like the channel it fetches every picture from its address, and it demands of a request what the channel demands:
version, host, bearer token, known and finished containers. What is missing stands in `problems`.
"""

from __future__ import annotations

import json
import re
import threading
import urllib.error
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from typing import Any
from urllib.parse import parse_qs, urlsplit

from PIL import Image

from publisher.clock import Clock, FixedClock
from publisher.instagram.graph import Token
from tests.faults.graph_answers import ANSWERS
from tests.faults.stand_in import ACCOUNT, ACCOUNT_ID, NOON, Fault, Logged, answer_http1

HOST, VERSION = "graph.instagram.com", "v26.0"
SECRET = "IGAAsecret-token"
HANG_SECONDS = 5.0
ENDPOINTS = {
    ("GET", "me"): re.compile(r"/v26\.0/me"),
    ("GET", "quota"): re.compile(r"/v26\.0/(\d+)/content_publishing_limit"),
    ("POST", "create"): re.compile(r"/v26\.0/(\d+)/media"),
    ("GET", "list"): re.compile(r"/v26\.0/(\d+)/media"),
    ("POST", "publish"): re.compile(r"/v26\.0/(\d+)/media_publish"),
    ("GET", "node"): re.compile(r"/v26\.0/(\d+)"),
    ("GET", "refresh"): re.compile(r"/refresh_access_token"),
}
WIRE_FAULTS = ("drop", "hang", "truncate", "truncate_chunked")
EFFECT_FAULTS = ("caption_dropped", "lag", "ok_without_id", "missing_fields", "vanish", "expire")


@dataclass(frozen=True)
class Container:
    """A slide, or a carousel of `children`."""

    id: str
    jpeg: bytes = b""
    alt: str = ""
    children: tuple[str, ...] = ()
    caption: str = ""
    status: str = "FINISHED"
    detail: str = ""


@dataclass(frozen=True)
class GraphPost:
    id: str
    caption: str
    slides: tuple[bytes, ...]
    alts: tuple[str, ...]
    taken_at: datetime
    container: str


@dataclass
class GraphFace:
    """`captions=False` leaves captions out of what is read back, as with some tokens; `slow` is how many looks a container
    stays in progress; `quota` what has been used of 50. With `republish` a published container makes a second post when it
    is sent again; whether the channel does so is unknown. `outage` names an answer that every read gets while it is set."""

    clock: Clock = field(default_factory=lambda: FixedClock(NOON))
    account_id: str = ACCOUNT_ID
    account: str = ACCOUNT
    captions: bool = True
    alt_texts: bool = True
    slow: int = 0
    quota: int = 0
    republish: bool = False
    outage: str = ""
    posts: list[GraphPost] = field(default_factory=list)
    containers: dict[str, Container] = field(default_factory=dict)
    log: list[Logged] = field(default_factory=list)
    linger: Callable[[str], None] = lambda endpoint: None  # called between a request's effect and its answer
    problems: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._script: list[Fault] = []
        self._looks: dict[str, int] = {}
        self._lock = threading.Lock()
        self._closing = threading.Event()
        self._server = _Server(("127.0.0.1", 0), _Handler)
        self._server.face = self
        self.base = f"http://127.0.0.1:{self._server.server_address[1]}"
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)

    def __enter__(self) -> GraphFace:
        self._thread.start()
        return self

    def __exit__(self, *exception: object) -> None:
        self._closing.set()
        self._server.shutdown()
        self._server.server_close()

    def token(self, value: str = SECRET) -> Token:
        return Token(value, HOST, VERSION)

    def fault(self, endpoint: str, when: str, kind: str, times: int = 1) -> None:
        """Script a fault for the next `times` requests of an endpoint; `when` is "before" or "after" its effect."""
        known = endpoint in {name for _, name in ENDPOINTS} and when in ("before", "after")
        if not known or (kind not in ANSWERS and kind not in WIRE_FAULTS + EFFECT_FAULTS):
            raise ValueError(f"no such fault: {endpoint}, {when}, {kind}")
        self._script.append(Fault(endpoint, when, kind, times))

    def count(self, endpoint: str) -> int:
        return sum(entry.endpoint == endpoint for entry in self.log)

    def set_status(self, container: str, status: str, detail: str = "") -> None:
        """What the channel says of a container from now on: "EXPIRED", "ERROR", …"""
        self.containers[container] = replace(self.containers[container], status=status, detail=detail)

    def remove(self, media_id: str) -> None:
        self.posts = [post for post in self.posts if post.id != media_id]

    def handle(self, handler: _Handler, method: str, body: bytes) -> None:
        """Answer one request: fault before, effect, fault after, answer."""
        url = urlsplit(handler.path)
        endpoint, match = "", None
        for (verb, name), form in ENDPOINTS.items():
            if verb == method and (match := form.fullmatch(url.path)):
                endpoint = name
                break
        query = {key: values[0] for key, values in parse_qs(url.query).items()}
        fields = {key: values[0] for key, values in parse_qs(body.decode()).items()}
        with self._lock:
            self.log.append(Logged(method, handler.path, endpoint, body))
            self._check(handler, endpoint, url.path, query)
            fault = next((one for one in self._script if one.endpoint == endpoint), None)
            if fault is not None:
                fault.times -= 1
                if fault.times == 0:
                    self._script.remove(fault)
            kind = fault.kind if fault is not None else self.outage if method == "GET" else ""
            if fault is not None and fault.when == "before":
                status, answer = ANSWERS.get(kind, (200, b"{}"))
            else:
                status, answer = self._serve(endpoint, match, fields, kind)
                status, answer = ANSWERS.get(kind, (status, answer))
        self.linger(endpoint)
        if kind == "hang":
            self._closing.wait(HANG_SECONDS)
        if kind in ("drop", "hang"):
            handler.close_connection = True
            return
        handler.answer(status, answer, kind if kind.startswith("truncate") else "")

    def _check(self, handler: _Handler, endpoint: str, path: str, query: dict[str, str]) -> None:
        if not endpoint:
            self.problems.append(f"unknown path {path}")
        if handler.headers.get_all("Host") != [HOST]:
            self.problems.append(f"host {handler.headers.get_all('Host')}")
        if endpoint != "refresh" and handler.headers.get("Authorization") != f"Bearer {SECRET}":
            self.problems.append(f"no token at {path}")
        if endpoint != "refresh" and "access_token" in query:
            self.problems.append("token in the address")

    def _serve(self, endpoint: str, match: re.Match[str] | None, fields: dict[str, str], kind: str) -> tuple[int, bytes]:
        if endpoint == "me":
            return _ok({"user_id": self.account_id, "username": self.account})
        if endpoint == "refresh":
            return _ok({"access_token": f"{SECRET}-new", "token_type": "bearer", "expires_in": 5_184_000})
        if match is not None and match.groups() and endpoint != "node" and match[1] != self.account_id:
            return ANSWERS["unsupported_get"]
        if endpoint == "quota":
            return _ok({"data": [{"quota_usage": self.quota, "config": {"quota_total": 50, "quota_duration": 86400}}]})
        if endpoint == "create":
            return self._create(fields)
        if endpoint == "publish":
            return self._publish(fields.get("creation_id", ""), kind)
        if endpoint == "list":
            shown = self.posts[:-1] if kind == "lag" else self.posts
            return _ok({"data": [self._item(post) for post in reversed(shown)], "paging": {}})
        if endpoint == "node" and match:
            return self._node(match[1])
        return ANSWERS["unsupported_get"]

    def _create(self, fields: dict[str, str]) -> tuple[int, bytes]:
        number = str(17_900_000_000_000_000 + len(self.containers) + 1)
        if fields.get("media_type") == "CAROUSEL":
            children = tuple(fields.get("children", "").split(","))
            if not 2 <= len(children) <= 10:
                return ANSWERS["carousel_count"]
            if any(child not in self.containers or self.containers[child].status != "FINISHED" for child in children):
                self.problems.append("unknown or unfinished children")
                return ANSWERS["media_not_ready"]
            self.containers[number] = Container(number, children=children, caption=fields.get("caption", ""))
            return _ok({"id": number})
        if fields.get("is_carousel_item") != "true":
            self.problems.append("child without is_carousel_item")
        try:
            with urllib.request.urlopen(fields.get("image_url", ""), timeout=5) as answer:
                jpeg = answer.read()
            with Image.open(BytesIO(jpeg), formats=("JPEG",)) as image:
                image.load()
                if image.size != (1080, 1350):
                    self.problems.append(f"size {image.size}")
        except (urllib.error.URLError, OSError, ValueError):
            return ANSWERS["not_fetched"]
        self.containers[number] = Container(number, jpeg=jpeg, alt=fields.get("alt_text", ""))
        return _ok({"id": number})

    def _publish(self, container_id: str, kind: str) -> tuple[int, bytes]:
        container = self.containers.get(container_id)
        if container is None or not container.children:
            return ANSWERS["media_gone"]
        if kind == "expire":
            self.set_status(container_id, "EXPIRED")
            return ANSWERS["container_gone"]
        if container.status != "FINISHED" and not (self.republish and container.status == "PUBLISHED"):
            return ANSWERS["media_not_ready"]
        media_id = str(18_000_000_000_000_000 + len(self.posts) + 1)
        slides = [self.containers[child] for child in container.children]
        self.posts.append(
            GraphPost(
                media_id,
                "" if kind == "caption_dropped" else container.caption,
                tuple(slide.jpeg for slide in slides),
                tuple(slide.alt for slide in slides),
                self.clock.now(),
                container_id,
            )
        )
        self.set_status(container_id, "PUBLISHED")
        if kind == "vanish":
            self.remove(media_id)
        return _ok({"ok_without_id": {}, "missing_fields": {"success": True}}.get(kind, {"id": media_id}))

    def _node(self, node: str) -> tuple[int, bytes]:
        if (container := self.containers.get(node)) is not None:
            self._looks[node] = self._looks.get(node, 0) + 1
            busy = container.status == "FINISHED" and self._looks[node] <= self.slow
            return _ok({"id": node, "status_code": "IN_PROGRESS" if busy else container.status, "status": container.detail})
        post = next((post for post in self.posts if post.id == node), None)
        return _ok(self._item(post)) if post else ANSWERS["unsupported_get"]

    def _item(self, post: GraphPost) -> dict[str, Any]:
        item: dict[str, Any] = {
            "id": post.id,
            "media_type": "CAROUSEL_ALBUM",
            "timestamp": post.taken_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S+0000"),
            "permalink": f"https://www.instagram.com/p/G{post.id[-4:]}/",
            "children": {
                "data": [
                    {"id": f"{post.id}{place}", **({"alt_text": alt} if self.alt_texts else {})}
                    for place, alt in enumerate(post.alts)
                ]
            },
        }
        if self.captions and post.caption:
            item["caption"] = post.caption
        return item


def _ok(answer: dict[str, Any]) -> tuple[int, bytes]:
    return 200, json.dumps(answer).encode()


class Hosting:
    """A public address for pictures, on loopback: what the publisher's own server is for the channel."""

    def __init__(self) -> None:
        self.pictures: dict[str, bytes] = {}
        self.kind = "image/jpeg"
        self._server = _Server(("127.0.0.1", 0), _Pictures)
        self._server.hosting = self
        self.base = f"http://127.0.0.1:{self._server.server_address[1]}"
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()

    def put(self, jpeg: bytes) -> str:
        path = f"/{len(self.pictures)}.jpg"
        self.pictures[path] = jpeg
        return f"{self.base}{path}"

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    face: GraphFace
    hosting: Hosting

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that went away is part of the play."""


class _Handler(BaseHTTPRequestHandler):
    server: _Server
    protocol_version = "HTTP/1.1"  # connections are used again, as the channel's are

    def do_GET(self) -> None:
        self.server.face.handle(self, "GET", b"")

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        self.server.face.handle(self, "POST", body)

    def answer(self, status: int, content: bytes, cut: str) -> None:
        answer_http1(self, status, content, cut)

    def log_message(self, format: str, *args: object) -> None:
        """The log is a list."""


class _Pictures(BaseHTTPRequestHandler):
    server: _Server

    def do_GET(self) -> None:
        hosting = self.server.hosting
        content = hosting.pictures.get(self.path)
        self.send_response(200 if content is not None else 404)
        self.send_header("Content-Type", hosting.kind)
        self.send_header("Content-Length", str(len(content or b"")))
        self.end_headers()
        self.wfile.write(content or b"")

    def log_message(self, format: str, *args: object) -> None:
        """Nothing to say."""

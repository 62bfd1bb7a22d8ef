"""Instagram's official API: containers first, then one media_publish.

The container is the handle of the whole posting: created without public effect, usable once, and its status says
afterwards whether the post went out. The channel fetches every picture from an address of ours, which must be public;
that address is looked at from outside before it is handed over.
"""

from __future__ import annotations

import hashlib
import logging
import re
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, TypeVar
from urllib.parse import urlsplit

import httpx

from publisher.clock import require_aware
from publisher.instagram import CommitGuard, Committed, Found, Health, Plan, RemotePost, Slide, Staged, Verdict
from publisher.instagram.errors import Ambiguous, CoolDown, FixContent, NeedsPerson, PostingError, RetrySafe
from publisher.instagram.graph_errors import AnswerError, UnreadableAnswer, at_commit, before_commit, read_answer
from publisher.instagram.limits import check_plan
from publisher.instagram.reading import SLACK, has_marker, has_stem

HOSTS = ("graph.instagram.com", "graph.facebook.com")
VERSION = re.compile(r"v[1-9][0-9]{0,2}\.[0-9]")
TIMEOUT = httpx.Timeout(60.0, connect=10.0)
# "once per minute, for no more than 5 minutes" is what the documentation asks for; a picture is ready in seconds.
POLLS, POLL_PAUSE = 30, 10.0
MEDIA_COUNT = 25
CONTAINER_ONLY = "container:"

# Below WARNING these log addresses, and `refreshed` has the token in one.
for _name in ("httpx", "httpcore"):
    logging.getLogger(_name).setLevel(logging.WARNING)

Result = TypeVar("Result")


@dataclass(frozen=True)
class Token:
    """A long-lived access token of one account, and the API that it is for."""

    value: str
    host: str
    version: str


class GraphApi:
    """A Backend on an access token. `loopback` leads to a stand-in and takes only an address of this machine.

    `wait` is called between two polls, in seconds. Raises NeedsPerson("no_session") without a token and ValueError for a
    host or version that the channel does not have.
    """

    name = "graph"

    def __init__(
        self,
        token: Token,
        loopback: str | None = None,
        timeout: httpx.Timeout = TIMEOUT,
        wait: Callable[[float], None] = time.sleep,
    ) -> None:
        if not token.value:
            raise NeedsPerson("no_session", "no access token")
        if token.host not in HOSTS or not VERSION.fullmatch(token.version):
            raise ValueError(f"{token.host}/{token.version}: a host of {', '.join(HOSTS)} and a version like v26.0.")
        if loopback is not None and urlsplit(loopback).hostname not in ("127.0.0.1", "localhost"):
            raise ValueError(f"{loopback!r} is not a loopback address.")
        self._wait = wait
        # No retries, no redirects, nothing from the environment: one call is one request.
        self._client = httpx.Client(
            base_url=f"{loopback or f'https://{token.host}'}/{token.version}/",
            headers={"Authorization": f"Bearer {token.value}", "Host": token.host},
            timeout=timeout,
            transport=httpx.HTTPTransport(retries=0),
            trust_env=False,
            follow_redirects=False,
        )
        self._pictures = httpx.Client(timeout=timeout, trust_env=False, follow_redirects=False)

    def preflight(self, account_id: str) -> Health:
        """Two reads: whose token is this, and may it publish today?"""
        user = _call(lambda: self._get("me", fields="user_id,username"), "me", before_commit)
        found = str(user.get("user_id") or user.get("id") or "")
        if found != account_id:
            raise NeedsPerson("wrong_account", "token of another account")
        limit = _call(
            lambda: self._get(f"{account_id}/content_publishing_limit", fields="quota_usage,config"), "quota", before_commit
        )
        _check_quota(limit)
        return Health(account_id=found, account=str(user.get("username") or ""))

    def stage(self, plan: Plan) -> Staged:
        """Look at every picture from outside, then make one container a slide and one for the carousel.

        A container that an earlier attempt left unused is used again: should that attempt's request still arrive, the
        channel refuses the second one by itself.
        """
        check_plan(plan)
        self.preflight(plan.account_id)
        if plan.container and _call(lambda: self._status(plan.container), "status", before_commit) in (
            "FINISHED",
            "PUBLISHED",
        ):
            return replace(_staged(plan), container=plan.container)
        for number, slide in enumerate(plan.slides, start=1):
            self._see(number, slide)
        children = [self._container(plan, self._child(slide)) for slide in plan.slides]
        fields = {"media_type": "CAROUSEL", "children": ",".join(children), "caption": plan.caption}
        return replace(_staged(plan), container=self._container(plan, fields))

    def commit(self, plan: Plan, staged: Staged, guard: CommitGuard) -> Committed:
        """Publish the container, once. Its status is read first: what is published already is not sent again."""
        if replace(staged, container="") != _staged(plan) or not staged.container:
            raise RetrySafe("not_staged", "container of another plan")
        status = _call(lambda: self._status(staged.container), "status", before_commit)
        if status == "PUBLISHED":
            raise Ambiguous("already_there", "container published before this request")
        if status != "FINISHED":
            raise RetrySafe("container_gone", f"container {status}")
        guard.spend(plan.ids.sidecar)
        path = f"{plan.account_id}/media_publish"
        answer = _call(lambda: self._post(path, creation_id=staged.container), "media_publish", at_commit)
        if not answer.get("id"):
            raise Ambiguous("answer_without_post", "media_publish answered without id")
        return Committed(media_id=str(answer["id"]))

    def find(self, plan: Plan, not_before: datetime) -> Found:
        """The container's word first, then the newest posts. A failed read is never an absence."""
        require_aware(not_before)
        try:
            status = self._status(plan.container) if plan.container else ""
            fields = "id,caption,timestamp,permalink,media_type,children{id}"
            answer = self._get(f"{plan.account_id}/media", fields=fields, limit=str(MEDIA_COUNT))
            posts, more = _posts(answer), bool((answer.get("paging") or {}).get("next"))
        except Exception as error:
            return Found(Verdict.UNSURE, reason=before_commit(error, "find").detail)
        return _judge(plan, status, posts, more, not_before)

    def verify(self, media_id: str) -> RemotePost:
        """Read one post back with the alt text of each slide."""
        if media_id.startswith(CONTAINER_ONLY):
            raise RetrySafe("unreadable", "published container whose post was not listed").when_live()
        fields = "id,caption,timestamp,permalink,media_type,children{id,alt_text}"
        answer = _call(lambda: self._get(media_id, fields=fields), "media", _of_one_post)
        return _call(lambda: _post(answer), "media", _of_one_post)

    def _child(self, slide: Slide) -> dict[str, str]:
        return {"image_url": slide.url, "is_carousel_item": "true", "alt_text": slide.alt}

    def _container(self, plan: Plan, fields: dict[str, str]) -> str:
        """Make one container and wait until the channel has taken it in."""
        made = _call(lambda: self._post(f"{plan.account_id}/media", **fields), "container", before_commit)
        container = str(made.get("id") or "")
        if not container:
            raise RetrySafe("unreadable", "container without id")
        for _ in range(POLLS):
            status = _call(lambda: self._status(container), "status", before_commit)
            if status == "FINISHED":
                return container
            if status != "IN_PROGRESS":
                raise RetrySafe("container_gone", f"container {status}")
            self._wait(POLL_PAUSE)
        raise RetrySafe("container_not_ready", "container still in progress")

    def _status(self, container: str) -> str:
        """Raises FixContent when the channel could not take the picture in."""
        answer = self._get(container, fields="status_code,status")
        status = str(answer.get("status_code") or "")
        if not status:
            raise UnreadableAnswer("container without status")
        subcode = re.search(r"\b(2207\d{3})\b", str(answer.get("status") or ""))
        if status == "ERROR" and subcode:
            failure = before_commit(AnswerError(400, None, int(subcode[1]), False), "container")
            if isinstance(failure, FixContent):
                raise failure
        return status

    def _see(self, number: int, slide: Slide) -> None:
        """Fetch a picture as the channel would: public, direct, the approved bytes."""
        if not slide.url:
            raise NeedsPerson("picture_unreachable", "no public address", f"Halaman {number}.")
        try:
            response = self._pictures.get(slide.url)
        except httpx.HTTPError as error:
            raise NeedsPerson("picture_unreachable", type(error).__name__, f"Halaman {number}.") from None
        kind = response.headers.get("content-type", "").partition(";")[0]
        if response.status_code != 200 or kind != "image/jpeg":
            raise NeedsPerson("picture_unreachable", f"HTTP {response.status_code}", f"Halaman {number}.")
        if hashlib.sha256(response.content).hexdigest() != slide.sha256:
            raise FixContent("bytes_changed", "public address gives other bytes", f"Halaman {number}.")

    def _get(self, path: str, **parameters: str) -> dict[str, Any]:
        return read_answer(self._client.get(path, params=parameters))

    def _post(self, path: str, **fields: str) -> dict[str, Any]:
        return read_answer(self._client.post(path, data=fields))


def refreshed(token: Token, loopback: str | None = None, timeout: httpx.Timeout = TIMEOUT) -> tuple[str, int]:
    """A long-lived Instagram token, renewed: its new value and how many seconds it holds.

    The channel wants the old one in the address; nothing logs addresses here. Raises NeedsPerson when it is refused.
    """
    with httpx.Client(timeout=timeout, trust_env=False, follow_redirects=False) as client:
        parameters = {"grant_type": "ig_refresh_token", "access_token": token.value}
        address = f"{loopback or f'https://{token.host}'}/refresh_access_token"
        headers = {"Host": token.host}
        said = _call(lambda: read_answer(client.get(address, params=parameters, headers=headers)), "refresh", before_commit)
    value, seconds = said.get("access_token"), said.get("expires_in")
    if not isinstance(value, str) or not value or not isinstance(seconds, int):
        raise RetrySafe("unreadable", "refresh without token")
    return value, seconds


def _judge(plan: Plan, status: str, posts: list[RemotePost], more: bool, not_before: datetime) -> Found:
    """FOUND by the marker, or by the container's word with exactly one post that can be it; ABSENT only when the
    container did not go out and the list reaches back far enough."""
    since = not_before - SLACK
    hits = [
        post for post in posts if has_marker(plan, post) and post.slide_count == len(plan.slides) and post.taken_at >= since
    ]
    if hits:
        return Found(Verdict.FOUND, min(hits, key=lambda post: post.taken_at), len(hits))
    near = [post for post in posts if post.taken_at >= since and post.slide_count == len(plan.slides)]
    if status == "PUBLISHED":
        # Which post it is may be unclear (captions are not told to every token); that it is out is not.
        unnamed = [post for post in near if not post.caption]
        if len(unnamed) == 1:
            return Found(Verdict.FOUND, unnamed[0], 1)
        shadow = RemotePost(f"{CONTAINER_ONLY}{plan.container}", "", len(plan.slides), "", (), require_aware(not_before))
        return Found(Verdict.FOUND, shadow, 1, "container published; its post is not listed yet")
    if status == "IN_PROGRESS":
        return Found(Verdict.UNSURE, reason="container in progress")
    for post in posts:
        if has_stem(plan, post):
            return Found(Verdict.UNSURE, post, 0, "a post of this edition of another size, time or marker")
    if any(not post.caption for post in near):
        return Found(Verdict.UNSURE, reason="a post that may be this one")
    if more and (not posts or posts[-1].taken_at >= since):
        return Found(Verdict.UNSURE, reason="the list does not reach back to the attempt")
    return Found(Verdict.ABSENT)


def _posts(answer: dict[str, Any]) -> list[RemotePost]:
    data = answer.get("data")
    if not isinstance(data, list):
        raise UnreadableAnswer("no list of posts")
    return [_post(raw) for raw in data]


def _post(raw: Any) -> RemotePost:
    try:
        children = (raw.get("children") or {}).get("data") or []
        return RemotePost(
            media_id=str(raw["id"]),
            permalink=str(raw.get("permalink") or ""),
            slide_count=len(children) or 1,
            caption=str(raw.get("caption") or ""),
            alt_texts=tuple(child.get("alt_text") for child in children or [raw]),
            taken_at=require_aware(datetime.fromisoformat(raw["timestamp"])),
        )
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise UnreadableAnswer(f"post without readable fields: {type(error).__name__}") from None


def _check_quota(limit: dict[str, Any]) -> None:
    """Weekly use never comes near it; a used-up quota means that somebody else posts with this account."""
    try:
        row = limit["data"][0]
        used, total = int(row["quota_usage"]), int(row["config"]["quota_total"])
    except (KeyError, IndexError, TypeError, ValueError):
        return
    if used >= total:
        raise CoolDown("quota_reached", f"{used} of {total}")


def _staged(plan: Plan) -> Staged:
    return Staged(content_key=plan.content_key, account_id=plan.account_id, ids=plan.ids)


def _of_one_post(error: Exception, step: str) -> PostingError:
    """Like before_commit. That one post cannot be read proves nothing: in May 2026 valid tokens were answered 100/33."""
    return before_commit(error, step).when_live()


def _call(send: Callable[[], Result], step: str, meaning: Callable[[Exception, str], PostingError]) -> Result:
    """Run one request and turn whatever it raises into a PostingError, without a chain that holds the request."""
    try:
        return send()
    except Exception as error:
        failure = meaning(error, step)
    raise failure

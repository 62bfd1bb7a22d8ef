"""Instagram's private API, through instagrapi: photos first, then one configure request under ids fixed beforehand."""

from __future__ import annotations

import json
import secrets
import uuid
from collections.abc import Callable, Mapping
from datetime import datetime
from functools import partial
from typing import Any, TypeVar

from publisher.clock import require_aware
from publisher.instagram import CommitGuard, Committed, Found, Health, Plan, RemotePost, Slide, Staged, Verdict
from publisher.instagram.classify import UploadError, at_commit, before_commit
from publisher.instagram.egress import PREFIX, TIMEOUT, loopback_netloc
from publisher.instagram.errors import Ambiguous, NeedsPerson, PostingError, RetrySafe
from publisher.instagram.limits import PAGE_SIZE, check_plan
from publisher.instagram.reading import Item, UnreadableError, read_items, search

PAUSE = 1.0
"""Seconds between calls in production, the library's own default."""
FEED_COUNT = 33
MISSING = ("MediaNotFound", "MediaUnavailable", "InvalidMediaId", "ClientNotFoundError")

Result = TypeVar("Result")


class PrivateApi:
    """A Backend on a stored session. Not for use from two threads at once; one account has one sender.

    `session` is the library's settings blob. `loopback` ("http://127.0.0.1:port") leads to a stand-in and nothing but
    this machine is accepted. Raises NeedsPerson("no_session") for a blob by which nobody is signed in.
    """

    name = "instagrapi"

    def __init__(
        self,
        session: Mapping[str, Any],
        loopback: str | None = None,
        timeout: tuple[float, float] = TIMEOUT,
        pause: float = PAUSE,
    ) -> None:
        if loopback is not None:
            loopback_netloc(loopback)
        from publisher.instagram.client import connect

        self._client, self._egress = connect(session, loopback, timeout, pause)

    def session(self) -> dict[str, Any]:
        """The session as it stands, for encrypted storage. Take it after a successful call only: a failed one may have
        emptied it."""
        from publisher.instagram.client import clean_session

        return clean_session(self._client.get_settings())

    def preflight(self, account_id: str) -> Health:
        """One read: whose session is this? Raises NeedsPerson("wrong_account") before anything is staged."""
        user = _call(self._current_user, "current_user", before_commit)
        if user["pk"] != account_id:
            raise NeedsPerson("wrong_account", "session of another account")
        return Health(account_id=user["pk"], account=user["username"])

    def stage(self, plan: Plan) -> Staged:
        """Check the plan, then the account, then upload the exact bytes of each slide under its id."""
        check_plan(plan)
        self.preflight(plan.account_id)
        for upload_id, slide in zip(plan.ids.slides, plan.slides, strict=True):
            _call(partial(self._upload, upload_id, slide), "rupload", before_commit)
        return _staged(plan)

    def commit(self, plan: Plan, staged: Staged, guard: CommitGuard) -> Committed:
        """Send configure_sidecar, once. A lost, broken or unknown answer is Ambiguous."""
        if staged != _staged(plan):
            raise RetrySafe("not_staged", "staged slides are of another plan")
        if str(self._client.user_id) != plan.account_id:
            raise NeedsPerson("wrong_account", "session of another account")
        with self._egress.armed(guard):
            answer = _call(partial(self._configure, plan), "configure_sidecar", at_commit)
        media = answer.get("media") if isinstance(answer, dict) else None
        if not isinstance(media, dict) or not media.get("pk"):
            raise Ambiguous("answer_without_post", "configure_sidecar answered without media")
        return Committed(media_id=str(media["pk"]), code=str(media["code"]) if media.get("code") else None)

    def find(self, plan: Plan, not_before: datetime) -> Found:
        """Read the newest posts of the account, raw: the library's own listing turns a failed read into an empty one."""
        require_aware(not_before)
        try:
            answer = self._client.private_request(f"feed/user/{plan.account_id}/", params={"count": FEED_COUNT})
            return search(plan, read_items(answer), bool(answer.get("more_available")), not_before)
        except UnreadableError as error:
            return Found(Verdict.UNSURE, reason=str(error))
        except Exception as error:
            return Found(Verdict.UNSURE, reason=before_commit(error, "feed").detail)

    def verify(self, media_id: str) -> RemotePost:
        """Read one post back, raw and uncached."""
        items = _call(partial(self._info, media_id), "media_info", _of_one_post)
        if len(items) != 1:
            raise NeedsPerson("post_missing", "media_info lists no post")
        return items[0].post

    def _current_user(self) -> dict[str, str]:
        answer = self._client.private_request("accounts/current_user/?edit=true")
        user = answer["user"]
        return {"pk": str(user["pk"]), "username": str(user["username"])}

    def _info(self, media_id: str) -> list[Item]:
        return read_items(self._client.private_request(f"media/{int(media_id)}/info/"))

    def _upload(self, upload_id: str, slide: Slide) -> None:
        """One photo, byte for byte. The library's own upload re-encodes every picture at quality 75."""
        name = f"{upload_id}_0_{secrets.randbelow(9_000_000_000) + 1_000_000_000}"
        parameters = {
            "retry_context": '{"num_step_auto_retry":0,"num_reupload":0,"num_step_manual_retry":0}',
            "media_type": "1",
            "xsharing_user_ids": "[]",
            "upload_id": upload_id,
            "image_compression": json.dumps({"lib_name": "moz", "lib_version": "3.1.m", "quality": "80"}),
            "is_sidecar": "1",
        }
        headers = self._client.private_headers(
            {
                "Accept-Encoding": "gzip",
                "X-Instagram-Rupload-Params": json.dumps(parameters),
                "X_FB_PHOTO_WATERFALL_ID": str(uuid.uuid4()),
                "X-Entity-Type": "image/jpeg",
                "Offset": "0",
                "X-Entity-Name": name,
                "X-Entity-Length": str(len(slide.jpeg)),
                "Content-Type": "application/octet-stream",
            }
        )
        response = self._client.private.post(f"{PREFIX}rupload_igphoto/{name}", data=slide.jpeg, headers=headers)
        try:
            answer = response.json()
        except ValueError:
            answer = None
        said = answer if isinstance(answer, dict) else {}
        if response.status_code != 200 or said.get("status") == "fail":
            raise UploadError(response.status_code, str(said.get("message") or ""))

    def _configure(self, plan: Plan) -> Any:
        """The library's own request, with our ids over its clock-made ones."""
        width, height = PAGE_SIZE
        children = [
            {
                "upload_id": upload_id,
                "edits": json.dumps({"crop_original_size": [width, height], "crop_center": [0.0, -0.0], "crop_zoom": 1.0}),
                "extra": json.dumps({"source_width": width, "source_height": height}),
                "scene_capture_type": "",
                "scene_type": None,
                "custom_accessibility_caption": slide.alt,
            }
            for upload_id, slide in zip(plan.ids.slides, plan.slides, strict=True)
        ]
        fixed = {"client_sidecar_id": plan.ids.sidecar, "upload_id": plan.ids.sidecar}
        return self._client.album_configure(children, plan.caption, extra_data=fixed)


def _staged(plan: Plan) -> Staged:
    return Staged(content_key=plan.content_key, account_id=plan.account_id, ids=plan.ids)


def _of_one_post(error: Exception, step: str) -> PostingError:
    """Like before_commit, but a post that is not there has a name of its own."""
    if type(error).__name__ in MISSING:
        return NeedsPerson("post_missing", f"{type(error).__name__} at {step}")
    return before_commit(error, step).when_live()


def _call(send: Callable[[], Result], step: str, meaning: Callable[[Exception, str], PostingError]) -> Result:
    """Run one request and turn whatever it raises into a PostingError.

    Raised outside the handler, so that no chain leads from it to the library's exception: that one holds the request,
    and with it the session.
    """
    try:
        return send()
    except Exception as error:
        failure = meaning(error, step)
    raise failure

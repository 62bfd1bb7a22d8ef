"""Rehearsal: a folder that shows as a feed. Every step of a posting happens, and nothing leaves the machine.

    folder/index.html               the profile, rebuilt after each post
    folder/posts/<id>/1.jpg …       the exact bytes of each slide
    folder/posts/<id>/post.json     caption, alt texts, time, content key, marker
    folder/posts/<id>/index.html    the post as a carousel

The id comes from the marker, so the file system itself refuses a second post with the same marker, also to a second
process: a directory is never renamed over one that has something in it.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import re
import shutil
import tempfile
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from publisher.clock import Clock, require_aware
from publisher.instagram import CommitGuard, Committed, Found, Health, Plan, RemotePost, Staged, Verdict
from publisher.instagram.errors import Ambiguous, NeedsPerson, RetrySafe
from publisher.instagram.limits import check_plan
from publisher.instagram.rehearsal_pages import post_page, profile_page

POSTS = "posts"
PARTIAL = ".part-"
BROKEN = (OSError, ValueError, KeyError, TypeError)
"""What reading a damaged or missing folder raises."""
WIB = ZoneInfo("Asia/Jakarta")


@dataclass(frozen=True)
class RehearsedPost:
    """One post of the folder. `id` is its folder's name below posts/; slide n lies there as "<n>.jpg"."""

    id: str
    edition: str
    account: str
    caption: str
    alts: tuple[str, ...]
    taken_at: datetime
    content_key: str
    marker: str
    sidecar: str

    @property
    def slides(self) -> tuple[tuple[str, str], ...]:
        """File name and alt text of each slide, in order."""
        return tuple((f"{number}.jpg", alt) for number, alt in enumerate(self.alts, start=1))


class Rehearsal:
    """A Backend on a folder. Safe to run from several processes at once."""

    name = "rehearsal"

    def __init__(self, folder: Path, clock: Clock, account: str = "", zone: ZoneInfo = WIB) -> None:
        self.zone = zone
        self.folder = folder
        self.clock = clock
        self.account = account

    def preflight(self, account_id: str) -> Health:
        """Make the folder and try to write there. Raises NeedsPerson("folder_unusable")."""
        try:
            (self.folder / POSTS).mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryFile(dir=self.folder / POSTS) as probe:
                probe.write(b"probe")
        except OSError as error:
            failure = NeedsPerson("folder_unusable", f"errno {error.errno}")
        else:
            return Health(account_id=account_id, account=self.account)
        raise failure

    def stage(self, plan: Plan) -> Staged:
        """Check the plan and the folder; a folder needs nothing laid ready."""
        check_plan(plan)
        self.preflight(plan.account_id)
        return Staged(content_key=plan.content_key, account_id=plan.account_id, ids=plan.ids)

    def commit(self, plan: Plan, staged: Staged, guard: CommitGuard) -> Committed:
        """Write the post beside the feed and move it in whole.

        Raises Ambiguous("already_there") for a marker that has a post, so that `find` settles it, and
        NeedsPerson("folder_unusable") when the folder took nothing.
        """
        if staged != Staged(plan.content_key, plan.account_id, plan.ids):
            raise RetrySafe("not_staged", "staged slides are of another plan")
        guard.spend(plan.ids.sidecar)
        post = RehearsedPost(
            id=post_id(plan.marker),
            edition=plan.edition,
            account=plan.account,
            caption=plan.caption,
            alts=tuple(slide.alt for slide in plan.slides),
            taken_at=require_aware(self.clock.now()),
            content_key=plan.content_key,
            marker=plan.marker,
            sidecar=plan.ids.sidecar,
        )
        failure = _write_whole(self.folder / POSTS, post, plan, self.zone)
        if failure is not None:
            raise failure
        # The post is there, whatever becomes of the page that lists it; that is built again with the next post.
        with contextlib.suppress(*BROKEN):
            show(self.folder)
        return Committed(media_id=post.id, code=post.id)

    def find(self, plan: Plan, not_before: datetime) -> Found:
        """Look the marker up. A folder that cannot be read, or is not there at all, is UNSURE."""
        try:
            stem = plan.marker.partition("·")[0] + "·"
            near = [post for post in posts(self.folder) if post.marker.startswith(stem)]
            hits = [post for post in near if post.marker == plan.marker]
        except BROKEN as error:
            return Found(Verdict.UNSURE, reason=f"folder not readable: {type(error).__name__}")
        if not hits and near:
            return Found(Verdict.UNSURE, _remote(near[0]), 0, "a post of this edition under another marker")
        return Found(Verdict.FOUND, _remote(hits[0]), len(hits)) if hits else Found(Verdict.ABSENT)

    def verify(self, media_id: str) -> RemotePost:
        """Read one post back from its folder. Raises NeedsPerson("post_missing"), RetrySafe("unreadable")."""
        try:
            post = next((post for post in posts(self.folder) if post.id == media_id), None)
        except BROKEN as error:
            failure = RetrySafe("unreadable", f"folder not readable: {type(error).__name__}").when_live()
        else:
            if post is None:
                raise NeedsPerson("post_missing", "no such post in the folder")
            return _remote(post)
        raise failure


def post_id(marker: str) -> str:
    """The folder name that belongs to a marker: readable, and different for different markers."""
    readable = re.sub(r"[^a-z0-9]+", "-", marker.lower()).strip("-")[:60] or "post"
    return f"{readable}-{hashlib.sha256(marker.encode()).hexdigest()[:8]}"


def posts(folder: Path) -> list[RehearsedPost]:
    """All posts of a rehearsal folder, newest first. Raises OSError without the folder, ValueError for a broken post."""
    found = [_read(path) for path in (folder / POSTS).iterdir() if path.is_dir() and not path.name.startswith(".")]
    return sorted(found, key=lambda post: (post.taken_at, post.id), reverse=True)


def show(folder: Path) -> Path:
    """Rebuild the profile page from the posts that are there and return its path. Raises OSError, ValueError."""
    page = folder / "index.html"
    with tempfile.NamedTemporaryFile("w", dir=folder, prefix=PARTIAL, delete=False, encoding="utf-8") as partial:
        partial.write(profile_page(posts(folder)))
    Path(partial.name).chmod(0o644)
    Path(partial.name).replace(page)
    return page


def _read(path: Path) -> RehearsedPost:
    data = json.loads((path / "post.json").read_text(encoding="utf-8"))
    data["alts"] = tuple(data["alts"])
    data["taken_at"] = require_aware(datetime.fromisoformat(data["taken_at"]))
    return RehearsedPost(**data)


def _remote(post: RehearsedPost) -> RemotePost:
    return RemotePost(
        media_id=post.id,
        permalink=f"{POSTS}/{post.id}/index.html",
        slide_count=len(post.alts),
        caption=post.caption,
        alt_texts=post.alts,
        taken_at=post.taken_at,
    )


def _write_whole(parent: Path, post: RehearsedPost, plan: Plan, zone: ZoneInfo) -> Ambiguous | NeedsPerson | None:
    """Write a post into a folder of its own and rename that into place; returns why it is not there, if it is not."""
    target = parent / post.id
    partial: Path | None = None
    try:
        partial = Path(tempfile.mkdtemp(dir=parent, prefix=PARTIAL))
        for number, slide in enumerate(plan.slides, start=1):
            _write(partial / f"{number}.jpg", slide.jpeg)
        record = {**asdict(post), "taken_at": post.taken_at.isoformat()}
        _write(partial / "post.json", json.dumps(record, ensure_ascii=False, indent=2).encode())
        _write(partial / "index.html", post_page(post, zone).encode())
        partial.chmod(0o755)
        partial.rename(target)
        _sync(parent)
    except OSError as error:
        if partial is not None:
            shutil.rmtree(partial, ignore_errors=True)
        if target.exists():
            return Ambiguous("already_there", "the folder has a post with this marker")
        return NeedsPerson("folder_unusable", f"errno {error.errno}")
    return None


def _write(path: Path, content: bytes) -> None:
    """Write a file that survives a power cut: the rename must never be on disk before what it renames."""
    with path.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)

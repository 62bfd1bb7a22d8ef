"""Small whole newsrooms for tests: people with roles, an edition with pages, and a browser that is signed in."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import lru_cache
from io import BytesIO
from typing import Any

import pyotp
from django.conf import settings
from django.test import Client
from PIL import Image

from publisher.clock import SystemClock, Week
from publisher.review import audit
from publisher.review.actions.approve import approve
from publisher.review.actions.submit import submit
from publisher.review.actor import CLOCK, Actor, actor_for
from publisher.review.models import Edition, Publication, Reading, RoleGrant, User
from publisher.review.revisions import add_revision
from publisher.review.signing_in import keep_seed
from publisher.review.store import Rules, put_image

WEEK = Week(2026, 46)
SEED = pyotp.random_base32()
PASSWORD = "kata sandi yang panjang"
HOME = "/redaksi/kota-pekalongan/"
EDITION = f"{HOME}2026-W46/"
CAPTION = "18 kejadian darurat selesai dalam seminggu. Laporan Mingguan 112 Kota Pekalongan.\n\n#Pekalongan"
FIGURES = [
    ["total", 18, "kejadian selesai", None],
    ["total.previous", 15, "kejadian selesai, minggu lalu", None],
    ["total.usual.low", 12, "biasanya paling sedikit", None],
    ["total.usual.high", 24, "biasanya paling banyak", None],
    ["calls.received", 398, "panggilan masuk", None],
    ["calls.answered", 219, "panggilan diangkat", None],
    *[[f"week.{WEEK.earlier(11 - place)}", 10 + place, "kejadian selesai", None] for place in range(12)],
]
PAGES = (("sampul", "Sampul", 20), ("sekilas", "Sekilas", 120), ("cara-baca", "Cara membaca", 220))


def now() -> datetime:
    return settings.PUBLICATION.clock.now()


def rules() -> Rules:
    return Rules.of(settings.PUBLICATION)


def publication() -> Publication:
    made, _ = Publication.objects.get_or_create(
        slug=settings.PUBLICATION.slug, defaults={"name": "Kota Pekalongan", "created_at": now(), "last_tick_at": now()}
    )
    return made


def person(username: str, role: str = "") -> User:
    """A member of staff with a password, and an authenticator unless they are an editor."""
    found = User.objects.filter(username=username).first()
    if found is not None:
        return found
    user = User(username=username, display_name=username.replace("_", " ").title())
    user.set_password(PASSWORD)
    user.save()
    if role:
        RoleGrant.objects.create(user=user, publication=publication(), role=role)
    if role != "editor":
        keep_seed(user, SEED)
    return user


def actor(username: str, role: str) -> Actor:
    return actor_for(person(username, role), publication(), now().astimezone(settings.PUBLICATION.zone).date())


def browser(username: str, role: str = "") -> Client:
    """A browser in which this person is signed in."""
    client = Client()
    client.force_login(person(username, role))
    return client


def code(user: User) -> str:
    """A code that this person has not used yet."""
    User.objects.filter(pk=user.pk).update(last_totp_step=0)
    return pyotp.TOTP(SEED).at(int(SystemClock().now().timestamp()))


@lru_cache
def jpeg(shade: int) -> bytes:
    buffer = BytesIO()
    Image.new("RGB", (54, 68), (shade, 40, 60)).save(buffer, "JPEG")
    return buffer.getvalue()


def draft(week: Week = WEEK, warnings: int = 2, pages: int = 3, **fields: Any) -> Edition:
    edition = Edition.objects.create(
        publication=publication(),
        period_start=week.monday,
        created_at=now(),
        marker=f"Edisi {week}·a1b2",
        **{"state": "draft", **fields},
    )
    reading = Reading.objects.create(
        edition=edition,
        read_at=now(),
        rows=24,
        fingerprint="4c1e09ab7712aa01",
        figures=FIGURES,
        stories=[],
        quarantine=[["incidents", "waktu tidak terbaca", "tidak dihitung", [4, 17]]],
        excluded=[["dialihkan ke pusat lain", 1]],
        unknown=[],
        flags=[],
        warnings=[{"code": f"c{number}", "text": f"Peringatan {number}."} for number in range(warnings)],
        left_out=[["waktu", "belum ada"]],
        calls_known=True,
    )
    made = [
        {
            "key": key,
            "title": title,
            "sha256": put_image(settings.PUBLICATION.media, jpeg(shade)),
            "alt": f"Teks alternatif {title}.",
            "numbers": [["total", 18, "kejadian selesai", None]],
        }
        for key, title, shade in PAGES[:pages]
    ]
    revision = add_revision(edition, None, now(), caption=CAPTION, pages=made, headline="Judul", reading=reading)
    edition.revision = revision
    edition.save()
    audit.record(edition.publication, CLOCK, "draft", now(), edition, {"revision": 1, "pages": 3})
    return edition


def pending(**fields: Any) -> Edition:
    edition = draft(**fields)
    submit(edition, actor("editor_1", "editor"), now())
    return edition


def approved() -> Edition:
    edition = pending()
    approve(edition, actor("admin_2", "admin"), now(), rules(), edition.revision.content_key, rules().slot_for(WEEK))
    return edition


def unknown(state: str = "needs_human", reads: int = 6) -> Edition:
    """An edition whose publish command left and whose end is not known."""
    edition = approved()
    sent = rules().slot_for(WEEK)
    post = edition.posts.get()
    post.state, post.intent_at, post.checks_done, post.error_code = state, sent, reads, "no_answer"
    post.absences = [(sent + timedelta(minutes=minutes)).isoformat() for minutes in (1, 2, 4, 8, 15, 30)[:reads]]
    post.save()
    Edition.objects.filter(pk=edition.pk).update(state="action", action_code="unknown")
    edition.refresh_from_db()
    return edition


def yes(edition: Edition, user: User, **changes: str) -> dict[str, str]:
    """A complete approval form."""
    form = {
        "content_key": edition.revision.content_key,
        "slot": rules().slot_for(edition.week).isoformat(),
        "seen": "on",
        "warnings_read": "on",
        "code": code(user),
    }
    return {**form, **changes}

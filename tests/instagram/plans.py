"""Plans for tests: small JPEGs of the right size, and whatever a test wants to be wrong about them."""

from __future__ import annotations

import hashlib
from functools import cache
from io import BytesIO

from PIL import Image, ImageDraw

from publisher.instagram import CommitGuard, Plan, Slide, make_ids
from tests.faults.stand_in import ACCOUNT, ACCOUNT_ID

MARKER = "Edisi 2026-W46·a1b2"
CAPTION = f"18 kejadian darurat selesai dalam seminggu. 🚒\n\n#Pekalongan\n{MARKER}"
SEED_MS = 1_763_269_200_000


@cache
def jpeg(number: int, size: tuple[int, int] = (1080, 1350), form: str = "JPEG", mode: str = "RGB") -> bytes:
    image = Image.new("RGB", size, (11, 74 + number, 111))
    ImageDraw.Draw(image).rectangle((100, 100, 100 + 40 * (number + 1), 300), fill=(255, 255, 255))
    out = BytesIO()
    image.convert(mode).save(out, form, quality=95)
    return out.getvalue()


def slide(number: int, content: bytes | None = None, alt: str | None = None) -> Slide:
    content = jpeg(number) if content is None else content
    return Slide(content, hashlib.sha256(content).hexdigest(), f"Halaman {number}: grafik." if alt is None else alt)


def plan(
    pages: int = 3,
    caption: str = CAPTION,
    slides: tuple[Slide, ...] | None = None,
    seed_ms: int = SEED_MS,
    account_id: str = ACCOUNT_ID,
    marker: str = MARKER,
) -> Plan:
    slides = tuple(slide(number) for number in range(1, pages + 1)) if slides is None else slides
    return Plan(
        edition="2026-W46",
        account=ACCOUNT,
        account_id=account_id,
        slides=slides,
        caption=caption,
        marker=marker,
        content_key="5f" * 32,
        ids=make_ids(seed_ms, max(len(slides), 1)),
    )


def guard(for_plan: Plan) -> CommitGuard:
    return CommitGuard(for_plan.ids.sidecar)

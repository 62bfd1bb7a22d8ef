"""The rehearsal feed as plain HTML and CSS: a profile, and each post as a carousel to swipe. No script, no network."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from publisher.clock import moment_text

if TYPE_CHECKING:
    from publisher.instagram.rehearsal import RehearsedPost

NOTE = "Latihan: halaman ini hanya contoh; tidak ada yang dikirim ke Instagram."

STYLE = """
:root { color-scheme: light; --line: #dbdbdb; --ink: #0f1419; --quiet: #5c6670; }
* { box-sizing: border-box; }
body { margin: 0; background: #fff; color: var(--ink); font: 15px/1.5 system-ui, sans-serif; }
a { color: inherit; }
a:focus-visible, .slides:focus-visible { outline: 3px solid #0064d1; outline-offset: 2px; }
.note { margin: 0; padding: 8px 16px; background: #fff4ce; text-align: center; font-size: 13px; }
main { max-width: 935px; margin: 0 auto; padding: 24px 16px 64px; }
.profile { display: flex; gap: 24px; align-items: center; padding-bottom: 24px; border-bottom: 1px solid var(--line); }
.mark { flex: none; width: 86px; height: 86px; border-radius: 50%; display: grid; place-items: center;
  background: #0b4a6f; color: #fff; font-size: 36px; font-weight: 700; }
h1 { margin: 0; font-size: 22px; overflow-wrap: anywhere; }
.quiet { margin: 4px 0 0; color: var(--quiet); }
.grid { list-style: none; margin: 4px 0 0; padding: 0; display: grid; grid-template-columns: repeat(3, 1fr); gap: 4px; }
.grid a { position: relative; display: block; }
.grid img { display: block; width: 100%; aspect-ratio: 3 / 4; object-fit: cover; background: #eee; }
.count { position: absolute; right: 8px; top: 8px; padding: 1px 8px; border-radius: 12px; font-size: 12px;
  background: rgb(0 0 0 / 70%); color: #fff; }
.post { max-width: 560px; margin: 0 auto; }
.slides { list-style: none; margin: 16px 0; padding: 0; display: flex; overflow-x: auto; scroll-snap-type: x mandatory;
  border: 1px solid var(--line); border-radius: 4px; }
.slides li { position: relative; flex: 0 0 100%; scroll-snap-align: center; scroll-snap-stop: always; }
.slides img { display: block; width: 100%; height: auto; aspect-ratio: 4 / 5; }
.dots { display: flex; flex-wrap: wrap; gap: 8px; justify-content: center; margin: 0 0 16px; padding: 0; list-style: none; }
.dots a { display: grid; place-items: center; min-width: 32px; height: 32px; border-radius: 50%; text-decoration: none;
  border: 1px solid var(--line); font-size: 13px; }
.caption { white-space: pre-line; overflow-wrap: anywhere; }
.alts li { margin-bottom: 8px; }
"""


def profile_page(posts: Sequence[RehearsedPost]) -> str:
    """The account's page: newest post first, cropped to 3:4 as the channel's grid does."""
    account = posts[0].account if posts else ""
    cells = "\n".join(
        f'<li><a href="posts/{escape(post.id)}/index.html">'
        f'<img src="posts/{escape(post.id)}/1.jpg" alt="{escape(f"Edisi {post.edition}: {post.alts[0]}")}">'
        f'<span class="count" aria-hidden="true">1/{len(post.alts)}</span></a></li>'
        for post in posts
    )
    body = (
        f'<header class="profile"><div class="mark" aria-hidden="true">{escape(account[:1].upper() or "·")}</div>'
        f'<div><h1>{escape(account or "Belum ada kiriman")}</h1><p class="quiet">{len(posts)} kiriman</p></div></header>\n'
        f'<ul class="grid">\n{cells}\n</ul>'
    )
    return _page(account or "Latihan", body)


def post_page(post: RehearsedPost, zone: ZoneInfo) -> str:
    """One post: slides that snap when swiped, numbered links to them, caption, and the alt texts in words."""
    total = len(post.alts)
    slides = "\n".join(
        f'<li id="s{number}"><img src="{name}" width="1080" height="1350" alt="{escape(alt)}">'
        f'<span class="count" aria-hidden="true">{number}/{total}</span></li>'
        for number, (name, alt) in enumerate(post.slides, start=1)
    )
    dots = "".join(
        f'<li><a href="#s{number}" aria-label="Halaman {number}">{number}</a></li>' for number in range(1, total + 1)
    )
    alts = "".join(f"<li>{escape(alt)}</li>" for alt in post.alts)
    body = (
        f'<article class="post"><p><a href="../../index.html">← {escape(post.account)}</a></p>\n'
        f"<h1>{escape(post.account)}</h1>\n"
        f'<ul class="slides" tabindex="0" aria-label="Halaman kiriman">\n{slides}\n</ul>\n'
        f'<ol class="dots">{dots}</ol>\n'
        f'<p class="caption"><strong>{escape(post.account)}</strong> {escape(post.caption)}</p>\n'
        f'<p class="quiet"><time datetime="{post.taken_at.isoformat()}">{moment_text(post.taken_at, zone)}</time></p>\n'
        f'<details><summary>Teks alternatif</summary><ol class="alts">{alts}</ol></details></article>'
    )
    return _page(f"{post.account} · Edisi {post.edition}", body)


def _page(title: str, body: str) -> str:
    return (
        '<!doctype html>\n<html lang="id">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n<style>{STYLE}</style>\n</head>\n"
        f'<body>\n<p class="note">{NOTE}</p>\n<main>\n{body}\n</main>\n</body>\n</html>\n'
    )

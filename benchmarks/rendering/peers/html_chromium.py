"""HTML and SVG in headless Chromium: one browser, one page after the other, screenshots as JPEG."""

import json
import sys
from html import escape
from pathlib import Path

from playwright.sync_api import sync_playwright

content, font_file, out = json.loads(Path(sys.argv[1]).read_text()), sys.argv[2], Path(sys.argv[3])
STYLE = f"""
@font-face {{ font-family: J; src: url("file://{font_file}"); font-weight: 200 800; }}
* {{ margin: 0; box-sizing: border-box; }}
body {{ width: 1080px; height: 1350px; background: #FBF8F2; color: #14202E; font: 500 32px/44px J; padding: 56px 72px; }}
h1 {{ font: 800 58px/66px J; letter-spacing: -.022em; margin: 40px 0 14px; }}
.head {{ font-size: 30px; color: #566170; }} .kicker {{ font: 800 30px/1 J; color: #C8281F; margin-top: 60px; }}
.row {{ display: flex; align-items: center; height: 80px; border-bottom: 2px solid #E4DED2; gap: 16px; }}
.row b {{ font: 800 42px/1 J; }} .name {{ width: 330px; }} .bar {{ height: 28px; background: #12263F; }}
.source {{ position: absolute; top: 1260px; left: 72px; font-size: 24px; }}
.step {{ padding-left: 182px; font-size: 30px; line-height: 36px; }} .card {{ border-top: 4px solid; margin-top: 30px; }}
"""


def jenis(page):
    rows = []
    top = max(window for _, _, window in page["rows"])
    for name, week, window in page["rows"]:
        bar = f'<span class="bar" style="width:{round(250 * window / top)}px"></span>'
        rows.append(f'<div class="row"><span class="name">{escape(name)}</span><b>{week}</b>{bar}<b>{window}</b></div>')
    return "".join(rows)


def tren(page):
    marks = []
    top = max(total for _, total in page["weeks"])
    for place, (label, total) in enumerate(page["weeks"]):
        height = 520 * total / top
        fill = "#C8281F" if place == len(page["weeks"]) - 1 else "#12263F"
        marks.append(f'<rect x="{place * 72 + 8}" y="{560 - height}" width="50" height="{height}" fill="{fill}"/>')
        marks.append(f'<text x="{place * 72 + 33}" y="{550 - height}" text-anchor="middle" font-size="30">{total}</text>')
        marks.append(f'<text x="{place * 72 + 33}" y="596" text-anchor="middle" font-size="20">{label}</text>')
    low, high = page["usual"] or (0, 0)
    band = f'<rect x="0" y="{560 - 520 * high / top}" width="936" height="{520 * (high - low) / top}" fill="#E9EEF1"/>'
    return f'<svg width="936" height="620" font-family="J" font-weight="600">{band}{"".join(marks)}</svg>'


def aduan(page):
    steps = page["body"]
    half = len(steps) // 2
    return "".join(
        f'<div class="card">{"".join(f"<div class=step>{escape(text)}</div>" for text in part)}</div>'
        for part in (steps[:half], steps[half:])
    )


DRAW = {"jenis": jenis, "tren": tren, "aduan": aduan}
with sync_playwright() as driver:
    browser = driver.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
    tab = browser.new_page(viewport={"width": 1080, "height": 1350})
    for number, page in enumerate(content, start=1):
        body = (
            f'<div class="head">{escape(page["head"])}</div><div class="kicker">{escape(page["kicker"])}</div>'
            f"<h1>{'<br>'.join(map(escape, page['headline']))}</h1><p>{escape(page['deck'])}</p>{DRAW[page['kind']](page)}"
            f'<div class="source">{escape(page["source"])}</div>'
        )
        source = out / "page.html"
        source.write_text(f"<!doctype html><style>{STYLE}</style>{body}", encoding="utf-8")
        tab.goto(source.as_uri())
        tab.evaluate("document.fonts.ready")
        tab.screenshot(path=str(out / f"{number:02d}.jpg"), type="jpeg", quality=93)
    browser.close()

"""pyplot draws the chart, Pillow the words: a figure a page, as most scripts do it."""

import json
import sys
from io import BytesIO
from pathlib import Path

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
from matplotlib import font_manager
from PIL import Image, ImageDraw, ImageFont

content, font_file, out = json.loads(Path(sys.argv[1]).read_text()), sys.argv[2], Path(sys.argv[3])
font_manager.fontManager.addfont(font_file)
plt.rcParams["font.family"] = font_manager.FontProperties(fname=font_file).get_name()
INK, RED, PAPER, SAND, RANGE = "#14202E", "#C8281F", "#FBF8F2", "#978C76", "#E9EEF1"


def font(size, weight):
    found = ImageFont.truetype(font_file, size)
    found.set_variation_by_axes([weight])
    return found


def figure():
    return plt.figure(figsize=(10.8, 13.5), dpi=100, facecolor=PAPER)


def jenis(page):
    made = figure()
    names, week, window = zip(*page["rows"], strict=True)
    for place, (values, left) in enumerate(((week, 0.33), (window, 0.68))):
        axes = made.add_axes((left, 0.14, 0.27, 0.5), facecolor=PAPER)
        bars = axes.barh(range(len(values)), values, color=[RED] + ["#12263F"] * (len(values) - 2) + [SAND], height=0.4)
        axes.bar_label(bars, fontsize=22, fontweight="bold", padding=6)
        axes.invert_yaxis()
        axes.set_yticks(range(len(values)), names if place == 0 else [""] * len(values), fontsize=20)
        axes.set_xticks([])
        for side in axes.spines.values():
            side.set_visible(False)
    return made


def tren(page):
    made = figure()
    axes = made.add_axes((0.07, 0.16, 0.86, 0.5), facecolor=PAPER)
    labels, values = zip(*page["weeks"], strict=True)
    if page["usual"]:
        axes.axhspan(*page["usual"], color=RANGE)
    bars = axes.bar(range(len(values)), values, color=["#12263F"] * (len(values) - 1) + [RED], width=0.7)
    axes.bar_label(bars, fontsize=22, padding=4)
    axes.set_xticks(range(len(values)), labels, fontsize=15)
    axes.set_yticks([])
    for side in axes.spines.values():
        side.set_visible(False)
    return made


def aduan(page):
    made = figure()
    axes = made.add_axes((0, 0, 1, 1))
    axes.set_xlim(0, 1080)
    axes.set_ylim(1350, 0)
    axes.axis("off")
    for top in (360, 800):
        axes.plot([212, 212], [top + 120, top + 380], color="#CFC7B7", linewidth=3)
        axes.scatter(
            [212] * 4,
            [top + 120 + 80 * step for step in range(4)],
            s=260,
            color=["#C8281F", "w", "w", "#0B6F70"],
            edgecolors=INK,
        )
    return made


DRAW = {"jenis": jenis, "tren": tren, "aduan": aduan}
for number, page in enumerate(content, start=1):
    made = DRAW[page["kind"]](page)
    buffer = BytesIO()
    made.savefig(buffer, format="png", facecolor=PAPER)
    plt.close(made)
    image = Image.open(buffer).convert("RGB")
    pen = ImageDraw.Draw(image)
    pen.text((72, 88), page["head"], font=font(30, 500), fill=INK, anchor="ls")
    pen.text((72, 180), page["kicker"], font=font(30, 800), fill=RED, anchor="ls")
    for place, text in enumerate(page["headline"]):
        pen.text((72, 252 + 66 * place), text, font=font(58, 800), fill=INK, anchor="ls")
    if page["deck"]:
        pen.text((72, 372), page["deck"], font=font(32, 500), fill=INK, anchor="ls")
    if page["kind"] == "aduan":
        for place, text in enumerate(page["body"]):
            pen.text((254, 400 + place * 36), text, font=font(30, 500), fill=INK, anchor="ls")
    pen.text((72, 1284), page["source"], font=font(24, 500), fill=INK, anchor="ls")
    image.save(out / f"{number:02d}.jpg", quality=93, subsampling=0)

"""altair charts, turned into JPEG by vl-convert without a browser."""

import json
import sys
from pathlib import Path

import altair as alt
import vl_convert

content, font_file, out = json.loads(Path(sys.argv[1]).read_text()), sys.argv[2], Path(sys.argv[3])
vl_convert.register_font_directory(str(Path(font_file).parent))


def lines(texts, size, top, step, left=72, weight=500):
    rows = [{"text": text, "x": left, "y": top + place * step} for place, text in enumerate(texts)]
    return (
        alt.Chart(alt.Data(values=rows))
        .mark_text(align="left", fontSize=size, fontWeight=weight, color="#14202E")
        .encode(
            x=alt.X("x:Q", scale=alt.Scale(domain=[0, 1080]), axis=None),
            y=alt.Y("y:Q", scale=alt.Scale(domain=[1350, 0]), axis=None),
            text="text:N",
        )
    )


def bars(rows, left, width, top, step):
    largest = max(value for _, value in rows)
    data = [
        {
            "x": left,
            "x2": left + width * value / largest,
            "y": top + place * step,
            "y2": top + place * step + 28,
            "t": str(value),
        }
        for place, (_, value) in enumerate(rows)
    ]
    base = alt.Chart(alt.Data(values=data))
    across = alt.X("x:Q", scale=alt.Scale(domain=[0, 1080]), axis=None)
    down = alt.Y("y:Q", scale=alt.Scale(domain=[1350, 0]), axis=None)
    marks = base.mark_rect(color="#12263F").encode(x=across, x2="x2:Q", y=down, y2="y2:Q")
    values = base.mark_text(align="left", dx=10, dy=14, fontSize=34, fontWeight=800).encode(
        x=alt.X("x2:Q", scale=alt.Scale(domain=[0, 1080])), y=down, text="t:N"
    )
    return marks + values


def jenis(page):
    names = lines([row[0] for row in page["rows"]], 32, 480, 88)
    return (
        names
        + bars([row[:2] for row in page["rows"]], 400, 130, 465, 88)
        + bars([(row[0], row[2]) for row in page["rows"]], 648, 260, 465, 88)
    )


def tren(page):
    largest = max(total for _, total in page["weeks"])
    data = [
        {
            "x": 76 + place * 72,
            "x2": 126 + place * 72,
            "y": 1130 - 520 * total / largest,
            "y2": 1130,
            "t": str(total),
            "l": label,
        }
        for place, (label, total) in enumerate(page["weeks"])
    ]
    across = alt.X("x:Q", scale=alt.Scale(domain=[0, 1080]), axis=None)
    down = alt.Y("y:Q", scale=alt.Scale(domain=[1350, 0]), axis=None)
    base = alt.Chart(alt.Data(values=data))
    return base.mark_rect(color="#12263F").encode(x=across, x2="x2:Q", y=down, y2="y2:Q") + base.mark_text(
        align="left", dy=-16, fontSize=30
    ).encode(x=across, y=down, text="t:N")


def aduan(page):
    return lines(page["body"], 30, 390, 36, left=254)


DRAW = {"jenis": jenis, "tren": tren, "aduan": aduan}
for number, page in enumerate(content, start=1):
    title = lines(page["headline"], 58, 232, 66, weight=800)
    words = lines([page["head"], page["kicker"]], 30, 78, 92) + lines([page["deck"]], 32, 362, 1)
    chart = title + words + lines([page["source"]], 24, 1276, 1) + DRAW[page["kind"]](page)
    chart = chart.properties(width=1080, height=1350, background="#FBF8F2", padding=0)
    chart = chart.configure(font="Plus Jakarta Sans").configure_view(strokeWidth=0)
    png = vl_convert.vegalite_to_jpeg(chart.to_dict(), scale=1, quality=93)
    (out / f"{number:02d}.jpg").write_bytes(png)

"""plotly figures with annotations, written by kaleido in one batch: the quickest way that it documents."""

import json
import sys
from pathlib import Path

import plotly.graph_objects as go
import plotly.io as pio
from plotly.subplots import make_subplots

content, out = json.loads(Path(sys.argv[1]).read_text()), Path(sys.argv[3])


def jenis(page):
    names, week, window = zip(*page["rows"], strict=True)
    made = make_subplots(1, 2, shared_yaxes=True)
    made.add_bar(y=names, x=week, orientation="h", text=week, textposition="outside", marker_color="#12263F", row=1, col=1)
    made.add_bar(
        y=names, x=window, orientation="h", text=window, textposition="outside", marker_color="#12263F", row=1, col=2
    )
    made.update_yaxes(autorange="reversed")
    return made


def tren(page):
    labels, values = zip(*page["weeks"], strict=True)
    made = go.Figure(go.Bar(x=labels, y=values, text=values, textposition="outside", marker_color="#12263F"))
    if page["usual"]:
        made.add_hrect(*page["usual"], fillcolor="#E9EEF1", line_width=0, layer="below")
    return made


def aduan(page):
    made = go.Figure(go.Scatter(x=[0.1] * 4, y=[0.95, 0.7, 0.45, 0.2], mode="markers+lines", marker_size=26))
    made.update_xaxes(range=[0, 1], visible=False)
    made.update_yaxes(range=[0, 1], visible=False)
    for place, text in enumerate(page["body"]):
        made.add_annotation(x=0.18, y=0.98 - place * 0.036, text=text, showarrow=False, xanchor="left", font_size=28)
    return made


DRAW = {"jenis": jenis, "tren": tren, "aduan": aduan}
figures = []
for page in content:
    made = DRAW[page["kind"]](page)
    title = "<br>".join(page["headline"])
    made.update_layout(
        width=1080,
        height=1350,
        paper_bgcolor="#FBF8F2",
        plot_bgcolor="#FBF8F2",
        showlegend=False,
        margin={"t": 400, "b": 130, "l": 330 if page["kind"] == "jenis" else 72, "r": 72},
        font_size=26,
    )
    for text, y, size in (
        (page["head"], 88, 30),
        (page["kicker"], 180, 30),
        (f"<b>{title}</b>", 270, 54),
        (page["deck"], 372, 30),
        (page["source"], 1284, 24),
    ):
        made.add_annotation(
            x=0,
            y=1,
            xref="paper",
            yref="paper",
            xanchor="left",
            yanchor="middle",
            align="left",
            showarrow=False,
            xshift=-258 if page["kind"] == "jenis" else 0,
            yshift=400 - y,
            text=text,
            font_size=size,
        )
    figures.append(made)
pio.write_images(
    figures, [out / f"{number:02d}.jpg" for number in range(1, len(figures) + 1)], format="jpg", width=1080, height=1350
)

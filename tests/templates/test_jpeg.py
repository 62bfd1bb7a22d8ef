from __future__ import annotations

from io import BytesIO

from PIL import Image, JpegImagePlugin

from publisher.templates import theme
from publisher.templates.layout import Canvas
from publisher.templates.text import Style


def page() -> Canvas:
    canvas = Canvas("contoh")
    canvas.write("Tiga kejadian", 72, 252, Style(58, 800, -0.022), theme.INK)
    return canvas


def test_a_page_is_a_full_colour_jpeg_of_the_exact_size_without_metadata() -> None:
    image = Image.open(BytesIO(page().jpeg()))
    assert isinstance(image, JpegImagePlugin.JpegImageFile)
    assert (image.format, image.mode, image.size) == ("JPEG", "RGB", (1080, 1350))
    assert JpegImagePlugin.get_sampling(image) == 0
    assert not image.getexif()
    assert not {"icc_profile", "comment", "exif", "xmp"} & set(image.info)


def test_the_same_page_has_the_same_bytes() -> None:
    assert page().jpeg() == page().jpeg()


def test_text_is_drawn_where_it_is_recorded() -> None:
    canvas = page()
    box = canvas.texts[0].box
    dark = canvas.image().convert("L").point(lambda value: 255 if value < 200 else 0).getbbox()
    assert dark is not None
    assert abs(dark[0] - box.left) <= 1
    assert abs(dark[2] - box.right) <= 1
    assert abs(dark[1] - box.top) <= 1
    assert abs(dark[3] - box.bottom) <= 1

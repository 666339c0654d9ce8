"""A logo file → a `Logo`: measured before it is decoded, decoded, and drawn anew, so that nothing hidden goes along.

Best called in the worker process: a picture made to crash a decoder then takes nothing else down.
"""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from aiplus_assess.errors import EnvironmentFailure, InputError, reason_of
from aiplus_assess.i18n import _
from aiplus_assess.reporting.brand import Logo
from aiplus_assess.reporting.logo_svg import Refused, clean_svg
from aiplus_assess.reporting.tokens import luminance

if TYPE_CHECKING:
    from PIL.Image import Image

LARGEST_FILE = 5 * 1024 * 1024
LARGEST_SVG = 1024 * 1024
MOST_PIXELS = 16_000_000
SIDES = (1000, 700, 500, 350)
"""The longest side in pixels, tried in turn until the PNG is at most LARGEST_PNG; 1000 are 420 dpi at 60 mm."""
LARGEST_PNG = 300 * 1024
PLATE = 0.06
"""The edge of the ground around a light logo, per its width."""
ENDINGS = (".png", ".jpg", ".jpeg", ".svg")


def logo_content(path: Path) -> bytes:
    """What `read_logo` takes of a file, never more than it can use: whatever is longer is refused by its length."""
    if not path.is_file():
        raise InputError(_("There is no file {name}; check the path.").format(name=path))
    try:
        with path.open("rb") as file:
            return file.read(LARGEST_FILE + 1)
    except OSError as error:
        reason = reason_of(error)
        raise EnvironmentFailure(_("{name} can't be read: {reason}.").format(name=path, reason=reason)) from None


def read_logo(content: bytes, name: str) -> Logo:
    """The logo in `content`. `name` is only for the message. Raises InputError, in one line, for what can't be one."""
    try:
        if content[:8] == b"\x89PNG\r\n\x1a\n" or content[:3] == b"\xff\xd8\xff":
            return _raster(content)
        return _vector(content)
    except Refused as reason:
        raise InputError(
            _("The logo {name} can't be used: {reason}. Nothing was changed; choose another file.").format(
                name=name, reason=reason
            )
        ) from None


def on_plate(logo: Logo, colour: str) -> Logo:
    """A light logo on a ground it can be seen on, as one picture: where the paper can't be given one."""
    from PIL import Image

    with Image.open(io.BytesIO(logo.png)) as file:
        picture = file.convert("RGBA")
    edge = round(picture.width * PLATE)
    plate = Image.new("RGBA", (picture.width + 2 * edge, picture.height + 2 * edge), colour)
    plate.alpha_composite(picture, (edge, edge))
    return Logo(_png(plate.convert("RGB")), *plate.size)


def _png(picture: Image) -> bytes:
    file = io.BytesIO()
    picture.save(file, "PNG", optimize=True)
    return file.getvalue()


def _raster(content: bytes) -> Logo:
    from PIL import Image, ImageOps

    if len(content) > LARGEST_FILE:
        raise Refused(_("it is larger than 5 MB"))
    try:
        with _strictly(), Image.open(io.BytesIO(content), formats=("PNG", "JPEG")) as file:
            _measure(*file.size)
            file.load()
            picture = _plain(ImageOps.exif_transpose(file))
    except Refused:
        raise
    except Image.DecompressionBombError:
        raise Refused(_("it has more than 16 million pixels")) from None
    except (OSError, ValueError, SyntaxError, EOFError, MemoryError, ArithmeticError):
        raise Refused(_("it is damaged")) from None
    return _logo(picture)


@contextmanager
def _strictly() -> Iterator[None]:
    """A half file is no picture (WeasyPrint tells Pillow otherwise); what Pillow warns of is measured here."""
    from PIL import ImageFile

    before = ImageFile.LOAD_TRUNCATED_IMAGES
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = before


def _measure(width: int, height: int) -> None:
    if width * height > MOST_PIXELS:
        raise Refused(_("it has more than 16 million pixels"))
    if min(width, height) < 8 or not 1 / 40 < width / height < 40:
        raise Refused(_("it is too small or a mere line"))


def _plain(picture: Image) -> Image:
    """Eight bits of red, green, blue and opacity; nothing else of the file."""
    if picture.mode.startswith("I"):
        picture = picture.convert("I").point(lambda value: value / 256).convert("L")
    return picture.convert("RGBA")


def _vector(content: bytes) -> Logo:
    if b"<svg" not in content[:100_000].replace(b"\x00", b"") and b":svg" not in content[:100_000]:
        raise Refused(_("it is neither a PNG, a JPEG nor an SVG picture"))
    if len(content) > LARGEST_SVG:
        raise Refused(_("it is larger than 1 MB"))
    svg, width, height = clean_svg(content)
    drawn = _logo(_painted(svg, width, height), trim=False)
    return Logo(drawn.png, drawn.width, drawn.height, svg, drawn.light)


def _painted(svg: bytes, width: float, height: float) -> Image:
    """The vectors as pixels, by the same renderer as the report."""
    from pypdfium2 import PdfDocument

    from aiplus_assess.reporting.pdf import render_picture

    scale = SIDES[0] / max(width, height)
    wide, high = max(8, round(width * scale)), max(8, round(height * scale))
    try:
        file = PdfDocument(render_picture(Logo(b"", wide, high, svg)))
        page = file[0]
        size = page.get_size()
        drawn: Image = page.render(scale=wide / size[0], fill_color=(255, 255, 255, 0), rev_byteorder=True).to_pil()
        return drawn.copy()
    except (ValueError, ArithmeticError, TypeError, KeyError, AttributeError, IndexError, RecursionError):
        raise Refused(_("it is damaged")) from None


def _logo(picture: Image, trim: bool = True) -> Logo:
    """Trimmed to what is seen and made small enough."""
    from PIL import Image

    box = picture.getchannel("A").point(lambda value: 255 if value > 8 else 0).getbbox()
    if box is None:
        raise Refused(_("nothing is to be seen in it"))
    if trim:
        picture = picture.crop(box)
    opaque = picture.getchannel("A").getextrema() == (255, 255)
    light = not opaque and _is_light(picture)
    if opaque:
        picture = picture.convert("RGB")
    for side in SIDES:
        small = picture.copy()
        small.thumbnail((side, side), Image.Resampling.LANCZOS)
        file = _png(small)
        if len(file) <= LARGEST_PNG:
            break
    return Logo(file, *small.size, light=light)


def _is_light(picture: Image) -> bool:
    """Whether half of what is seen would vanish on white paper."""
    small = picture.copy()
    small.thumbnail((64, 64))
    seen = light = 0
    pixels = small.tobytes()
    for red, green, blue, opacity in zip(*(pixels[channel::4] for channel in range(4)), strict=True):
        seen += opacity
        light += opacity if luminance(f"#{red:02x}{green:02x}{blue:02x}") > 0.75 else 0
    return light * 2 > seen

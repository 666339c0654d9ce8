"""Logos as users have them, made anew for each test."""

from __future__ import annotations

import io
import struct
import zlib

from PIL import Image, ImageDraw

SVG = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
INK = (31, 78, 121, 255)
CLEAR = (0, 0, 0, 0)


def picture(
    width: int = 600, height: int = 200, ink: tuple[int, ...] = INK, ground: tuple[int, ...] = CLEAR
) -> Image.Image:
    """A ring and a bar; the corners show the ground."""
    made = Image.new("RGBA", (width, height), ground)
    draw = ImageDraw.Draw(made)
    side = min(width, height)
    draw.ellipse((side // 10, side // 10, side - side // 10, side - side // 10), outline=ink, width=max(2, side // 8))
    draw.rectangle((width - width // 3, height // 3, width - 4, height // 2), fill=ink)
    return made


def png(made: Image.Image | None = None, **options: object) -> bytes:
    return _saved(made or picture(), "PNG", **options)


def jpeg(made: Image.Image | None = None, **options: object) -> bytes:
    return _saved((made or picture(ground=(255, 255, 255, 255))).convert("RGB"), "JPEG", **options)


def svg(inside: str = '<rect width="300" height="100" fill="#1f4e79"/>', head: str = 'viewBox="0 0 300 100"') -> bytes:
    return f"<svg {SVG} {head}>{inside}</svg>".encode()


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def bomb(width: int, height: int) -> bytes:
    """A PNG of a few kilobytes that says it is huge."""
    head = struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(b"\0" * 10_000))
        + chunk(b"IEND", b"")
    )


def _saved(made: Image.Image, kind: str, **options: object) -> bytes:
    file = io.BytesIO()
    made.save(file, kind, **options)  # type: ignore[arg-type]
    return file.getvalue()

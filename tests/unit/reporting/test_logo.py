"""Logos: what is shown survives, everything else does not; what can't be a logo is refused in one line."""

from __future__ import annotations

import io
import socket
from collections.abc import Iterator

import pytest
from logo_files import CLEAR, INK, bomb, jpeg, picture, png, svg
from PIL import Image, PngImagePlugin

from aiplus_assess import i18n
from aiplus_assess.errors import InputError
from aiplus_assess.reporting.brand import Brand, Logo, brand_of
from aiplus_assess.reporting.logo import LARGEST_FILE, LARGEST_PNG, LARGEST_SVG, read_logo

SECRET = b"SECRET-IN-THE-FILE"
EMPTY = svg("")


def opened(logo: Logo) -> Image.Image:
    return Image.open(io.BytesIO(logo.png)).convert("RGBA")


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    with i18n.language("en"):
        yield


# --- pixels
def test_a_png_keeps_what_it_shows_and_loses_its_empty_margins() -> None:
    around = Image.new("RGBA", (1000, 900), CLEAR)
    around.paste(picture(), (200, 400))
    logo = read_logo(png(around), "a.png")
    assert (logo.width, logo.height) == opened(logo).size
    assert logo.width / logo.height == pytest.approx(576 / 160, abs=0.1)
    assert opened(logo).getpixel((logo.width - 10, round(logo.height * 0.35)))[:3] == INK[:3]
    assert opened(logo).getpixel((logo.width - 10, logo.height - 2))[3] == 0, "transparency stays"
    assert logo.svg == b""


def test_metadata_is_left_behind() -> None:
    words = PngImagePlugin.PngInfo()
    words.add_text("Comment", SECRET.decode())
    exif = Image.Exif()
    exif[0x010E] = SECRET.decode()
    for content in (png(pnginfo=words), jpeg(exif=exif), png() + SECRET):
        assert SECRET in content
        assert SECRET not in read_logo(content, "a").png


def test_a_turned_photograph_is_shown_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    logo = read_logo(jpeg(exif=exif), "a.jpg")
    assert (logo.width, logo.height) == (200, 600)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_every_kind_of_png_is_read(mode: str) -> None:
    made = picture(ground=(255, 255, 255, 255))
    grey = made.convert("L")
    file = grey.point(lambda value: value * 256, "I").convert("I;16") if mode == "I;16" else made.convert(mode)
    shown = opened(read_logo(png(file), "a.png")).convert("L")
    darkest, lightest = shown.getextrema()
    assert darkest < 100
    assert lightest > 250


@pytest.mark.parametrize("mode", ["L", "RGB", "CMYK"])
def test_every_kind_of_jpeg_is_read(mode: str) -> None:
    file = io.BytesIO()
    picture(ground=(255, 255, 255, 255)).convert("RGB").convert(mode).save(file, "JPEG")
    shown = opened(read_logo(file.getvalue(), "a.jpg"))
    assert shown.size == (600, 200)
    assert shown.convert("L").getpixel((2, 2)) > 240


def test_a_large_picture_becomes_small_enough_for_every_page() -> None:
    noise = Image.effect_noise((3000, 2000), 90).convert("RGB")
    logo = read_logo(jpeg(noise), "photo.jpg")
    assert len(logo.png) <= LARGEST_PNG
    assert max(logo.width, logo.height) <= 1000


@pytest.mark.parametrize(
    ("ink", "ground", "light"),
    [
        ((255, 255, 255, 255), CLEAR, True),
        (INK, CLEAR, False),
        ((255, 255, 255, 255), INK, False),
        ((250, 240, 200, 255), CLEAR, True),
    ],
)
def test_a_logo_for_dark_ground_is_noticed(ink: tuple[int, ...], ground: tuple[int, ...], light: bool) -> None:
    assert read_logo(png(picture(ink=ink, ground=ground)), "a.png").light is light


# --- vectors
def test_an_svg_stays_sharp_and_has_pixels_too() -> None:
    logo = read_logo(svg(), "a.svg")
    assert b"<rect" in logo.svg
    assert (logo.width, logo.height) == (1000, 333)
    assert opened(logo).getpixel((500, 160)) == INK


def test_classes_of_drawing_programs_keep_their_colours() -> None:
    sheet = "<style>/* x */ .st0{fill:#c00;} .a,.b{fill:#00c} #own{fill:#0c0!important} a:hover{fill:red}</style>"
    shapes = '<rect class="st0" width="100" height="100"/><rect class="b" x="100" width="100" height="100"/>'
    own = '<rect id="own" x="200" width="50" height="100"/>'
    own += '<rect x="250" class="st0" style="fill:#000" width="50" height="100"/>'
    shown = opened(read_logo(svg(sheet + shapes + own), "a.svg"))
    at = [shown.getpixel((round(x / 0.3), 100))[:3] for x in (50, 150, 225, 275)]
    assert at == [(204, 0, 0), (0, 0, 204), (0, 204, 0), (0, 0, 0)]


def test_gradients_clips_and_repeated_parts_survive() -> None:
    inside = (
        '<defs><linearGradient id="g"><stop offset="0" stop-color="#f00"/><stop offset="1" stop-color="#00f"/>'
        '</linearGradient><clipPath id="c"><rect width="50" height="100"/></clipPath>'
        '<path id="p" d="M0 0h20v20h-20z"/></defs>'
        '<rect width="100" height="100" fill="url(#g)" clip-path="url(#c)"/><use xlink:href="#p" x="200" y="40"/>'
    )
    shown = opened(read_logo(svg(inside), "a.svg"))
    assert shown.getpixel((20, 100))[0] > 200
    assert shown.getpixel((300, 100))[3] == 0, "clipped"
    assert shown.getpixel((700, 160))[3] == 255, "used"


@pytest.mark.parametrize(
    "head", ['width="300" height="100"', 'width="30mm" height="10mm"', 'viewBox="-10,-10,300,100" width="100%"']
)
def test_its_size_is_understood(head: str) -> None:
    assert read_logo(svg(head=head), "a.svg").width == 1000


def test_a_doctype_of_an_old_drawing_program_is_no_obstacle() -> None:
    doctype = b'<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">'
    logo = read_logo(b'<?xml version="1.0" encoding="UTF-8"?>' + doctype + svg(), "a.svg")
    assert b"DOCTYPE" not in logo.svg


@pytest.fixture
def listener() -> Iterator[socket.socket]:
    """Hears whether anything is fetched."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0)
        yield server


def test_everything_active_or_foreign_is_left_out(listener: socket.socket) -> None:
    there = f"http://127.0.0.1:{listener.getsockname()[1]}/x"
    evil = (
        "<script>alert('SECRET')</script>"
        f'<script xlink:href="{there}"/><image href="{there}" width="9" height="9"/>'
        '<image xlink:href="file:///etc/passwd" width="9" height="9"/>'
        '<foreignObject><iframe xmlns="http://www.w3.org/1999/xhtml" src="SECRET"/></foreignObject>'
        f'<style>@import "{there}"; rect{{fill:url({there}#a)}} text{{font-family:"SECRET"}}</style>'
        f'<a xlink:href="javascript:alert(1)"><rect width="9" height="9"/></a><use xlink:href="{there}#a"/>'
        f'<rect id="r" width="300" height="100" onclick="SECRET" onload="SECRET" fill="#1f4e79" '
        f'style="filter:url({there}#f);background:url({there})" clip-path="url({there}#c)" mask="url(\'{there}#m\')"/>'
        '<animate xlink:href="#r" attributeName="href" to="SECRET"/><set attributeName="onload" to="SECRET"/>'
        "<metadata>SECRET</metadata><!-- SECRET --><?php SECRET ?>"
        "<filter id='f'><feImage xlink:href='SECRET'/></filter>"
        f'<rect width="9" height="9" fill="u\\72l({there})"/><rect width="9" height="9" FILL="url( {there} )"/>'
    )
    shown = read_logo(svg(evil), "evil.svg").svg
    for word in (
        b"SECRET",
        b"http://127",
        b"file:",
        b"script",
        b"style",
        b"image",
        b"url(",
        b"onload",
        b"foreign",
        b"\\",
    ):
        assert word not in shown, word
    assert shown.count(b"<rect") == 3, "what is only inside a link goes with it"
    with pytest.raises(BlockingIOError):
        listener.accept()


BOMB = '<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa">{}]>'.format(
    "".join(f'<!ENTITY a{n} "&a{n - 1 if n else ""};&a{n - 1 if n else ""};">' for n in range(9))
).encode()
EXTERNAL = b'<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
PARAMETER = b'<!DOCTYPE svg [<!ENTITY % x SYSTEM "http://127.0.0.1/x">%x;]>'
USES = "".join(f'<g id="g{n}">' + f'<use href="#g{n - 1}"/>' * 10 + "</g>" for n in range(1, 9))
PATTERN = '<g id="g0"><rect width="9" height="9"/></g>'


REFUSED = {
    "empty": (b"", "neither"),
    "text": (b"hello", "neither"),
    "html": (b"<html><body><svg/></body></html>", "neither"),
    "gif": (b"GIF89a" + b"\0" * 100, "neither"),
    "webp": (b"RIFF\0\0\0\0WEBPVP8 ", "neither"),
    "pdf": (b"%PDF-1.7 <svg", "damaged"),
    "cut off": (png()[: len(png()) // 2], "damaged"),
    "cut off jpeg": (jpeg()[:100], "damaged"),
    "png head alone": (b"\x89PNG\r\n\x1a\n", "damaged"),
    "too large": (png() + b"\0" * LARGEST_FILE, "5 MB"),
    "pixels": (bomb(5000, 5000), "16 million"),
    "bomb": (bomb(60_000, 60_000), "16 million"),
    "overflow": (bomb(2**31 - 1, 2**31 - 1), "16 million"),
    "a line": (png(Image.new("RGB", (900, 2))), "mere line"),
    "a dot": (png(Image.new("RGB", (1, 1))), "too small"),
    "transparent": (png(Image.new("RGBA", (90, 90), CLEAR)), "nothing is to be seen"),
    "cut off svg": (svg()[:-9], "damaged"),
    "large svg": (svg("<!--" + "x" * LARGEST_SVG + "-->"), "1 MB"),
    "empty svg": (EMPTY, "nothing is to be seen"),
    "no size": (svg(head=""), "how large"),
    "odd size": (svg(head='viewBox="0 0 nan 10"'), "how large"),
    "zero": (svg(head='viewBox="0 0 0 10"'), "how large"),
    "entities": (BOMB + svg("<text>&a8;</text>"), "defines entities"),
    "external entity": (EXTERNAL + svg("<text>&x;</text>"), "defines entities"),
    "parameter entity": (PARAMETER + svg(), "defines entities"),
    "uses": (svg(PATTERN + USES), "more parts"),
    "circle of uses": (svg('<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>'), "refer to themselves"),
    "own clip": (svg('<clipPath id="a" clip-path="url(#a)"><rect width="9" height="9"/></clipPath>'), "themselves"),
    "many": (svg("<g/>" * 6000), "more parts"),
    "deep": (svg("<g>" * 60 + "</g>" * 60), "more parts"),
    "very deep": (svg("<g>" * 100_000), "more parts"),
    "unknown encoding": (b'<?xml version="1.0" encoding="klingon"?>' + svg(), "damaged"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_can_not_be_a_logo_is_refused_in_one_line(name: str) -> None:
    content, reason = REFUSED[name]
    with pytest.raises(InputError) as refusal:
        read_logo(content, "logo.x")
    message = refusal.value.message
    assert reason in message
    assert message.startswith("The logo logo.x can't be used: ")
    assert "\n" not in message


@pytest.mark.parametrize("seed", range(60))
def test_damaged_files_are_refused_or_shown_but_never_a_fault(seed: int) -> None:
    import random

    dice = random.Random(seed)
    content = bytearray(dice.choice([png(), jpeg(), svg(), svg('<path d="M0 0h300v100z"/>')]))
    for _blow in range(dice.randint(1, 12)):
        content[dice.randrange(len(content))] = dice.randrange(256)
    try:
        logo = read_logo(bytes(content), "x")
    except InputError as refusal:
        assert "\n" not in refusal.message
    else:
        assert opened(logo).size == (logo.width, logo.height)


@pytest.mark.parametrize(
    "inside",
    [
        '<path d="M0 0 1e308 1e308z"/>',
        '<path d="M0 0 a b c d"/>',
        '<rect width="-5" height="x"/>',
        '<rect width="1e400" height="10"/>',
        '<g transform="scale(0) rotate(nan) matrix(1)"><rect width="9" height="9"/></g>',
        '<linearGradient id="g"/><rect width="9" height="9" fill="url(#g)"/>',
        '<text font-size="1e9">x</text>',
        '<circle r="" cx="%"/>',
        '<use href="#none"/>',
    ],
)
def test_nonsense_in_an_svg_is_refused_or_drawn_but_never_a_fault(inside: str) -> None:
    try:
        assert read_logo(svg(inside + '<rect width="50" height="50"/>'), "x").png
    except InputError as refusal:
        assert "can't be used" in refusal.message


# --- the same input, the same bytes; and there and back
@pytest.mark.parametrize("content", [png(), jpeg(), svg()])
def test_the_same_file_gives_the_same_logo(content: bytes) -> None:
    assert read_logo(content, "a") == read_logo(content, "b")


@pytest.mark.parametrize("content", [png(), svg(), None])
def test_a_brand_survives_its_settings(content: bytes | None) -> None:
    logo = read_logo(content, "a") if content else None
    brand = Brand("某咨询", "电话\n400", "仅供参考", "#7a1f4e", "王总", "张顾问", logo)
    assert brand_of(brand.name, brand.settings(), logo.png if logo else None) == brand


def test_a_logo_is_fitted_in_proportion() -> None:
    assert Logo(b"", 400, 100).fitted(60, 20) == (60, 15)
    assert Logo(b"", 100, 400).fitted(60, 20) == (5, 20)
    assert Logo(b"", 20, 10).fitted(60, 20) == (5.08, 2.54), "a tiny one is not blown up"
    assert Logo(b"", 20, 10, b"<svg/>").fitted(60, 20) == (40, 20)

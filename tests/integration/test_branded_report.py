"""A brand in the files: its logo on the cover and on every page, nothing fetched, the same bytes, and in the worker."""

from __future__ import annotations

import os
import re
import signal
import zipfile
from base64 import b64decode
from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from logo_files import CLEAR, picture, png, svg
from PIL import Image
from report_cases import assessment

from aiplus_assess.cli.session import find_pack
from aiplus_assess.demo import create_sample, sample_to_show
from aiplus_assess.errors import EnvironmentFailure, InputError
from aiplus_assess.gui.rendering import Renderer
from aiplus_assess.ordering import Order
from aiplus_assess.questionnaire.model import Pack
from aiplus_assess.reporting.brand import Brand
from aiplus_assess.reporting.html import render_html
from aiplus_assess.reporting.logo import read_logo
from aiplus_assess.reporting.pdf import render_pdf, render_preview
from aiplus_assess.reporting.snapshot import Snapshot, freeze
from aiplus_assess.reporting.word.write import write_docx
from aiplus_assess.storage.open import open_workspace

WHITE = png(picture(ink=(255, 255, 255, 255), ground=CLEAR))
TEXTS = Brand("星辰咨询", "400-000", "仅供委托方使用。", "#7a1f4e", "华清精密\n王总", "张顾问")


def branded(pack: Pack, content: bytes, **changes: str) -> Snapshot:
    brand = replace(TEXTS, logo=read_logo(content, "logo"), **changes)
    return freeze(assessment(pack), pack, language="zh", edition="brief", brand=brand, program_version="0")


def reddish(file: bytes, page: int) -> tuple[int, int]:
    """How many pixels of the logo's own red are in the top fifth of a page, left and right."""
    drawn = pypdfium2.PdfDocument(file)[page].render(scale=1).to_pil().convert("RGB")
    top = drawn.crop((0, 0, drawn.width, drawn.height // 5))
    halves = top.crop((0, 0, top.width // 2, top.height)), top.crop((top.width // 2, 0, top.width, top.height))
    left, right = (
        sum(n for n, (r, g, b) in half.getcolors(1_000_000) if r > 200 and g < 60 and b < 60) for half in halves
    )
    return left, right


@pytest.mark.parametrize(
    "content", [png(picture(ink=(230, 20, 20, 255))), svg('<rect width="300" height="100" fill="#e61414"/>')]
)
def test_the_logo_stands_on_the_cover_and_in_the_outer_corner_of_every_page(tiny_pack: Pack, content: bytes) -> None:
    file = render_pdf(branded(tiny_pack, content))
    cover_left, cover_right = reddish(file, 0)
    assert cover_left == 0
    assert cover_right > 300
    left_page, right_page = reddish(file, 1), reddish(file, 2)
    assert left_page[0] > 20 > left_page[1] == 0
    assert right_page[1] > 20 > right_page[0] == 0
    assert right_page[1] < cover_right / 3, "small on the pages"


def test_a_logo_for_dark_ground_gets_one(tiny_pack: Pack) -> None:
    file = render_pdf(branded(tiny_pack, WHITE, colour="#e61414"))
    assert reddish(file, 0)[1] > 2000


def test_the_words_of_the_brand_are_on_the_cover(tiny_pack: Pack) -> None:
    page = pypdfium2.PdfDocument(render_pdf(branded(tiny_pack, svg())))[0]
    text = page.get_textpage().get_text_range()
    for words in ("星辰咨询", "仅供委托方使用。", "呈送", "王总", "编制", "张顾问"):
        assert words in text


@pytest.mark.parametrize("text", ["仅供委托方使用。" * 1250, "一行\n" * 200])
def test_a_disclaimer_too_long_for_the_cover_stands_whole_behind_it(tiny_pack: Pack, text: str) -> None:
    made = branded(tiny_pack, svg(), disclaimer=text.strip())
    pages = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(render_pdf(made))]
    assert "声明见下页" in pages[0]
    assert text[:8] not in pages[0]
    assert text[:2] in pages[1]
    last = next(n for n, page in enumerate(pages) if "管理层摘要" in page)
    assert "".join(pages[1:last]).count(text[:2]) == text.count(text[:2])
    fits = branded(tiny_pack, svg(), disclaimer="仅供委托方使用。" * 90)
    assert (fits.cover.disclaimer, fits.cover.terms) == ("仅供委托方使用。" * 90, "")


def test_the_word_file_says_all_that_the_brand_says(tiny_pack: Pack) -> None:
    made = branded(tiny_pack, WHITE, disclaimer="免责" * 3000)
    with zipfile.ZipFile(BytesIO(write_docx(made))) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    foot, body = parts["word/footer2.xml"].decode(), parts["word/document.xml"].decode()
    for words in ("呈送", "王总", "编制", "张顾问", "声明见下页"):
        assert words in foot
    assert "免责" * 3000 in body
    (logo,) = [Image.open(BytesIO(content)) for name, content in parts.items() if "media" in name][:1]
    assert logo.convert("RGB").getpixel((2, 2)) == (0x7A, 0x1F, 0x4E), "white on white would not be seen"


def test_the_web_page_holds_the_logo_itself(tiny_pack: Pack) -> None:
    shown = branded(tiny_pack, png())
    page = render_html(shown)
    sources = set(re.findall(r'src="data:image/png;base64,([^"]+)"', page))
    assert [b64decode(source) for source in sources] == [shown.brand.logo.png]
    assert 'alt="星辰咨询的标志"' in page


@pytest.mark.parametrize("content", [png(), WHITE, svg()])
def test_the_same_brand_gives_the_same_bytes(tiny_pack: Pack, content: bytes) -> None:
    assert render_pdf(branded(tiny_pack, content)) == render_pdf(branded(tiny_pack, content))


def test_the_logo_is_in_the_file_once_however_many_pages(tiny_pack: Pack) -> None:
    noise = png(picture(900, 900, ground=(3, 200, 5, 90)))
    with_logo, plain = (
        render_pdf(freeze(assessment(tiny_pack), tiny_pack, language="zh", brand=brand, program_version="0"))
        for brand in (replace(TEXTS, logo=read_logo(noise, "a")), TEXTS)
    )
    assert len(pypdfium2.PdfDocument(with_logo)) > 8
    images = {
        bytes(thing.get_data())
        for page in pypdfium2.PdfDocument(with_logo)
        for thing in page.get_objects([pypdfium2.raw.FPDF_PAGEOBJ_IMAGE])
    }
    assert len(images) == 1
    assert len(with_logo) - len(plain) < 3 * len(read_logo(noise, "a").png) + 20_000


def test_a_preview_is_the_cover_and_the_page_for_the_boss(tiny_pack: Pack) -> None:
    document = pypdfium2.PdfDocument(BytesIO(render_preview(branded(tiny_pack, svg()))))
    assert len(document) == 2
    assert "管理层摘要" in document[1].get_textpage().get_text_range()


def test_the_worker_reads_logos_draws_previews_and_refuses_what_is_none(tiny_pack: Pack) -> None:
    renderer = Renderer()
    try:
        logo = renderer.read_logo(svg(), "a.svg", lambda *_: None)
        assert logo == read_logo(svg(), "a.svg")
        with pytest.raises(InputError, match=r"a\.gif"):
            renderer.read_logo(b"GIF89a", "a.gif", lambda *_: None)
        request = Order(assessment(tiny_pack), tiny_pack, "zh", brand=replace(TEXTS, logo=logo))
        assert len(pypdfium2.PdfDocument(renderer.preview(request, lambda *_: None))) == 2
        full = renderer.render(replace(request, edition="brief"), lambda *_: None)
        assert "王总" in pypdfium2.PdfDocument(full)[0].get_textpage().get_text_range()
    finally:
        renderer.close()


class Dead:
    """The connection to a worker that died of the picture it was given."""

    def send(self, _message: object) -> None:
        raise BrokenPipeError

    def close(self) -> None: ...


def test_a_logo_that_takes_the_worker_down_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    renderer = Renderer()
    monkeypatch.setattr(renderer, "_start", Dead)
    with pytest.raises(EnvironmentFailure, match=r"a\.svg"):
        renderer.read_logo(svg(), "a.svg", lambda *_: None)


def test_where_nothing_is_assessed_the_sample_is_shown_and_nothing_is_stored(tmp_path: Path) -> None:
    pack, now = find_pack("gf2025-11"), datetime(2026, 11, 24, tzinfo=UTC)
    shown = sample_to_show(pack, now)
    workspace = open_workspace(tmp_path / "a.sqlite")
    stored = create_sample(workspace, pack)
    workspace.close()
    assert (shown.profile, shown.answers, shown.title) == (stored.profile, stored.answers, stored.title)
    assert [item.title for item in shown.evidence] == [item.title for item in stored.evidence]
    order = Order(shown, pack, "zh", "brief", brand=TEXTS)
    assert order.snapshot().cover.company == stored.company.name


@pytest.mark.skipif(not hasattr(signal, "SIGSTOP"), reason="no process can be stopped here")
def test_a_worker_that_hears_nothing_is_ended_all_the_same() -> None:
    renderer = Renderer()
    renderer.warm_up()
    process = renderer._process
    assert process is not None and process.pid is not None
    os.kill(process.pid, signal.SIGSTOP)
    renderer.close()
    assert not process.is_alive()

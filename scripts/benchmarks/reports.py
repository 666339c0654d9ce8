"""The full report, warm, against WeasyPrint alone on a bare table of the same text and page count."""

from __future__ import annotations

import html
import resource
from datetime import UTC, datetime

import data
from measuring import Row, alternately

from aiplus_assess.assessment.model import Assessment, Company, PackRef
from aiplus_assess.reporting.pdf import render_pdf
from aiplus_assess.reporting.snapshot import Snapshot, freeze

WHEN = datetime(2026, 11, 24, 8, tzinfo=UTC)


def snapshot() -> Snapshot:
    pack = data.pack()
    assessment = Assessment(
        "0192f0a0-0000-7000-8000-000000000001", Company("c", "示例零件厂"), "2026 年第四季度", data.FACTORY,
        PackRef(pack.id, pack.version, pack.hash), "standard", "follow", WHEN, WHEN, answers=data.answers(pack),
    )  # fmt: skip
    return freeze(assessment, pack, language="zh", basis="self", edition="full", program_version="bench")


def pages(pdf: bytes) -> tuple[int, str]:
    """Number of pages and all text."""
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    return len(document), "\n".join(page.get_textpage().get_text_bounded() for page in document)


def bare_table(text: str, font_size: float) -> bytes:
    from weasyprint import HTML

    rows = "".join(f"<tr><td>{html.escape(line)}</td><td>1</td></tr>" for line in text.splitlines() if line.strip())
    style = f"table{{table-layout:fixed;width:100%;font-size:{font_size}pt;line-height:1.6}}"
    columns = "<col style='width:90%'><col style='width:10%'>"
    found: bytes = HTML(string=f"<style>{style}</style><table>{columns}{rows}</table>").write_pdf()
    return found


def same_pages(text: str, wanted: int) -> float:
    """The font size at which the bare table fills about as many pages."""
    low, high = 4.0, 24.0
    for _step in range(5):
        middle = (low + high) / 2
        low, high = (middle, high) if pages(bare_table(text, middle))[0] < wanted else (low, middle)
    return high


def full(times: int) -> list[Row]:
    frozen = snapshot()
    count, text = pages(render_pdf(frozen))
    size = same_pages(text, count)
    ours, bare = alternately(lambda: render_pdf(snapshot()), lambda: bare_table(text, size), max(2, times // 4))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return [
        Row("report_warm", f"{count} pages, freeze and render, against a bare two-column table", ours, bare, "ms", 1.5),
        Row("report_memory", "peak of the process that made the reports", peak, None, "MB", 350),
    ]

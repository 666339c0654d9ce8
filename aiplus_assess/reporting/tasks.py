"""What the worker process does besides whole reports. Picklable; `run` happens over there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from aiplus_assess.reporting.brand import Logo
from aiplus_assess.reporting.papers.model import Paper
from aiplus_assess.reporting.snapshot import Snapshot

Tell = Callable[[float, str], None]
"""Called with a fraction 0..1 and a line of text; raises where the outcome is no longer wanted."""


class Task(Protocol):
    """One piece of work; its result must be picklable."""

    def run(self, tell: Tell) -> object: ...


@dataclass(frozen=True, slots=True)
class ReadLogo:
    """A user's file → a logo: a picture that crashes a decoder does so away from the window."""

    content: bytes
    name: str

    def run(self, tell: Tell) -> Logo:
        from aiplus_assess.reporting.logo import read_logo

        tell(0.1, "")
        return read_logo(self.content, self.name)


@dataclass(frozen=True, slots=True)
class DrawPreview:
    """The cover and the page for the boss, as a PDF file: how a brand looks."""

    snapshot: Snapshot

    def run(self, tell: Tell) -> bytes:
        from aiplus_assess.reporting.pdf import render_preview

        return render_preview(self.snapshot, tell)


@dataclass(frozen=True, slots=True)
class DrawPaper:
    """A guide, sheet or letter, as a PDF file."""

    paper: Paper

    def run(self, tell: Tell) -> bytes:
        from aiplus_assess.reporting.papers.draw import paper_pdf

        tell(0.1, "")
        return paper_pdf(self.paper)

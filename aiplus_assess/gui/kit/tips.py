"""Tool tips show what a user entered as text: Qt reads one that looks like HTML as HTML, and loads its pictures."""

from __future__ import annotations

from html import escape


def tip(text: str) -> str:
    """The text for a tool tip; what could be taken for a tag is written so that it is shown."""
    return f'<span style="white-space: pre-wrap">{escape(text)}</span>' if "<" in text else text

"""Which of two versions of a questionnaire is the newer one. Free of everything, so that lists may ask."""

from __future__ import annotations


def is_newer(version: str, than: str) -> bool:
    """Whether 2.0.0 is newer than 1.10.0."""
    return _parts(version) > _parts(than)


def _parts(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split("."))

"""A copy of the small pack that a test may spoil."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from aiplus_assess.errors import InputError
from aiplus_assess.questionnaire.loader import PackFiles, load_pack, read_pack

TINY = Path(__file__).parents[2] / "fixtures" / "packs" / "tiny"


class PackCopy:
    """The small pack in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        shutil.copytree(TINY, folder)

    def change(self, file: str, old: str, new: str) -> PackCopy:
        """Replace the first `old` in `file`; it must be there."""
        path = self.folder / file
        text = path.read_text(encoding="utf-8")
        assert old in text, f"{file} does not hold {old!r}"
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        return self

    def write(self, file: str, text: str) -> PackCopy:
        (self.folder / file).write_text(text, encoding="utf-8")
        return self

    def read(self) -> PackFiles:
        return read_pack(self.folder)

    def faults(self) -> list[str]:
        """The fault lines of a pack that must not load."""
        with pytest.raises(InputError) as refused:
            load_pack(self.folder)
        assert "\n" not in refused.value.message
        return list(refused.value.faults)

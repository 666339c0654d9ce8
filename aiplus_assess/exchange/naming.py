"""Names for files that came from elsewhere, or are made of what people typed: harmless on every system."""

from __future__ import annotations

import unicodedata

FORBIDDEN = '<>:"/\\|?*'
RESERVED = {"con", "prn", "aux", "nul", *(f"com{n}" for n in range(10)), *(f"lpt{n}" for n in range(10))}
LONGEST = 80


def harmless_name(name: str) -> str:
    """The file's name without paths, control and direction characters, and names that systems reserve."""
    last = name.replace("\\", "/").rpartition("/")[2]
    plain = "".join(" " if c.isspace() else "_" if c in FORBIDDEN else c for c in last if _written(c)).strip(". ")
    stem, dot, suffix = plain.rpartition(".")
    stem, suffix = (stem, dot + suffix) if dot else (plain, "")
    suffix = suffix[:12].rstrip(". ")
    stem = stem[: LONGEST - len(suffix)].strip(". ")
    if not stem or stem.partition(".")[0].lower() in RESERVED:
        stem = f"file_{stem}" if stem else "file"
    return stem + suffix


def named(*words: str, ending: str = "") -> str:
    """A file's name made of what people typed, in their order; a slash in a company's name is no folder."""
    joined = " ".join(word for word in words if word)
    plain = "".join(" " if c in FORBIDDEN or c.isspace() else c for c in joined)
    return harmless_name(" ".join(plain.split())[: LONGEST - len(ending)].rstrip(". ") + ending)


def _written(character: str) -> bool:
    """Whether it can be seen: “gpj.exe” written from right to left reads as “exe.jpg”."""
    return unicodedata.category(character) not in ("Cc", "Cf", "Cs", "Co", "Zl", "Zp")

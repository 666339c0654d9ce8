"""How a row is measured: ours and a reference, alternately in one run, so that a busy machine slows both alike."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass

Run = Callable[[], object]


@dataclass(frozen=True)
class Row:
    """One budget: a ratio of two times (or a plain time as a hint) and whether it is kept."""

    name: str
    what: str
    ours: float
    reference: float | None
    unit: str
    budget: float | None

    def plain(self) -> dict[str, object]:
        ratio = None if self.reference is None else self.ours / self.reference
        measured = self.ours if ratio is None else ratio
        return {
            "name": self.name,
            "what": self.what,
            "ours": round(self.ours, 3),
            "reference": None if self.reference is None else round(self.reference, 3),
            "unit": self.unit,
            "ratio": None if ratio is None else round(ratio, 2),
            "budget": self.budget,
            "ok": None if self.budget is None else measured <= self.budget,
        }


def milliseconds(run: Run) -> float:
    began = time.perf_counter()
    run()
    return (time.perf_counter() - began) * 1000


def alternately(ours: Run, reference: Run, times: int) -> tuple[float, float]:
    """The median milliseconds of both, after one run of each that does not count."""
    ours()
    reference()
    pairs = [(milliseconds(reference), milliseconds(ours)) for _time in range(times)]
    return statistics.median(pair[1] for pair in pairs), statistics.median(pair[0] for pair in pairs)


def percentile(values: list[float], share: float) -> float:
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]

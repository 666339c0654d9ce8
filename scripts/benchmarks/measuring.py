"""How a row is measured: ours and a reference, alternately in one run, so that a busy machine slows both alike."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass

Run = Callable[[], object]


@dataclass(frozen=True)
class Row:
    """One budget. Where there is a reference, the ratio of the two is held against the budget, else the number itself.

    `least` turns the budget round: the measured must reach it. `why` says why something was not measured.
    """

    name: str
    what: str
    ours: float | None
    reference: float | None
    unit: str
    budget: float | None
    least: bool = False
    why: str = ""

    def plain(self) -> dict[str, object]:
        ratio = self.ours / self.reference if self.ours is not None and self.reference else None
        row: dict[str, object] = {
            "name": self.name,
            "what": self.what,
            "ours": _rounded(self.ours),
            "reference": _rounded(self.reference),
            "unit": self.unit,
            "ratio": None if ratio is None else round(ratio, 2),
            "budget": self.budget,
            "ok": self._kept(self.ours if ratio is None else ratio),
        }
        return row | ({"why": self.why} if self.why else {})

    def _kept(self, measured: float | None) -> bool | None:
        """None where there is nothing to judge: no budget, or what it is a ratio to is not there."""
        if self.budget is None or measured is None or self.why:
            return None
        return measured >= self.budget if self.least else measured <= self.budget


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 3)


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

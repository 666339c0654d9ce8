"""Many reports at once: what a second worker process adds."""

from __future__ import annotations

import multiprocessing
import time
from concurrent.futures import ProcessPoolExecutor

from measuring import Row

import reports
from aiplus_assess.reporting.snapshot import Snapshot


def warm() -> None:
    """What a worker does before its first report."""
    from aiplus_assess.reporting.pdf import warm_up

    warm_up()


def size(snapshot: Snapshot) -> int:
    from aiplus_assess.reporting.pdf import render_pdf

    return len(render_pdf(snapshot))


def throughput(workers: int, snapshots: list[Snapshot]) -> float:
    """Reports a minute, once the workers are warm."""
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, mp_context=context, initializer=warm) as pool:
        list(pool.map(size, snapshots[:1] * workers * 2))
        began = time.perf_counter()
        sizes = list(pool.map(size, snapshots))
        took = time.perf_counter() - began
    if not all(sizes):
        raise RuntimeError("a report came out empty")
    return 60 * len(sizes) / took


def batch(count: int) -> list[Row]:
    """`count` brief reports by two workers against one."""
    snapshots = [reports.snapshot("brief")] * count
    one, two = throughput(1, snapshots), throughput(2, snapshots)
    what = f"{count} brief reports, two warm workers against one"
    return [Row("batch", what, two, one, "reports/min", 1.7, least=True)]

"""Where a stored assessment stands among the others of its workspace, and the same as JSON."""

from __future__ import annotations

from typing import Any

from aiplus_assess.assessment.benchmark import LEAST, Benchmark, Peer, benchmark
from aiplus_assess.assessment.model import Basis
from aiplus_assess.assessment.series import Measured
from aiplus_assess.exchange.result import number
from aiplus_assess.storage.protocol import Workspace


def standing_of(workspace: Workspace, one: Measured) -> Benchmark:
    """`one`, draft or final, among the latest finals of the other companies, on its basis."""
    profile, result = one.assessment.profile, one.result
    index = number(result.index)  # as the summaries keep it, so that an equal index is equal
    own = Peer(one.assessment.company.id, profile.industry, profile.size, index)
    return benchmark(own, workspace.peers(one.assessment, one.basis))


def benchmark_to_plain(assessment_id: str, basis: Basis, found: Benchmark) -> dict[str, Any]:
    """What `benchmark --json` prints; null where nothing is shown."""
    quartiles = found.quartiles
    return {
        "assessment": assessment_id,
        "basis": basis,
        "index": number(found.index),
        "industry": found.industry,
        "size": found.size,
        "n": found.n,
        "least": LEAST,
        "quartiles": None
        if quartiles is None
        else {
            "lower": number(quartiles.lower),
            "median": number(quartiles.median),
            "upper": number(quartiles.upper),
        },
        "companies": None
        if found.lower is None
        else {"lower": found.lower, "equal": found.equal, "higher": found.higher},
    }

"""The report's worker process: it renders, reports progress, stops when asked, and can be lost without losing more."""

from __future__ import annotations

import os
import signal

import pytest

from aiplus_assess.assessment.model import Answer, Profile
from aiplus_assess.errors import EnvironmentFailure
from aiplus_assess.gui.rendering import Renderer
from aiplus_assess.ordering import Order
from aiplus_assess.storage.open import open_workspace
from aiplus_assess.storage.protocol import NewAssessment


@pytest.fixture(scope="module")
def renderer():
    """One worker for all tests: starting it costs a second."""
    made = Renderer()
    made.warm_up()
    yield made
    made.close()


@pytest.fixture
def request_(tmp_path, tiny_pack):
    workspace = open_workspace(tmp_path / "w.sqlite")
    profile = Profile("示例零件厂", "C34", "small", employees=60, revenue_wan=3000)
    made = workspace.create(NewAssessment(profile, title="2026 年第四季度"), tiny_pack)
    workspace.answer(made.id, "2.2.1-01", Answer(level=3, evidence=1, note="会议纪要"))
    yield Order(workspace.load(made.id), tiny_pack, "zh")
    workspace.close()


def test_a_report_is_rendered_beside_this_process_and_tells_how_far_it_is(renderer, request_):
    heard = []
    content = renderer.render(request_, lambda fraction, text: heard.append(fraction))
    assert content.startswith(b"%PDF")
    assert heard == sorted(heard)
    assert heard[-1] > 0.5
    assert renderer._process.pid != os.getpid()


class NotWanted(Exception):
    """What a cancelled job raises."""


def test_a_report_nobody_wants_any_more_is_stopped_and_the_next_one_comes(renderer, request_):
    def stop_soon(fraction, text):
        if fraction > 0:
            raise NotWanted

    with pytest.raises(NotWanted):
        renderer.render(request_, stop_soon)
    assert renderer.render(request_, lambda *_: None).startswith(b"%PDF")


def test_a_worker_that_dies_is_told_in_words_and_replaced(renderer, request_):
    renderer.warm_up()
    os.kill(renderer._process.pid, signal.SIGKILL)
    renderer._process.join()

    def lose(fraction, text):
        if fraction > 0 and not lost:
            lost.append(renderer._process.pid)
            os.kill(renderer._process.pid, signal.SIGKILL)

    lost = []
    with pytest.raises(EnvironmentFailure):
        renderer.render(request_, lose)
    assert lost
    assert renderer.render(request_, lambda *_: None).startswith(b"%PDF")


def test_closing_ends_the_process(request_):
    renderer = Renderer()
    renderer.warm_up()
    process = renderer._process
    renderer.close()
    assert not process.is_alive()

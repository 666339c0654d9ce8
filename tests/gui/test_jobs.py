"""Background work: the outcome arrives once, in the window's thread, and not at all where nobody wants it."""

from __future__ import annotations

from threading import current_thread, main_thread

import pytest

from aiplus_assess.errors import EnvironmentFailure
from aiplus_assess.gui.jobs import ImmediateExecutor, JobRunner, ManualExecutor, ThreadExecutor


class Heard:
    """What was delivered."""

    def __init__(self):
        self.results, self.errors, self.progress, self.threads = [], [], [], []

    def done(self, result):
        self.results.append(result)
        self.threads.append(current_thread())

    def failed(self, error):
        self.errors.append(error)
        self.threads.append(current_thread())

    def moved(self, fraction, text):
        self.progress.append((fraction, text))
        self.threads.append(current_thread())


def test_nothing_runs_before_the_executor_runs_it(qapp):
    executor, heard = ManualExecutor(), Heard()
    job = JobRunner(executor).start(lambda job: 42, heard.done, heard.failed)
    assert job.running
    assert heard.results == []
    executor.drain()
    assert heard.results == [42]
    assert not job.running


def test_an_error_of_the_work_is_delivered_as_it_is(qapp):
    heard = Heard()
    error = EnvironmentFailure("disk full")

    def work(job):
        raise error

    JobRunner(ImmediateExecutor()).start(work, heard.done, heard.failed)
    assert heard.errors == [error]
    assert heard.results == []


def test_a_cancelled_job_is_never_heard_of_again(qapp):
    executor, heard, ran = ManualExecutor(), Heard(), []
    job = JobRunner(executor).start(ran.append, heard.done, heard.failed)
    job.cancel()
    executor.drain()
    assert (heard.results, heard.errors, ran) == ([], [], [])


def test_work_that_reports_stops_at_its_next_report_once_cancelled(qapp):
    executor, heard, steps = ManualExecutor(), Heard(), []

    def work(job):
        job.report(0.5, "half")
        job.cancel()
        steps.append("before")
        job.report(0.9, "almost")
        steps.append("after")

    JobRunner(executor).start(work, heard.done, heard.failed, heard.moved)
    executor.drain()
    assert heard.progress == [(0.5, "half")]
    assert steps == ["before"]
    assert (heard.results, heard.errors) == ([], [])


@pytest.mark.parametrize("fails", [False, True])
def test_a_thread_hands_everything_to_the_thread_of_the_window(qtbot, fails):
    executor, heard = ThreadExecutor(), Heard()
    worked = []

    def work(job):
        worked.append(current_thread())
        job.report(0.25, "a quarter")
        if fails:
            raise EnvironmentFailure("gone")
        return "done"

    runner = JobRunner(executor)  # it keeps its jobs alive until they are heard
    runner.start(work, heard.done, heard.failed, heard.moved)
    qtbot.waitUntil(lambda: bool(heard.results or heard.errors))
    assert executor.finish()
    assert worked[0] is not main_thread()
    assert set(heard.threads) == {main_thread()}
    assert heard.progress == [(0.25, "a quarter")]
    assert bool(heard.errors) is fails


def test_closing_cancels_everything(qapp):
    executor, heard = ManualExecutor(), Heard()
    runner = JobRunner(executor)
    jobs = [runner.start(lambda job: 1, heard.done, heard.failed) for _ in range(3)]
    runner.cancel_all()
    executor.drain()
    assert all(job.cancelled for job in jobs)
    assert heard.results == []

"""The processes that judge a class side by side, and what becomes of a task whose process ends.

Each is a fresh interpreter with one thread (`nngrade.classroom.job`). One that dies or hangs costs
the submission at hand a second try, and no other anything.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import signal
import sys
import tempfile
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import asdict
from typing import Any

from nngrade.classroom.job import Plan, Task, Verdict, unjudged
from nngrade.report import GRADER_ERROR
from nngrade.sandbox import scratch, trees
from nngrade.sandbox.launch import clean_environment

LONGEST_LINE = 1 << 28
HANGING_SECONDS = 600.0  # over the limit of a submission: for its reference and its diagnosis
END_SECONDS = 20.0

# -P: the folder one is in may hold submissions, and a file called json.py among them.
COMMAND = (sys.executable, "-P", "-c")
BOOT = """import json, sys
sys.path[:] = json.loads(sys.argv.pop(1))
from nngrade.classroom import job
job.main()
"""

OnResult = Callable[[Task, Verdict, bytes], None]


class JobEnded(Exception):
    """A job's process is gone, or had to be ended, before it answered; the message says how."""


def run(
    tasks: Iterable[Task],
    plan: Plan,
    number: int,
    on_result: OnResult,
    meanwhile: Callable[[], object] = lambda: None,
) -> None:
    """Judges all tasks in `number` processes and hands over each as it is finished.

    `meanwhile` is done while they start, before the first task is given away. What it raises, what
    `on_result` raises, and Ctrl-C, end it. Whatever ends it, no process is left.
    """
    before = trees.descendants(os.getpid())
    trees.adopt_orphans()
    root = tempfile.mkdtemp(prefix="nngrade-class-")
    os.chmod(root, 0o755)  # noqa: S103, PTH101 (workers have user ids of their own)
    try:
        asyncio.run(_run(deque(tasks), plan, number, on_result, meanwhile, root))
    except ExceptionGroup as several:
        raise several.exceptions[0] from None
    finally:
        interrupted = _no_more_interruptions()
        trees.outlive(trees.descendants(os.getpid()) - before, END_SECONDS)
        trees.adopt_orphans(False)
        scratch.remove(root)
        signal.signal(signal.SIGINT, interrupted)


def _no_more_interruptions() -> Any:
    """Clearing up takes a moment; whoever presses Ctrl-C once more in it does not cut it off.

    What was done about it before, to be put back.
    """
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    return signal.default_int_handler if before is signal.SIG_IGN else before


async def _run(
    tasks: deque[Task],
    plan: Plan,
    number: int,
    on_result: OnResult,
    meanwhile: Callable[[], object],
    root: str,
) -> None:
    jobs: list[Job] = []
    try:
        while len(jobs) < number:
            jobs.append(await Job.start(plan, root, tasks[0].exercise))
        meanwhile()
        async with asyncio.TaskGroup() as group:
            for job in jobs:
                group.create_task(_work(job, tasks, on_result))
    finally:
        _no_more_interruptions()
        await asyncio.gather(*(job.end() for job in jobs))


async def _work(job: Job, tasks: deque[Task], on_result: OnResult) -> None:
    """One job's share: whatever is next, until nothing is left."""
    while tasks:
        task = tasks.popleft()
        for last in (False, True):
            try:
                verdict, report = await job.judge(task)
                break
            except JobEnded as end:
                await job.end()
                await job.begin(task.exercise)
                if last:
                    verdict, report = _lost(task, end)
        on_result(task, verdict, report)


def _lost(task: Task, end: JobEnded) -> tuple[Verdict, bytes]:
    verdict, report = unjudged(
        task,
        GRADER_ERROR,
        f"nngrade's own process {end} while it judged this file, twice. "
        "This is no fault of the student's; please report it with the seed.",
    )
    return verdict, json.dumps(report).encode() + b"\n"


class Job:
    """The grader's end of one process, and of another one in its place when that is lost."""

    process: asyncio.subprocess.Process

    def __init__(self, plan: Plan, root: str) -> None:
        self.plan = plan
        self.root = root
        self.patience = 4 * plan.timeout + HANGING_SECONDS

    @staticmethod
    async def start(plan: Plan, root: str, exercise: str) -> Job:
        """`root` is the folder that everything a job puts on disk is in."""
        job = Job(plan, root)
        await job.begin(exercise)
        return job

    async def begin(self, exercise: str) -> None:
        """A new process, which gets ready for an exercise."""
        self.process = await asyncio.create_subprocess_exec(
            *COMMAND,
            BOOT,
            json.dumps(sys.path),
            self.plan.to_json(),
            exercise,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=None if os.environ.get("NNGRADE_TRACE") else asyncio.subprocess.DEVNULL,
            # One thread: the cores are shared out already, and others would spin.
            env={**os.environ, **clean_environment(), "TMPDIR": self.root},
            start_new_session=True,  # a terminal's Ctrl-C is for the grader alone
            limit=LONGEST_LINE,
        )

    async def judge(self, task: Task) -> tuple[Verdict, bytes]:
        """The verdict and the line of its report. Raises `JobEnded`."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        try:
            async with asyncio.timeout(self.patience):
                self.process.stdin.write(json.dumps(asdict(task)).encode() + b"\n")
                await self.process.stdin.drain()
                head = await self.process.stdout.readline()
                report = await self.process.stdout.readline()
        except TimeoutError:
            raise JobEnded(f"gave no answer for {self.patience:g} s") from None
        except (ConnectionError, ValueError):
            head = report = b""
        if not report.endswith(b"\n"):
            raise JobEnded(f"ended ({await self._how()})")
        return Verdict.from_json(head), report

    async def _how(self) -> str:
        """A status or a signal, in words."""
        with contextlib.suppress(TimeoutError):
            status = await asyncio.wait_for(self.process.wait(), END_SECONDS)
            return f"signal {-status}" if status < 0 else f"status {status}"
        return "its output was closed"

    async def end(self) -> None:
        """Ends the process, which ends its template and its worker; kills what does not end."""
        if self.process.returncode is not None:
            return
        started = set() if sys.platform == "linux" else trees.descendants(self.process.pid)
        with contextlib.suppress(ProcessLookupError):
            self.process.terminate()
        try:
            await asyncio.wait_for(self.process.wait(), END_SECONDS)
        except TimeoutError:
            with contextlib.suppress(ProcessLookupError):
                self.process.kill()
            await self.process.wait()
        trees.end(started)

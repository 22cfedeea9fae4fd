"""The processes that judge a class side by side, and what becomes of a task whose process ends.

Each is a fresh interpreter with one thread (`nngrade.classroom.job`). One that dies or hangs costs
the submission at hand a second try, and no other anything.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import shutil
import sys
import tempfile
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import asdict

from nngrade.classroom.job import Plan, Task, Verdict, unjudged
from nngrade.report import GRADER_ERROR
from nngrade.sandbox import trees

TRIES = 2
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


def run(tasks: Iterable[Task], plan: Plan, number: int, on_result: OnResult) -> None:
    """Judges all tasks in `number` processes and hands over each as it is finished.

    What `on_result` raises, and Ctrl-C, end it. Whatever ends it, no process is left.
    """
    before = trees.descendants(os.getpid())
    trees.adopt_orphans()
    root = tempfile.mkdtemp(prefix="nngrade-class-")
    os.chmod(root, 0o755)  # noqa: S103, PTH101 (workers have user ids of their own)
    try:
        asyncio.run(_run(deque(tasks), plan, number, on_result, root))
    except ExceptionGroup as several:
        raise several.exceptions[0] from None
    finally:
        trees.outlive(trees.descendants(os.getpid()) - before, END_SECONDS)
        trees.adopt_orphans(False)
        shutil.rmtree(root, ignore_errors=True)


async def _run(tasks: deque[Task], plan: Plan, number: int, on_result: OnResult, root: str) -> None:
    async with asyncio.TaskGroup() as group:
        for _ in range(number):
            group.create_task(_work(tasks, plan, on_result, root))


async def _work(tasks: deque[Task], plan: Plan, on_result: OnResult, root: str) -> None:
    """One job's share: whatever is next, until nothing is left."""
    job: Job | None = None
    try:
        while tasks:
            task = tasks.popleft()
            for tried in range(1, TRIES + 1):
                job = job or await Job.start(plan, root)
                try:
                    verdict, report = await job.judge(task)
                    break
                except JobEnded as end:
                    await job.end()
                    job = None
                    if tried == TRIES:
                        verdict, report = _lost(task, end)
            on_result(task, verdict, report)
    finally:
        if job is not None:
            await job.end()


def _lost(task: Task, end: JobEnded) -> tuple[Verdict, bytes]:
    verdict, report = unjudged(
        task,
        GRADER_ERROR,
        f"nngrade's own process {end} while it judged this file, {TRIES} times over. "
        "This is no fault of the student's; please report it with the seed.",
    )
    return verdict, json.dumps(report).encode() + b"\n"


class Job:
    """The grader's end of one process."""

    def __init__(self, process: asyncio.subprocess.Process, patience: float) -> None:
        self.process = process
        self.patience = patience

    @staticmethod
    async def start(plan: Plan, root: str) -> Job:
        """`root` is the folder that everything a job puts on disk is in."""
        process = await asyncio.create_subprocess_exec(
            *COMMAND,
            BOOT,
            json.dumps(sys.path),
            plan.to_json(),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=None if os.environ.get("NNGRADE_TRACE") else asyncio.subprocess.DEVNULL,
            env={**os.environ, "TMPDIR": root},
            start_new_session=True,  # a terminal's Ctrl-C is for the grader alone
            limit=LONGEST_LINE,
        )
        return Job(process, 4 * plan.timeout + HANGING_SECONDS)

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

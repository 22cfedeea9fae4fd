"""A real kernel, and cells that are run in it as Jupyter runs them, ids included."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from jupyter_client.blocking.client import BlockingKernelClient
from jupyter_client.manager import KernelManager

SECONDS = 60


@dataclass
class Outcome:
    """What a cell showed: its result as HTML and as text, its error's lines, what it printed."""

    html: str = ""
    text: str = ""
    error: str = ""
    printed: str = ""
    number: int = 0


class Session:
    """The cells of one kernel; a cell with an id is sent as Jupyter sends it."""

    def __init__(self, client: BlockingKernelClient) -> None:
        self.client = client

    def run(self, code: str, cell: str | None = None, deleted: Sequence[str] = ()) -> Outcome:
        content = {
            "code": code, "silent": False, "store_history": True, "user_expressions": {},
            "allow_stdin": False, "stop_on_error": True,
        }  # fmt: skip
        message = self.client.session.msg("execute_request", content)
        if cell is not None:
            message["metadata"] = {"cellId": cell, "deletedCells": list(deleted)}
        self.client.shell_channel.send(message)
        return self._outcome(message["header"]["msg_id"])

    def _outcome(self, request: str) -> Outcome:
        outcome = Outcome()
        while True:
            reply = self.client.get_iopub_msg(timeout=SECONDS)
            if reply["parent_header"].get("msg_id") != request:
                continue
            kind, content = reply["msg_type"], reply["content"]
            if kind == "execute_result":
                outcome.html = content["data"].get("text/html", "")
                outcome.text = content["data"]["text/plain"]
            elif kind == "error":
                outcome.error = "\n".join(content["traceback"])
            elif kind == "stream":
                outcome.printed += content["text"]
            elif kind == "execute_input":
                outcome.number = content["execution_count"]
            elif kind == "status" and content["execution_state"] == "idle":
                return outcome


@contextmanager
def session(folder: Path, **environment: str) -> Iterator[Session]:
    """A fresh kernel in `folder`."""
    manager = KernelManager(kernel_name="python3")
    manager.start_kernel(cwd=str(folder), env={**os.environ, **environment})
    client = manager.blocking_client()
    try:
        client.start_channels()
        client.wait_for_ready(timeout=SECONDS)
        yield Session(client)
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)

"""Carrying a worker's pipes over sockets: Windows cannot wait for a pipe with a deadline."""

from __future__ import annotations

import contextlib
import socket
import subprocess
import threading
from collections.abc import Callable


def pump(process: subprocess.Popen[bytes], link: socket.socket, output: socket.socket) -> None:
    """Starts a thread for each pipe of `process`; each ends when either of its ends closes."""
    stdin, stdout, stderr = process.stdin, process.stdout, process.stderr
    assert stdin is not None
    assert stdout is not None
    assert stderr is not None

    def write_all(part: bytes) -> None:
        view = memoryview(part)
        while view:
            view = view[stdin.write(view) :]

    def requests() -> None:
        with stdin:
            _carry(link.recv, write_all)

    def replies() -> None:
        with stdout, link:
            _carry(stdout.read, link.sendall)
            with contextlib.suppress(OSError):
                link.shutdown(socket.SHUT_RDWR)

    def prints() -> None:
        with stderr, output:
            _carry(stderr.read, output.sendall)

    for work in (requests, replies, prints):
        threading.Thread(target=work, daemon=True).start()


def _carry(read: Callable[[int], bytes], write: Callable[[bytes], object]) -> None:
    with contextlib.suppress(OSError, ValueError):
        while part := read(1 << 16):
            write(part)

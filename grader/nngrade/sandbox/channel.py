"""The grader's end of a worker: frames both ways over one socket, printed output over another.

Nothing here blocks past its deadline, whatever the other side does or leaves undone.
"""

from __future__ import annotations

import selectors
import socket
import time
from collections import deque
from collections.abc import Callable, Sequence
from typing import Any

from nngrade.sandbox import wire

MAX_OUTPUT = 64 << 10
SMALL_READ, LARGE_READ = 64 << 10, 1 << 20  # the memory is taken before it is known what came
SENT_AHEAD = 4 << 10  # half of the smallest buffer that a system gives a socket (macOS)
LOOK_SECONDS = 0.1  # between two looks at what is written to the disk meanwhile


class ChannelClosed(Exception):
    """The worker's end is gone, or what came from it is no frame of this protocol."""


class Channel:
    """Frames over `link`, and a bounded copy of what arrives on `output`."""

    def __init__(self, link: socket.socket, output: socket.socket) -> None:
        self.link = link
        self.output: socket.socket | None = output
        self.printed = bytearray()
        self.cut = False
        self.weight = 0  # of the last frame received, in bytes of memory
        self.overfull: Callable[[], str] = lambda: ""  # what the worker has too much of on the disk
        self._looked = time.monotonic()
        self._received = bytearray()
        self._number = 0
        self._ahead: deque[Any] = deque()
        link.setblocking(False)
        output.setblocking(False)
        # One for all exchanges, of which a check has dozens: to make it takes as long as to wait.
        self._selector = selectors.DefaultSelector()
        self._selector.register(link, selectors.EVENT_READ)
        self._selector.register(output, selectors.EVENT_READ)

    def exchange(
        self,
        message: Any,
        seconds: float,
        on_progress: Callable[[int], None] | None = None,
        after: Sequence[Any] = (),
    ) -> Any:
        """Sends `message` and returns the reply of the same number.

        `after` is what will be exchanged next, in this order: as much of it as surely fits into the
        socket is sent along, so that the worker need not wait for the grader in between. Raises
        `TimeoutError` after `seconds` without a whole reply, `ChannelClosed` when the worker is
        gone or sends anything malformed.
        """
        deadline = time.monotonic() + seconds
        if self._ahead:
            if self._ahead.popleft() is not message:
                raise RuntimeError("something else was announced to the worker")
        elif self._received:
            raise ChannelClosed("sent more than one answer")
        else:
            self._send(self._frames(message, after), deadline)
        self._number += 1
        while True:
            reply = self.receive(self._number, deadline)
            if not _is_progress(reply):
                return reply
            if on_progress is None or type(reply.get("done")) is not int:
                raise ChannelClosed("sent what was not asked for")
            on_progress(reply["done"])
            if time.monotonic() > deadline:
                raise TimeoutError

    @property
    def waiting(self) -> bool:
        """Whether there are messages that were sent along and not exchanged yet."""
        return bool(self._ahead)

    def _frames(self, message: Any, after: Sequence[Any]) -> bytes:
        """The frame of `message`, and those that are sent along.

        No more of them than the socket takes at once: to wait for the worker to read, while it
        waits for its reply to be read, would be to wait for ever.
        """
        frames = wire.encode(self._number + 1, message)
        for number, each in enumerate(after, start=self._number + 2):
            frame = wire.encode(number, each)
            if len(frames) + len(frame) > SENT_AHEAD:
                break
            frames += frame
            self._ahead.append(each)
        return frames

    def receive(self, number: int, deadline: float) -> Any:
        """The next frame, which must carry `number`."""
        header = self._take(wire.HEADER.size, deadline)
        try:
            got, tree_bytes, array_bytes = wire.parse_header(header)
            if got != number:
                raise wire.WireError("a frame out of order")
            body = memoryview(self._take(tree_bytes + array_bytes, deadline))
            value, self.weight = wire.weighed(body[:tree_bytes], body[tree_bytes:])
        except wire.WireError as error:
            raise ChannelClosed(f"sent {error}") from None
        return value

    def _send(self, frame: bytes, deadline: float) -> None:
        view = memoryview(frame)
        view = view[self._send_some(view) :]  # mostly all of it
        if not view:
            return
        self._selector.modify(self.link, selectors.EVENT_WRITE)
        while view:
            for key in self._ready(deadline):
                if key.fileobj is self.link:
                    view = view[self._send_some(view) :]
                else:
                    self._drain()
        self._selector.modify(self.link, selectors.EVENT_READ)

    def _take(self, size: int, deadline: float) -> bytes:
        if len(self._received) < size:  # the body of a frame often came with its header
            self._await(size, deadline)
        with memoryview(self._received) as view:
            taken = bytes(view[:size])
        del self._received[:size]
        return taken

    def _await(self, size: int, deadline: float) -> None:
        while len(self._received) < size:
            for key in self._ready(deadline):
                if key.fileobj is self.link:
                    self._read_reply(size - len(self._received))
                else:
                    self._drain()

    def _ready(self, deadline: float) -> list[selectors.SelectorKey]:
        left = deadline - time.monotonic()
        if left <= 0:
            raise TimeoutError
        ready = [key for key, _ in self._selector.select(min(left, LOOK_SECONDS))]
        if time.monotonic() - self._looked > LOOK_SECONDS:
            if reason := self.overfull():
                raise ChannelClosed(reason)
            self._looked = time.monotonic()
        return ready

    def _send_some(self, view: memoryview) -> int:
        try:
            return self.link.send(view)
        except BlockingIOError:
            return 0
        except OSError:
            raise ChannelClosed("ended") from None

    def _read_reply(self, missing: int) -> None:
        """Takes more than is missing where it fits: the body of a frame with its header."""
        try:
            part = self.link.recv(min(max(missing, SMALL_READ), LARGE_READ))
        except BlockingIOError:
            return
        except OSError:
            part = b""
        if not part:
            raise ChannelClosed("ended")
        self._received += part

    def _drain(self) -> bool:
        """Takes what was printed: keeps the first `MAX_OUTPUT` bytes. False when none was there."""
        if self.output is None:
            return False
        try:
            part = self.output.recv(1 << 16)
        except BlockingIOError:
            return False
        except OSError:
            part = b""
        if not part:
            self._selector.unregister(self.output)
            self.output.close()
            self.output = None
            return False
        room = MAX_OUTPUT - len(self.printed)
        self.cut = self.cut or len(part) > room
        self.printed += part[:room]
        return True

    def close(self) -> None:
        """Takes what is left of the output, as far as it is kept, and closes both sockets."""
        while not self.cut and self._drain():
            pass
        self._selector.close()
        self.link.close()
        if self.output is not None:
            self.output.close()
            self.output = None


def _is_progress(reply: Any) -> bool:
    kind = reply.get("kind") if isinstance(reply, dict) else None
    return isinstance(kind, str) and kind == "progress"

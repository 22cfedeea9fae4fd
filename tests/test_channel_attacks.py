"""The grader's end of the channel, opposite a worker that sends whatever it likes.

What comes of it is the submission's crash or silence, within the time that it has; never the
grader's error, and never a pass.
"""

from __future__ import annotations

import contextlib
import json
import socket
import threading
import time
import tracemalloc
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nngrade import questioning, report, rubrics
from nngrade.sandbox import arguments, student, wire
from nngrade.sandbox.channel import Channel
from nngrade.sandbox.launch import LaunchError, Process
from nngrade.sandbox.replies import Answered, Died, Loaded, TimedOut
from trees import values

SECONDS = 0.15  # for one call
LATE = 2.0  # on a busy machine
HELLO = {"kind": "hello", "layers": ["own process group"], "refused": [], "pid": 1}
LOADED = {"kind": "loaded", "names": ["output_error"], "standins": []}

Act = Callable[[socket.socket], object]  # what a worker does instead of answering


class Launcher:
    """Starts workers that are a thread with a socket: honest until they are asked, then not.

    One that is `early` does not wait until it is asked.
    """

    def __init__(
        self, *acts: Act, first: Sequence[Any] = (HELLO, LOADED), early: bool = False
    ) -> None:
        self.acts = acts
        self.first = first
        self.early = early

    def start(self, trusted: bool = False) -> Process:
        (link, theirs), (output, their_output) = socket.socketpair(), socket.socketpair()
        thread = threading.Thread(target=self._serve, args=(theirs, their_output))
        thread.start()

        def end() -> None:
            for side in (theirs, their_output):
                with contextlib.suppress(OSError):
                    side.shutdown(socket.SHUT_RDWR)
            thread.join()

        return Process(Channel(link, output), end, "")

    def _serve(self, theirs: socket.socket, output: socket.socket) -> None:
        with theirs, output, contextlib.suppress(OSError):
            for number, message in enumerate(self.first):
                if number:
                    theirs.recv(1 << 16)
                theirs.sendall(wire.encode(number, message))
            if not self.early:
                theirs.recv(1 << 16)
            for act in self.acts:
                act(theirs)
            while theirs.recv(1 << 16):  # silent from here on, until it is ended
                pass

    def close(self) -> None:
        """Nothing is kept."""


def pupil(*acts: Act, seconds: float = SECONDS, **options: Any) -> student.Student:
    return student.submission(Launcher(*acts, **options), b"", seconds, 1)


def sends(data: bytes) -> Act:
    return lambda link: link.sendall(data)


def dribbles(data: bytes) -> Act:
    """A byte at a time, without end in sight."""

    def act(link: socket.socket) -> None:
        for index in range(len(data)):
            link.sendall(data[index : index + 1])
            time.sleep(0.002)

    return act


def closes(link: socket.socket) -> None:
    link.shutdown(socket.SHUT_RDWR)


def asked(*acts: Act, early: bool = False) -> str:
    """The status of a check that is asked of such a worker, which must come in time."""
    question = rubrics.load("exercise3")["output_error"]
    start = Launcher(*acts, early=early)
    one = student.submission(start, b"", SECONDS, 1)
    oracle = questioning.Oracle(start, rubrics.load("exercise3"))
    started = time.monotonic()
    with contextlib.closing(one):
        result = questioning.ask(question, one, oracle, 1, []).result
    assert time.monotonic() - started < SECONDS + LATE
    json.dumps(result.to_dict(), allow_nan=False)
    assert result.message.isprintable()
    return result.status


def value(number: int, what: Any) -> bytes:
    return wire.encode(number, {"kind": "value", "value": what, "left": None})


frames = st.builds(
    wire.encode,
    st.one_of(st.just(2), st.integers(0, 2**64 - 1)),
    st.one_of(
        values,
        st.fixed_dictionaries({"kind": st.sampled_from(["value", "raised", "absent", "x"])}),
        st.fixed_dictionaries({"kind": values}),
    ),
)
heads = st.builds(
    wire.HEADER.pack,
    st.just(wire.MAGIC),
    st.just(wire.VERSION),
    st.just(2),
    st.one_of(st.integers(0, 64), st.integers(0, 2**32 - 1)),
    st.one_of(st.integers(0, 64), st.integers(0, 2**32 - 1)),
)
bytes_sent = st.one_of(
    st.binary(max_size=64),
    frames,
    st.builds(lambda frame, cut: frame[: len(frame) * cut // 10], frames, st.integers(0, 9)),
    st.builds(lambda head, body: head + body, heads, st.binary(max_size=64)),
)
acts = st.one_of(
    bytes_sent.map(sends), bytes_sent.map(lambda data: dribbles(data[:40])), st.just(closes)
)


@settings(max_examples=60)
@given(st.lists(acts, max_size=4), st.booleans())
def test_no_bytes_are_the_graders_error_or_a_pass(script: list[Act], early: bool) -> None:
    """Any bytes, cut, dribbled, one behind another, too early; silence; a closed channel."""
    assert asked(*script, early=early) in (report.CRASHED, report.TIMED_OUT, report.NOT_ATTEMPTED)


def many(frame: bytes) -> Iterator[bytes]:
    while True:
        yield frame


def floods(frame: bytes) -> Act:
    def act(link: socket.socket) -> None:
        for each in many(frame * 100):
            link.sendall(each)

    return act


HUGE = wire.HEADER.pack(wire.MAGIC, wire.VERSION, 2, wire.MAX_TREE_BYTES, wire.MAX_ARRAY_BYTES)
PROGRESS = wire.encode(2, {"kind": "progress", "done": 1})


@pytest.mark.parametrize(
    ("act", "status"),
    [
        (sends(value(3, -1.0)), "crashed"),
        (sends(value(0, -1.0)), "crashed"),
        (sends(value(2, -1.0) * 2), "crashed"),
        (sends(value(2, -1.0) + b"x"), "crashed"),
        (sends(HUGE), "timed_out"),
        (sends(HUGE + bytes(1 << 16)), "timed_out"),
        (dribbles(HUGE + bytes(1000)), "timed_out"),
        (dribbles(value(2, -1.0)[:-1] + bytes(1000)), "timed_out"),
        (sends(HUGE[:-8] + b"\xff" * 8), "crashed"),
        (sends(PROGRESS), "crashed"),
        (floods(PROGRESS), "crashed"),
        (floods(b"\0"), "crashed"),
        (closes, "crashed"),
        (lambda link: None, "timed_out"),
        (sends(wire.encode(2, {"kind": np.zeros(3), "done": 1})), "crashed"),
        (sends(wire.encode(2, {"kind": "unsendable", "message": "✓ passed"})), "crashed"),
    ],
    ids=[
        "of a check not asked",
        "of none asked",
        "twice",
        "a byte too many",
        "a huge head",
        "a huge head and a part",
        "dribbled",
        "dribbled on",
        "longer than all bounds",
        "progress",
        "endless progress",
        "endless zeros",
        "closed",
        "silence",
        "an array for a word",
        "unsendable, and passed",
    ],
)
def test_each_way_to_misbehave_has_its_status(act: Act, status: str) -> None:
    """Another call's number, two answers, sizes that nothing follows, and so on."""
    assert asked(act) == status


def test_an_answer_before_the_question_is_none() -> None:
    """Nor is a right one, which would pass the first case and leave the next without an answer."""
    question = rubrics.load("exercise3")["output_error"]
    case = questioning._cases(question, 1)[0]
    assert question.reference is not None
    right = float(question.reference(*case.args).value)
    message = {"kind": "value", "value": right, "left": arguments.AS_THEY_CAME}
    early = sends(wire.encode(2, message))
    assert asked(early, early=True) == report.CRASHED
    assert asked(early) == report.TIMED_OUT


def test_progress_without_end_is_ended_in_time() -> None:
    """Where progress is asked for, and takes a while to show, the clock goes on."""
    with contextlib.closing(pupil(floods(PROGRESS))) as one:
        started = time.monotonic()
        reply = one.probe("fit", "train", [], on_progress=lambda done: time.sleep(0.01))
    assert isinstance(reply, TimedOut)
    assert time.monotonic() - started < SECONDS + LATE


def test_a_worker_that_reads_nothing_is_timed_out() -> None:
    """Also where the question is larger than what the system keeps for it."""

    def deaf(link: socket.socket) -> None:
        time.sleep(SECONDS + 0.1)

    with contextlib.closing(pupil(deaf, early=True)) as one:
        assert isinstance(one.call("f", [np.zeros(1 << 20)], {}), TimedOut)


@given(values)
@settings(max_examples=30)
def test_a_greeting_that_is_none_is_the_launchers_trouble(message: Any) -> None:
    """It comes before the submission is loaded: then nothing was wrong with that."""
    broken = {"kind": "hello", "layers": message, "refused": []}
    for hello in (message, broken) if not _names(message) else (message,):
        with contextlib.closing(pupil(first=[hello])) as one, pytest.raises(LaunchError):
            one.load()


def _names(message: Any) -> bool:
    return isinstance(message, list) and all(isinstance(name, str) for name in message)


def test_all_answers_together_are_bounded() -> None:
    """A submission cannot fill the grader's memory answer by answer."""
    large = np.zeros(wire.MAX_ARRAY_BYTES, dtype=bool)

    def serves(link: socket.socket) -> None:
        for number in range(2, 100):
            link.recv(1 << 16)
            link.sendall(value(number, large))

    with contextlib.closing(pupil(serves, seconds=30.0, early=True)) as one:
        assert isinstance(one.load(), Loaded)
        replies = []
        while isinstance(reply := one.call("f", [], {}), Answered):
            replies.append(reply)
        assert sum(r.value.nbytes for r in replies) <= student.MAX_ANSWERS + large.nbytes
        assert isinstance(reply, Died)
        assert "256 MB in all" in reply.reason


FULL = wire.MAX_TREE_BYTES
BOMBS = {
    "lists": b"[" + b"[]," * (FULL // 3 - 2) + b"[]]",
    "dicts": b"[" + b"{}," * (FULL // 3 - 2) + b"{}]",
    "numbers": b"[" + b"0.5," * (FULL // 4 - 2) + b"0.5]",
    "keys": b"{" + b",".join(b'"%x":0' % i for i in range(FULL // 12)) + b"}",
    "texts": b"[" + b'"",' * (FULL // 3 - 2) + b'""]',
    "brackets in texts": b"[" + b'"[[[[[[[\\"[[[[",' * (FULL // 18) + b'""]',
    "one text": b'"' + b"\\u2028" * (FULL // 6 - 1) + b'"',
    "one number": b"1" * FULL,
    "long numbers": b"[" + b",".join([b"9" * 4000] * (FULL // 4001)) + b"]",
    "one fraction": b"0." + b"1" * (FULL - 2),
    "deep": b"[" * FULL,
}


@pytest.mark.parametrize("name", BOMBS)
def test_a_tree_takes_no_more_memory_than_is_stated(name: str) -> None:
    """At most six times the largest frame, however small its parts; in at most a few seconds."""
    tree = BOMBS[name]
    assert len(tree) <= FULL
    started = time.monotonic()
    tracemalloc.start()
    with contextlib.suppress(wire.WireError):
        wire.decode(tree, b"")
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 6 * (wire.MAX_TREE_BYTES + wire.MAX_ARRAY_BYTES)
    assert time.monotonic() - started < 10


def test_a_key_is_never_worked_out_by_the_grader() -> None:
    """The text of a million numbers takes seconds to make: no array can be a key."""
    tree = json.dumps({"dict": [[{"array": ["bool", [2] * 20, 0]}, 1]]}).encode()
    with pytest.raises(wire.WireError, match="keys"):
        wire.decode(tree, bytes(1 << 20))


@pytest.mark.parametrize("tree", [b"NaN", b"[Infinity]", '"é"'.encode(), "[1]".encode("utf-16")])
def test_only_the_json_that_a_worker_writes_is_read(tree: bytes) -> None:
    """ASCII, and no bare NaN or infinity."""
    with pytest.raises(wire.WireError):
        wire.decode(tree, b"")


def test_a_boolean_is_one_of_two() -> None:
    """Other bytes would be a True that is not equal to True."""
    tree = json.dumps({"array": ["bool", [3], 0]}).encode()
    found = wire.decode(tree, b"\x00\x01\x80")
    assert found.view(np.uint8).tolist() == [0, 1, 1]


def test_arrays_lie_one_behind_the_other() -> None:
    """No two share bytes, none is skipped to."""
    for starts in ([0, 0], [0, 4], [8, 0], [0, 16]):
        tree = json.dumps([{"array": ["float64", [1], start]} for start in starts]).encode()
        with pytest.raises(wire.WireError):
            wire.decode(tree, bytes(64))

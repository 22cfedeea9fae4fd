"""What stops a training: a reply that is no answer, told as one sentence about one function."""

from __future__ import annotations

from collections.abc import Collection

from nngrade import report, weighing
from nngrade.printable import quoted
from nngrade.sandbox.replies import Absent, Died, Loaded, Raised, Reply, TimedOut, Undefined
from nngrade.training.outcome import Fault

# What a training runs, in this order; `init_weights` only when it is asked for.
FUNCTIONS = (
    "split_and_scale",
    "HousePricesMLP",
    "init_weights",
    "make_loader",
    "train",
    "evaluate",
)


class Stopped(Exception):
    """The submission cannot be trained further, for the reason in `fault`."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.message)
        self.fault = fault


def failed(message: str) -> Stopped:
    return Stopped(Fault(report.FAILED, message))


def not_loaded(reply: Reply) -> Stopped:
    """Why the file as a whole could not be used."""
    found = weighing.not_loaded(reply)
    return Stopped(Fault(found.status, found.message, found.trace))


def absent(
    function: str, loaded: Loaded | Absent, functions: Collection[str] = FUNCTIONS
) -> Stopped:
    """`functions` are those that the exercise asks for: none of them is a misspelt other one."""
    found = weighing.absent(function, Absent(loaded.names), set(functions))
    return Stopped(Fault(found.status, found.message))


def stopped(
    function: str,
    reply: Reply,
    limit: float,
    epochs: str = "",
    functions: Collection[str] = FUNCTIONS,
) -> Stopped:
    """Why `function` gave no value; `epochs` says how far the training had come, if it had."""
    if isinstance(reply, Absent):
        return absent(function, reply, functions)
    if isinstance(reply, TimedOut):
        message = f"{function} was not done when the {limit:g} s of --timeout were over{epochs}."
        return Stopped(Fault(report.TIMED_OUT, message))
    if isinstance(reply, Died):
        return Stopped(Fault(report.CRASHED, f"{function}{epochs}: the program {reply.reason}."))
    if isinstance(reply, Undefined):
        found = weighing.undefined(reply)
        return Stopped(Fault(found.status, found.message, found.trace))
    assert isinstance(reply, Raised)
    place = reply.place
    if reply.unwritten:
        message = f"{function} is not written yet: it raises NotImplementedError{place}."
        return Stopped(Fault(report.NOT_ATTEMPTED, message))
    place += f" ({quoted(reply.source)})" if reply.line and reply.source else ""
    message = f"{function} raised {reply.words(place)}{epochs}."
    return Stopped(Fault(report.CRASHED, message, reply.trace))

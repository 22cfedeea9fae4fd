"""The arguments of a call: a copy for the submission, and whether it left it as it came."""

from __future__ import annotations

from typing import Any

import numpy as np

from nngrade.sandbox import wire

AS_THEY_CAME = True  # in place of arguments that the call did not change: they need not cross


def handed_over(arg: Any) -> Any:
    """A copy that the submission may change, or the generator that a seed stands for."""
    return np.random.default_rng(arg.seed) if isinstance(arg, wire.Generator) else _copied(arg)


def _copied(arg: Any) -> Any:
    if isinstance(arg, np.ndarray):
        return arg.copy()
    if isinstance(arg, dict):
        return {key: _copied(value) for key, value in arg.items()}
    if isinstance(arg, (list, tuple)):
        return type(arg)(map(_copied, arg))
    return arg


def come_back(args: list[Any], kwargs: dict[str, Any], request: dict[str, Any]) -> Any:
    """How a call left its arguments, generators (which it is meant to change) as they came."""
    sent = request["args"], request["kwargs"]
    args = [_without_generator(new, old) for new, old in zip(args, sent[0], strict=True)]
    kwargs = {key: _without_generator(kwargs[key], old) for key, old in sent[1].items()}
    if all(map(unchanged, args, sent[0])) and unchanged(kwargs, sent[1]):
        return AS_THEY_CAME
    return {"args": args, "kwargs": kwargs}


def _without_generator(left: Any, sent: Any) -> Any:
    return sent if isinstance(sent, wire.Generator) else left


def unchanged(left: Any, sent: Any) -> bool:
    """Whether an argument came back as it was sent, to the bit, type and shape included."""
    if isinstance(sent, np.ndarray):
        return (
            isinstance(left, np.ndarray)
            and left.shape == sent.shape
            and left.dtype == sent.dtype
            and left.tobytes() == sent.tobytes()
        )
    if isinstance(sent, dict):
        return (
            isinstance(left, dict)
            and list(left) == list(sent)
            and all(unchanged(left[key], sent[key]) for key in sent)
        )
    if isinstance(sent, (list, tuple)):
        return (
            type(left) is type(sent) and len(left) == len(sent) and all(map(unchanged, left, sent))
        )
    return type(left) is type(sent) and (left is sent or bool(left == sent))

"""What a call left of its arguments: the arrays handed over are the caller's."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import Any

import numpy as np

from nngrade.compare import NotAnAnswer
from nngrade.printable import quoted
from nngrade.rubric import Case, Question
from nngrade.sandbox.arguments import AS_THEY_CAME, unchanged
from nngrade.sandbox.replies import Answered

MAX_KEYS = 100  # that are looked at
SHOWN = 8  # entries of an array in a sentence


@dataclass(frozen=True)
class Change:
    """An argument, as it was handed over and as the call left it."""

    name: str
    sent: Any
    left: Any

    def __str__(self) -> str:
        if isinstance(self.sent, dict) and isinstance(self.left, dict):
            return self._of_keys(self.sent, self.left)
        texts = [_text(value) for value in (self.sent, self.left)]
        if all(texts) and texts[0] != texts[1]:
            return f"{self.name} was {texts[0]} before the call and is {texts[1]} after it."
        return f"{self.name} is not after the call what it was before."

    def _of_keys(self, sent: dict[Any, Any], left: dict[Any, Any]) -> str:
        """Which key of a dict is gone, new, in another place or changed."""
        if gone := [str(key) for key in sent if key not in left]:
            return f"{self.name} has lost its key {', '.join(gone)} in the call."
        if new := [str(key) for key in islice(left, MAX_KEYS) if key not in sent]:
            return f"{self.name} has a new key after the call: {quoted(', '.join(new))}."
        changed = [key for key in sent if not unchanged(left[key], sent[key])]
        if not changed:
            return f"The keys of {self.name} are in another order after the call."
        key = changed[0]
        return str(Change(f"{self.name}[{key!r}]", sent[key], left[key]))


def changed_arguments(question: Question, case: Case, reply: Answered) -> list[str]:
    """The names of the arguments that a call changed; none, where a probe made the call."""
    return [change.name for change in changes(question, case, reply)]


def changes(question: Question, case: Case, reply: Answered) -> list[Change]:
    """The arguments that a call changed; none, where a probe made the call."""
    if case.probe or question.probe:
        return []
    left = reply.left
    if left is AS_THEY_CAME:
        return []
    args = left.get("args") if isinstance(left, dict) else None
    kwargs = left.get("kwargs") if isinstance(left, dict) else None
    names = [*question.arguments[: len(case.args)], *case.kwargs]
    before = [*case.args, *case.kwargs.values()]
    if not isinstance(args, list) or not isinstance(kwargs, dict):
        raise NotAnAnswer("the arguments did not come back")
    after = [*args, *kwargs.values()]
    if len(after) != len(before):
        raise NotAnAnswer("the arguments did not come back")
    pairs = zip(names, before, after, strict=True)
    return [Change(name, a, b) for name, a, b in pairs if not unchanged(b, a)]


def _text(value: Any) -> str:
    """A small array in few characters; nothing for anything else."""
    if not isinstance(value, np.ndarray) or value.size > SHOWN:
        return ""
    return np.array2string(value, separator=", ", formatter={"all": "{:.6g}".format})

"""The page of real outputs: what the command says to mistakes that students make.

The examples stand in ``docs/feedback.toml``; the page is what `judge` and the text renderer, the
two halves of ``nngrade check``, make of them.
"""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, closing
from dataclasses import dataclass
from pathlib import Path

import click

from nngrade import course, judge
from nngrade.render import text
from nngrade.sandbox.launch import Launcher

SEED = 7
DURATION = re.compile(r"^\(\d+\.\d s, ", re.MULTILINE)

HEAD = """\
# What nngrade says

Code as students write it, and what `nngrade check` answers, for each kind of failure. Nothing here
is written by hand: `nngrade dev feedback` runs the examples of [feedback.toml](feedback.toml) and
makes this page, and a test runs them again. Each piece of code takes the place of the function of
its name in a file that is right otherwise.
"""


class BadExample(ValueError):
    """An example that cannot be run; the message names it."""


@dataclass(frozen=True)
class Example:
    """A mistake in `code`, which takes the place of the function `instead`, or is the whole file.

    `lead` says in a sentence what was done, `only` names the check that is looked at, if one is.
    """

    title: str
    lead: str
    exercise: str
    code: str
    only: str | None = None
    instead: str | None = None
    whole: bool = False
    timeout: float | None = None

    @property
    def command(self) -> str:
        """What the student types, in the folder of the file."""
        words = ["nngrade check", self.exercise]
        words += ["--only", self.only] if self.only else []
        words += ["--timeout", f"{self.timeout:g}"] if self.timeout else []
        return " ".join([*words, "--seed", str(SEED)])

    def source(self) -> str:
        """The student's whole file. Raises `BadExample`."""
        if self.whole:
            return self.code
        solution = course.solution(self.exercise).read_text(encoding="utf-8")
        found = re.search(r"^(?:def|class) (\w+)", self.code, re.MULTILINE)
        name = self.instead or (found[1] if found else "")
        for node in ast.parse(solution).body:
            if isinstance(node, (ast.FunctionDef, ast.ClassDef)) and node.name == name:
                lines = solution.splitlines()
                lines[node.lineno - 1 : node.end_lineno] = self.code.splitlines()
                return "\n".join(lines) + "\n"
        raise BadExample(f"{self.title!r}: {self.exercise} has no function {name!r}.")


def examples(path: Path) -> list[Example]:
    """The examples in the order of the page. Raises `BadExample`."""
    try:
        return [
            Example(**{**each, "code": each["code"].strip("\n") + "\n"})
            for each in tomllib.loads(path.read_text(encoding="utf-8"))["example"]
        ]
    except (OSError, ValueError, KeyError, TypeError) as problem:
        raise BadExample(f"{path} cannot be used ({problem}).") from None


def page(shown: Iterable[Example], tell: Callable[[str], None] = lambda title: None) -> str:
    """The page in Markdown. `tell` hears of each example before it is run. Raises `BadExample`."""
    parts = [HEAD]
    for example, output in outputs(shown, tell):
        console = f"$ {example.command}\n{output}"
        parts.append(
            f"## {example.title}\n\n{example.lead}\n\n"
            f"```python\n{example.code}```\n\n```console\n{console}```\n"
        )
    return "\n".join(parts)


def outputs(
    shown: Iterable[Example], tell: Callable[[str], None] = lambda title: None
) -> Iterator[tuple[Example, str]]:
    """Each example with what the command prints, the seconds left out."""
    with ExitStack() as stack:
        started: dict[str, Launcher] = {}
        for example in shown:
            tell(example.title)
            name = example.exercise
            options = judge.Options(
                SEED, example.only, timeout=example.timeout or judge.DEFAULT_TIMEOUT
            )
            if name not in started:
                started[name] = stack.enter_context(closing(judge.prepare(name, options)))
            if example.only is not None:
                judge.require_check(name, example.only)
            report = judge.judge(
                name, example.source().encode(), f"{name}.py", options, started[name]
            )
            yield example, DURATION.sub("(… s, ", click.unstyle(text.render(report)))

"""Mutation testing of the model answers: every small change to one must cost it a check.

    python benchmarks/mutants.py [--exercise exercise3] [--limit 20] [--seed 7]

cosmic-ray (https://cosmic-ray.readthedocs.io) makes the mutants, one change each; nngrade judges
them. A mutant that passes is either a hole in the rubric, or it computes the same and stands in
`equivalent_mutants.toml` with the reason. Exit status 1: a survivor is not listed, a listed one
survives no more (or is no mutant any more), or nngrade itself failed on one.
"""

from __future__ import annotations

import ast
import difflib
import functools
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

import click
from cosmic_ray.ast import ast_nodes, get_ast  # type: ignore[import-untyped]  # ships no types
from cosmic_ray.mutating import mutate_code  # type: ignore[import-untyped]
from cosmic_ray.plugins import get_operator, operator_names  # type: ignore[import-untyped]

from nngrade import course, judge, report, rubrics

LISTED = Path(__file__).with_name("equivalent_mutants.toml")
SECONDS = 2.0  # for one call; a mutant with an endless loop is stopped by it

# These two want the names of variables and draw their change at random: no run repeats another.
LEFT_OUT = ("core/VariableReplacer", "core/VariableInserter")


@dataclass(frozen=True)
class Key:
    """What names a mutant for as long as its line stays as it is, wherever that moves to."""

    exercise: str
    function: str  # dotted; "" at the top level
    operator: str
    before: str  # the changed line (or lines, joined), with single spaces
    after: str


@dataclass(frozen=True)
class Mutant:
    """A model answer with one change."""

    key: Key
    line: int
    source: str
    diff: str


@dataclass
class Tally:
    """What became of an exercise's mutants."""

    statuses: Counter[str] = field(default_factory=Counter)  # of the first check that caught each
    catching: Counter[str] = field(default_factory=Counter)
    survivors: list[Mutant] = field(default_factory=list)
    errors: list[Mutant] = field(default_factory=list)

    @property
    def killed(self) -> int:
        return sum(self.statuses.values())


def mutants(exercise: str, original: str) -> list[Mutant]:
    """Every mutant of a model answer that is a program, in the order of its lines."""
    nodes = list(ast_nodes(get_ast(original)))
    found = []
    for name in operator_names():
        if name in LEFT_OUT:
            continue
        operator = get_operator(name)()
        count = sum(len(list(operator.mutation_positions(node))) for node in nodes)
        for occurrence in range(count):
            source = mutate_code(original, operator, occurrence)
            if _compiles(source):
                found.append(_mutant(exercise, name.removeprefix("core/"), original, source))
    return sorted(found, key=lambda mutant: mutant.line)


def _compiles(source: str) -> bool:
    try:
        ast.parse(source)
    except SyntaxError:
        return False
    return True


def _mutant(exercise: str, operator: str, original: str, source: str) -> Mutant:
    old, new = original.splitlines(), source.splitlines()
    blocks = difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    changed = [block for block in blocks if block[0] != "equal"]
    before = " ".join(" ".join(old[i:j]) for _, i, j, _, _ in changed)
    after = " ".join(" ".join(new[i:j]) for _, _, _, i, j in changed)
    line = changed[0][1] + 1
    key = Key(exercise, _function(original, line), operator, _spaced(before), _spaced(after))
    diff = "\n".join(difflib.unified_diff(old, new, lineterm="", n=1))
    return Mutant(key, line, source, diff)


def _spaced(text: str) -> str:
    return " ".join(text.split())


def _function(original: str, line: int) -> str:
    """The dotted name of the function or class that holds the line."""
    around = [name for first, last, name in _scopes(original) if first <= line <= last]
    return ".".join(around)


@functools.cache
def _scopes(original: str) -> list[tuple[int, int, str]]:
    """First line, last line and name of each function and class, outer ones first."""
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
    scopes = [node for node in ast.walk(ast.parse(original)) if isinstance(node, kinds)]
    return [(node.lineno, node.end_lineno or node.lineno, node.name) for node in scopes]


def judged(
    exercise: str, chosen: list[Mutant], seed: int, timeout: float = SECONDS
) -> Iterator[tuple[Mutant, report.Report]]:
    """Each mutant with the verdict on it; one template serves them all.

    Raises `click.ClickException` where the model answer itself does not pass, since then every
    mutant would look killed.
    """
    options = judge.Options(seed=seed, timeout=timeout)
    with closing(judge.prepare(exercise, options)) as start:
        verdict = functools.partial(judge.judge, exercise, options=options, start=start)
        if verdict(course.solution(exercise).read_bytes(), exercise).status != report.PASSED:
            raise click.ClickException(f"The model answer of {exercise} does not pass.")
        for mutant in chosen:
            yield mutant, verdict(mutant.source.encode(), exercise)


def tallied(exercise: str, chosen: list[Mutant], seed: int) -> Tally:
    """Judges the mutants, with a progress bar for a person who waits."""
    tally = Tally()
    with click.progressbar(
        judged(exercise, chosen, seed),
        length=len(chosen),
        label=exercise,
        file=sys.stderr,
        hidden=not sys.stderr.isatty(),
    ) as verdicts:
        for mutant, verdict in verdicts:
            if verdict.status == report.GRADER_ERROR:
                tally.errors.append(mutant)
            elif verdict.status == report.PASSED:
                tally.survivors.append(mutant)
            else:
                first = next(c for c in verdict.checks if c.status != report.PASSED)
                tally.statuses[first.status] += 1
                tally.catching[first.name] += 1
    return tally


def reasons() -> dict[Key, str]:
    """The listed mutants, each with the reason why it is equivalent."""
    table = tomllib.loads(LISTED.read_text(encoding="utf-8"))
    known = {}
    for row in table.get("mutant", []):
        reason = row.pop("reason")
        key = Key(**row)
        if not reason.strip() or key in known:
            raise click.ClickException(f"{LISTED.name} lists this twice or without reason: {key}")
        known[key] = reason
    return known


def stale(
    known: dict[Key, str], every: list[Mutant], chosen: list[Mutant], tally: Tally
) -> set[Key]:
    """Listed keys that are no mutant any more, or one that was judged and did not survive."""
    survived = {mutant.key for mutant in tally.survivors}
    died = {mutant.key for mutant in chosen} - survived
    return {key for key in known if key in died or key not in {m.key for m in every}}


def entry(key: Key) -> str:
    """The key as it would stand in the list, for a reason to be added by hand."""
    fields = (f"{name} = {_quoted(value)}" for name, value in vars(key).items())
    return "\n".join(["[[mutant]]", *fields, 'reason = ""'])


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


@click.command()
@click.option(
    "--exercise",
    "names",
    multiple=True,
    type=rubrics.resolve,
    help="One exercise (exercise3, or 3); may be given again.",
)
@click.option("--limit", type=click.IntRange(min=1), help="At most so many of each, evenly spread.")
@click.option("--seed", default=1, show_default=True, help="Of the inputs that are drawn.")
def main(names: tuple[str, ...], limit: int | None, seed: int) -> None:
    """Judge every mutant of the model answers."""
    known = reasons()
    faults = 0
    click.echo(
        f"{'exercise':<12}{'mutants':>9}{'killed':>9}{'equivalent':>12}{'holes':>7}{'stale':>7}"
    )
    for exercise in names or rubrics.CATALOGUE:
        every = mutants(exercise, course.solution(exercise).read_text(encoding="utf-8"))
        chosen = every if limit is None else every[:: max(1, -(-len(every) // limit))]
        tally = tallied(exercise, chosen, seed)
        faults += show(exercise, every, chosen, tally, known)
    sys.exit(1 if faults else 0)


def show(
    exercise: str, every: list[Mutant], chosen: list[Mutant], tally: Tally, known: dict[Key, str]
) -> int:
    """Prints an exercise's line and what is wrong with it; returns how much that is."""
    mine = {key: reason for key, reason in known.items() if key.exercise == exercise}
    holes = [mutant for mutant in tally.survivors if mutant.key not in mine]
    gone = stale(mine, every, chosen, tally)
    equivalent = len(tally.survivors) - len(holes)
    click.echo(
        f"{exercise:<12}{len(chosen):>9}{tally.killed:>9}{equivalent:>12}"
        f"{len(holes):>7}{len(gone):>7}"
    )
    click.echo(f"    killed as {_counts(tally.statuses)}; by {_counts(tally.catching)}")
    for mutant in holes:
        click.echo(f"\nThis mutant of {exercise} passes ({mutant.key.operator}):\n{mutant.diff}")
        click.echo(f"\n{entry(mutant.key)}")
    for key in gone:
        click.echo(f"\nListed as equivalent, but no survivor:\n{entry(key)}")
    for mutant in tally.errors:
        click.echo(f"\nnngrade itself failed on this mutant of {exercise}:\n{mutant.diff}")
    return len(holes) + len(gone) + len(tally.errors)


def _counts(counter: Counter[str]) -> str:
    return ", ".join(f"{name} {count}" for name, count in counter.most_common())


if __name__ == "__main__":
    main()

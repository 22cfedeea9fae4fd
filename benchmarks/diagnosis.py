"""How often the mistake in a wrong program is named, and how long that takes.

    python benchmarks/diagnosis.py [--part a] [--part b] [--part c] [--exercise exercise3]
                                   [--limit 40] [--seed 1] [--show]

Part a: the wrong programs of `tests/submissions`, each labelled by hand with the mistake made in
it. Part b: mutants of the model answers, made by cosmic-ray. Part c: the search through changed
derivations, its size and its time. `--show` lists what was named wrongly or not at all.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from contextlib import closing
from pathlib import Path

import click

import diagnosis_mutants
import diagnosis_search
import mutants as mutation
from nngrade import course, judge, report, rubrics

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests"))  # the tests' own reader of the submissions

# It is found only now, and by mypy not at all.
from collection import Submission, submissions  # type: ignore[import-not-found]  # noqa: E402

SLOW = ("exercise5",)  # starts PyTorch: of its mutants a few, unless they are asked for
FEW = 30
ANCHORS = """\
For comparison, on other kinds of tasks and with programs that students wrote: feedback for 64 %
of the wrong submissions (Singh et al. 2013), for 97 % (CLARA 2018). The mistakes here are seeded,
by the same people who wrote the diagnosis (a) or by a machine (b): they are not students' own."""


@click.command()
@click.option("--part", "parts", multiple=True, type=click.Choice(["a", "b", "c"]))
@click.option(
    "--exercise",
    "names",
    multiple=True,
    type=rubrics.resolve,
    help="One exercise (exercise3, or 3); may be given again.",
)
@click.option("--limit", type=click.IntRange(min=1), help="At most so many mutants of each.")
@click.option("--seed", default=1, show_default=True, help="Of the inputs that are drawn.")
@click.option("--show", is_flag=True, help="List what was named wrongly or not at all.")
def main(
    parts: tuple[str, ...], names: tuple[str, ...], limit: int | None, seed: int, show: bool
) -> None:
    """Measure the diagnosis."""
    chosen = names or tuple(rubrics.CATALOGUE)
    if not parts or "a" in parts:
        labelled(chosen, seed, show)
    if not parts or "b" in parts:
        mutated(chosen, bool(names), limit, seed, show)
    if not parts or "c" in parts:
        searched(chosen, seed)
    click.echo(ANCHORS)


def labelled(names: tuple[str, ...], seed: int, show: bool) -> None:
    """Part a: the table of the wrong programs."""
    click.echo("(a) Wrong programs, each labelled by hand")
    click.echo(f"{'':<12}{'one mistake':>12}{'right':>16}{'wrong':>14}{'silent':>14}")
    total: dict[str, Counter[str]] = defaultdict(Counter)
    for name in names:
        counts: dict[str, Counter[str]] = defaultdict(Counter)
        chosen = [each for each in submissions(name) if not each.right]
        options = judge.Options(seed=seed, timeout=3.0)
        with closing(judge.prepare(name, options)) as start, _progress(name, len(chosen)) as bar:
            for each in chosen:
                verdict = judge.judge(name, each.source, each.id, options, start)
                kind, said, found = compared(each, verdict)
                counts[kind][said] += 1
                total[kind][said] += 1
                if show and said not in ("right", "unlabelled"):
                    label = each.diagnosis
                    click.echo(f"  {said}: {each.id} is {label!r}, put down to {found!r}")
                bar.update(1)
        click.echo(_row(name, counts["one mistake"]))
    click.echo(_row("all", total["one mistake"]))
    for kind, counted in sorted(total.items()):
        if kind != "one mistake":
            click.echo(f"    {kind}: {', '.join(f'{n} {said}' for said, n in counted.items())}")
    click.echo()


def compared(each: Submission, verdict: report.Report) -> tuple[str, str, str]:
    """The kind of the first failure, whether its label was found, and what was found."""
    first = next((c for c in verdict.checks if c.status not in ("passed", "skipped")), None)
    found = first.diagnosis.name if first and first.diagnosis else ""
    if not each.diagnosis or first is None:
        return "without a label", "unlabelled", found
    if each.diagnosis == "nothing to diagnose" or first.status == report.NOT_ATTEMPTED:
        return "not attempted", "wrong" if found else "right", found
    if each.diagnosis == "silent":
        return "no mistake that has a name", "wrong" if found else "right", found
    crash = first.status != report.FAILED
    kind = "crashed, timed out or not loaded" if crash else "one mistake"
    return kind, "right" if found == each.diagnosis else "wrong" if found else "silent", found


def _row(name: str, counts: Counter[str]) -> str:
    count = sum(counts.values())
    shares = "".join(f"{_share(counts[said], count):>{14 + 2 * (said == 'right')}}" for said in
                     ("right", "wrong", "silent"))  # fmt: skip
    return f"{name:<12}{count:>12}{shares}"


def _share(part: int, whole: int) -> str:
    return f"{part} ({100 * part / whole:.1f} %)" if whole else "0"


def mutated(
    names: tuple[str, ...], asked_for: bool, limit: int | None, seed: int, show: bool
) -> None:
    """Part b: the table of the mutants."""
    click.echo("(b) Mutants of the model answers that fail a check")
    click.echo(
        f"{'':<12}{'failed':>12}{'right':>16}{'wrong':>14}{'silent':>14}"
        f"{'median ms':>11}{'worst ms':>10}"
    )
    every = diagnosis_mutants.Outcome()
    for name in names:
        found = mutation.mutants(name, course.solution(name).read_text(encoding="utf-8"))
        most = FEW if limit is None and name in SLOW and not asked_for else limit
        chosen = found if most is None else found[:: max(1, -(-len(found) // most))]
        with _progress(name, len(chosen)) as bar:
            outcome = diagnosis_mutants.judged(name, chosen, seed, lambda: bar.update(1))
        click.echo(_mutant_row(name, outcome))
        if show:
            _list(outcome)
        every.named += outcome.named
        every.others += outcome.others
    click.echo(_mutant_row("all", every))
    others = ", ".join(f"{count} {status}" for status, count in every.others.most_common())
    click.echo(f"    left out: {others or 'none'}")
    for reason, count in Counter(each.verdict for each in every.wrong).most_common():
        click.echo(f"    wrong, as {reason}: {count}")
    click.echo()


def _mutant_row(name: str, outcome: diagnosis_mutants.Outcome) -> str:
    counts = Counter(
        right=outcome.count("right"), wrong=len(outcome.wrong), silent=outcome.count("silent")
    )
    median, worst = outcome.seconds()
    return f"{_row(name, counts)}{1000 * median:>11.1f}{1000 * worst:>10.1f}"


def _list(outcome: diagnosis_mutants.Outcome) -> None:
    for each in outcome.named:
        if each.verdict != "right":
            key = each.mutant.key
            click.echo(f"  {each.verdict}: {each.check} {each.name!r}")
            click.echo(f"      {key.before}\n      {key.after}")


def searched(names: tuple[str, ...], seed: int) -> None:
    """Part c: the table of the search."""
    click.echo("(c) The search where nothing fits: variants, and milliseconds")
    click.echo(
        f"{'':<34}{'variants':>9}{'distinct':>9}{'pairs tried':>12}{'build':>8}{'singles':>8}"
        f"{'pairs':>8}"
    )
    for name in names:
        for cost in diagnosis_search.costs(name, seed):
            click.echo(
                f"{cost.question:<34}{cost.variants:>9}{cost.distinct:>9}{cost.pairs:>12}"
                f"{cost.build:>8.1f}{cost.singles:>8.1f}{cost.doubles:>8.1f}"
            )
    click.echo()


def _progress(name: str, length: int) -> click._termui_impl.ProgressBar[int]:
    """A line for a person who waits."""
    return click.progressbar(
        length=length, label=name, file=sys.stderr, hidden=not sys.stderr.isatty()
    )


if __name__ == "__main__":
    main()

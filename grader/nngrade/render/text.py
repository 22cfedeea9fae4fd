"""The verdict for a terminal: a line a check, then the first failures in detail.

A pure function of the report. Readable at 80 columns, without colour, and in a pipe.
"""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import click

from nngrade import report as r
from nngrade.printable import named, printable
from nngrade.render import figures
from nngrade.render.tracebacks import shortened
from nngrade.render.wrapping import broken, cut, wrapped
from nngrade.report import CheckResult, Report, WorkspaceReport

WIDTH = 80
NARROWEST = 40  # below this a check's line has no room for its words
DETAILED = 2  # how many failures are shown in full
MAX_PRINTED_LINES = 12
BAR = "    | "  # before what is the submission's own
MORE = "`--only CHECK` looks at one."  # on failures that are not shown, for a shell


@dataclass(frozen=True)
class Look:
    """How a status looks: a mark, the same in ASCII, a colour, and its name in words."""

    mark: str
    ascii: str
    colour: str | None
    words: str


LOOKS = {
    r.PASSED: Look("✓", "+", "green", ""),
    r.FAILED: Look("✗", "x", "red", "not right yet"),
    r.NOT_ATTEMPTED: Look("·", ".", None, "not written yet"),
    r.CRASHED: Look("!", "!", "red", "raised an error"),
    r.TIMED_OUT: Look("…", "~", "yellow", "took too long"),
    r.SKIPPED: Look("-", "-", None, "waits for another check"),
    r.GRADER_ERROR: Look("?", "?", "magenta", "nngrade failed"),
}


def render(
    report: Report | WorkspaceReport,
    plain_marks: bool = False,
    width: int = WIDTH,
    more: str = MORE,
) -> str:
    """The whole verdict, at most `width` columns wide (`NARROWEST` at the least).

    `plain_marks` keeps to ASCII marks, for terminals without UTF-8; `more` says how to see the
    failures that are only counted.
    """
    if isinstance(report, WorkspaceReport):
        parts = [render(each, plain_marks, width, more) for each in report.reports]
        score = sum(each.score for each in report.reports)
        of = sum(each.max_score for each in report.reports)
        return "\n".join([*parts, click.style(f"All exercises: {score:g} of {of:g}", bold=True)])
    width = max(width, NARROWEST)
    lines = [_headline(report, width), ""]
    lines += [_check_line(check, plain_marks, width) for check in report.checks]
    failures = told(report)
    causes: dict[str, str] = {}  # a mistake's sentence, and the check it was told at
    for check in failures[:DETAILED]:
        lines += ["", *_details(check, report, causes, width)]
    lines += _ending(report, len(failures) - DETAILED, more, width)
    return "\n".join(lines) + "\n"


def _headline(report: Report, width: int) -> str:
    score = f"{report.score:g} of {report.max_score:g}"
    title = f"{report.exercise}: {report.title}"[: width - len(score) - 1]
    return click.style(title.ljust(width - len(score)) + score, bold=True)


def _check_line(check: CheckResult, plain_marks: bool, width: int) -> str:
    look = LOOKS[check.status]
    mark = look.ascii if plain_marks else look.mark
    score = f"{check.score:g}/{check.max_score:g}"
    words = in_words(check)
    line = f"  {mark} {check.name:<21}{score:>8}  "
    return click.style(line, fg=look.colour) + cut(words, width - len(line))


def in_words(check: CheckResult) -> str:
    """What stands beside a check: what it is about when it passed, else how it stands."""
    if check.status == r.PASSED:
        return check.title
    if check.near:
        return f"missing: did you call it {printable(check.near)}?"
    if check.status == r.CRASHED and check.evidence is None:
        return "the file did not load"
    if check.status == r.TIMED_OUT and check.evidence is None:
        return "no time was left to ask it"
    return LOOKS[check.status].words


def told(report: Report) -> list[CheckResult]:
    """The failures that are told in detail, the check that was asked for first."""
    troubles = [c for c in report.checks if c.status not in (r.PASSED, r.NOT_ATTEMPTED, r.SKIPPED)]
    return sorted(_first_of_a_kind(troubles), key=lambda check: check.name != report.only)


def _first_of_a_kind(troubles: list[CheckResult]) -> list[CheckResult]:
    """Checks that failed for one and the same reason (the file did not load) are told once."""
    seen: set[str] = set()
    kept = []
    for check in troubles:
        if check.evidence is not None or check.message not in seen:
            kept.append(check)
        seen.add(check.message)
    return kept


def _details(check: CheckResult, report: Report, causes: dict[str, str], width: int) -> list[str]:
    colour = LOOKS[check.status].colour
    title = f": {check.title}"[: max(width - len(check.name), 0)]
    lines = [click.style(check.name, bold=True, fg=colour) + title]
    if check.evidence is None and check.status in (r.CRASHED, r.TIMED_OUT):  # the whole file
        lines = [click.style(named(report.submission), bold=True, fg=colour)]
    lines += _cause(check, causes, width)
    lines += _wrapped(printable(check.message), width)
    seen = check.evidence
    if seen is not None:
        room = width - 14
        lines += _paragraphs("with", [printable(seen.label)], room)
        lines += [_labelled("", line) for line in figures.arguments(seen.inputs, room)]
        if seen.answered and seen.expected is not None:
            pairs = figures.side_by_side(seen.expected, seen.actual, seen.wrong, room, seen.results)
            lines += [_labelled(label, printable(text)) for label, text in pairs]
            lines += _paragraphs("that is", check.workings, room)
        elif seen.answered and check.status != r.FAILED:
            lines.append(_labelled("you gave", printable(figures.inline(seen.actual, room))))
    if "File " in check.trace:  # without a line of the student's own it says nothing new
        shown = shortened(printable(check.trace), width - len(BAR))
        lines += [part for line in shown for part in quoted(line, width)]
    if check.hint and not _told_before(check, causes):
        lines += _wrapped(f"Try: {check.hint}", width)
    return lines


def _cause(check: CheckResult, causes: dict[str, str], width: int) -> list[str]:
    """The mistake behind a failure; one that was told of an earlier check is only named."""
    if check.diagnosis is None:
        return []
    message = check.diagnosis.message
    if causes.setdefault(message, check.name) != check.name:
        return _wrapped(f"The mistake is the same as in {causes[message]}.", width)
    return _wrapped(printable(message), width)


def _told_before(check: CheckResult, causes: dict[str, str]) -> bool:
    return check.diagnosis is not None and causes[check.diagnosis.message] != check.name


def _labelled(label: str, text: str) -> str:
    return f"    {label:<9} {text}".rstrip()


def _paragraphs(label: str, texts: Sequence[str], room: int) -> list[str]:
    """Sentences below one another, the first beside the label."""
    parts = [part for text in texts for part in textwrap.wrap(text, room)]
    return [_labelled("" if index else label, part) for index, part in enumerate(parts)]


def _printed(printed: str, width: int) -> list[str]:
    """Each line once, where it came first, with how often it came: a function is called often."""
    counted = Counter(printable(printed).strip("\n").split("\n"))
    lines: list[str] = []
    for told, (line, times) in enumerate(counted.items()):
        if len(lines) >= MAX_PRINTED_LINES:
            return [*lines[:MAX_PRINTED_LINES], f"    | … and {len(counted) - told} lines more"]
        lines += quoted(f"{line}  (×{times})" if times > 1 and line.strip() else line, width)
    return lines[:MAX_PRINTED_LINES]


def quoted(line: str, width: int = WIDTH) -> list[str]:
    """A line of the student's own behind a bar, broken where it is too long."""
    line = line.expandtabs(4)
    text = line.lstrip()
    start = BAR + line[: min(len(line) - len(text), width // 2)]
    text = text if len(text) <= 4 * WIDTH else text[: 4 * WIDTH] + "…"
    return broken(text.rstrip(), width, start, BAR + "    ") or [BAR.rstrip()]


def _wrapped(text: str, width: int) -> list[str]:
    return wrapped(text, "  ", width)


def _ending(report: Report, hidden: int, more: str, width: int) -> list[str]:
    lines: list[str] = []
    if report.printed.strip():
        lines += ["", "Your program printed:", *_printed(report.printed, width)]
    lines.append("")
    lines += [part for n in report.notes for part in _wrapped(f"Note: {printable(n)}", width)]
    todo = summary(report)
    if hidden > 0 and report.only is None:
        todo += f" {hidden} more not shown{f': {more}' if more else '.'}"
    lines += wrapped(todo, width=width)
    lines.append(f"({report.duration:.1f} s, {report.device}, --seed {report.seed})")
    return lines


def summary(report: Report) -> str:
    """What the whole comes to, in a sentence."""
    if report.status == r.PASSED:
        return "All checks passed."
    if report.status == r.GRADER_ERROR:
        return "nngrade itself failed; that is no fault of yours. Please report it."
    near = any(check.near for check in report.checks)
    if report.status == r.NOT_ATTEMPTED and not near and not report.notes:
        if report.only is None:
            return "Nothing is written yet: begin with the first function."
        hint = f"`nngrade hint {report.exercise} {report.only}`"
        return f"{report.only} is not written yet; {hint} says how to begin."
    todo = sum(check.status != r.PASSED for check in report.checks)
    of = f"{todo} of {len(report.checks)} checks" if len(report.checks) > 1 else "The check is"
    return f"{of} still to do."

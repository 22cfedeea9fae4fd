"""The verdict as a fragment of HTML, for a notebook's output or a page.

A pure function of the report. It brings its own style, no script and nothing from outside; text
takes the page's own colour, so that light and dark both do, and no colour says what no word says.
"""

from __future__ import annotations

from collections import Counter

from nngrade import report as r
from nngrade.render import text
from nngrade.render.evidence_html import evidence
from nngrade.render.markup import NOTHING, Markup, element, words
from nngrade.report import CheckResult, Report, WorkspaceReport

OPEN = 2  # how many failures are unfolded at first
MAX_LINES = 12
MAX_LINE = 400

# Middle tones: told apart from white and from black alike.
COLOURS = {
    r.PASSED: "#2a8a3e",
    r.FAILED: "#d1453b",
    r.CRASHED: "#d1453b",
    r.TIMED_OUT: "#b7791f",
    r.GRADER_ERROR: "#a855c7",
}
GREY = "#808080"
FRAME = (
    "font:14px/1.5 system-ui,sans-serif;max-width:48rem;padding:.6em 1em;"
    "border:1px solid #8888;border-radius:6px;overflow-wrap:anywhere;text-align:left"
)
CODE = "font-family:ui-monospace,monospace;font-size:13px;background:none;color:inherit"
BLOCK = f"{CODE};white-space:pre-wrap;margin:.4em 0;padding:0 0 0 .8em;border-left:2px solid {GREY}"
LINE = "display:flex;flex-wrap:wrap;gap:0 .7em;align-items:baseline"
PARAGRAPH = "margin:.4em 0"


def render(report: Report | WorkspaceReport) -> Markup:
    """One element: headline, a line a check, each failure in detail, notes."""
    if isinstance(report, WorkspaceReport):
        score = sum(each.score for each in report.reports)
        of = sum(each.max_score for each in report.reports)
        total = element("p", element("b", words(f"All exercises: {score:g} of {of:g}")))
        return element("div", *map(render, report.reports), total)
    told = text.told(report)
    causes: dict[str, str] = {}
    return element(
        "section",
        _headline(report),
        element("ul", *map(_check, report.checks), style="list-style:none;margin:.4em 0;padding:0"),
        *(_details(check, report, causes, i < OPEN) for i, check in enumerate(told)),
        _printed(report),
        *(_paragraph(f"Note: {note}") for note in report.notes),
        _paragraph(text.summary(report)),
        element("small", words(_figures(report)), style="opacity:.75"),
        style=FRAME,
        aria_label=f"nngrade: {report.exercise}, {report.score:g} of {report.max_score:g} points",
    )


def _headline(report: Report) -> Markup:
    score = element("b", words(f"{report.score:g} of {report.max_score:g}"))
    title = element("b", words(f"{report.exercise}: {report.title}"), style="flex:1")
    return element("div", title, score, style=f"{LINE};font-size:16px")


def _figures(report: Report) -> str:
    return f"{report.duration:.1f} s, {report.device}, seed {report.seed}"


def _check(check: CheckResult) -> Markup:
    look = text.LOOKS[check.status]
    status = check.status.replace("_", " ")
    mark = element("b", words(look.mark), style=_coloured(check), role="img", aria_label=status)
    name = element("code", words(check.name), style=f"{CODE};min-width:11em;padding:0")
    score = element("span", words(f"{check.score:g}/{check.max_score:g}"), style="min-width:2.5em")
    told = text.in_words(check)
    return element("li", mark, name, score, element("span", words(told)), style=f"{LINE};margin:0")


def _coloured(check: CheckResult) -> str:
    return f"color:{COLOURS.get(check.status, GREY)};width:1em;text-align:center"


def _details(check: CheckResult, report: Report, causes: dict[str, str], unfolded: bool) -> Markup:
    whole_file = check.evidence is None and check.status in (r.CRASHED, r.TIMED_OUT)
    name = report.submission if whole_file else check.name
    title = "" if whole_file else f": {check.title}"
    cause, before = _cause(check, causes)
    colour = COLOURS.get(check.status, GREY)
    inside = element(
        "div",
        cause,
        _paragraph(check.message),
        evidence(check) if check.evidence else NOTHING,
        _trace(check),
        NOTHING if before or not check.hint else _paragraph(check.hint, "Try: "),
        style=f"border-left:3px solid {colour};padding-left:.8em",
    )
    head = element("summary", element("b", words(name)), words(title), style="cursor:pointer")
    opened = {"open": "open"} if unfolded else {}
    return element("details", head, inside, style="margin:.6em 0", **opened)


def _cause(check: CheckResult, causes: dict[str, str]) -> tuple[Markup, bool]:
    """The mistake behind a failure, and whether an earlier check has told it."""
    if check.diagnosis is None:
        return NOTHING, False
    message = check.diagnosis.message
    if causes.setdefault(message, check.name) != check.name:
        return _paragraph(f"The mistake is the same as in {causes[message]}."), True
    return element("p", element("b", words(message)), style=PARAGRAPH), False


def _trace(check: CheckResult) -> Markup:
    lines = check.trace.rstrip().splitlines()
    if not lines:
        return NOTHING
    shown = lines if len(lines) <= MAX_LINES else ["…", *lines[-MAX_LINES:]]
    return element("pre", words("\n".join(map(_short, shown))), style=BLOCK)


def _printed(report: Report) -> Markup:
    """What the program printed: each line once, with how often it came."""
    counted = Counter(report.printed.strip().splitlines())
    if not report.printed.strip():
        return NOTHING
    lines = [
        f"{_short(line)}  (×{times})" if times > 1 and line.strip() else _short(line)
        for line, times in counted.items()
    ]
    if len(lines) > MAX_LINES:
        lines[MAX_LINES:] = [f"… and {len(lines) - MAX_LINES} lines more"]
    head = element("summary", words("Your program printed"), style="cursor:pointer")
    return element("details", head, element("pre", words("\n".join(lines)), style=BLOCK))


def _short(line: str) -> str:
    return line if len(line) <= MAX_LINE else f"{line[:MAX_LINE]}…"


def _paragraph(said: str, before: str = "") -> Markup:
    start = element("b", words(before)) if before else NOTHING
    return element("p", start, words(said), style=PARAGRAPH)

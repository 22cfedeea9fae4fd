"""``nngrade doctor``."""

from __future__ import annotations

import textwrap

import click

from nngrade.commands import options

INDENT = " " * 15


@click.command("doctor")
def command() -> int:
    """Look at Python, PyTorch, devices, data and isolation; say what mends what is wrong."""
    from nngrade import health

    marks = {True: "✓", False: "✗", None: "·"}
    plain = {True: "+", False: "x", None: "."}
    wrong = 0
    with options.asked_rightly():
        for finding in health.findings():
            mark = (marks if options.speaks_unicode() else plain)[finding.good]
            for text, start in (
                (finding.says, f"  {mark} {finding.topic:<10} "),
                (finding.mend, INDENT),
            ):
                lines = textwrap.wrap(text, 80, initial_indent=start, subsequent_indent=INDENT)
                click.echo(options.encodable("\n".join(lines)), nl=bool(lines))
            wrong += finding.good is False
    click.echo("Everything works." if not wrong else f"{wrong} of these need mending.")
    return 1 if wrong else 0

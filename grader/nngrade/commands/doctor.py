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
    wrong, held = 0, True
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
            held = held and (finding.topic != "isolation" or finding.good is True)
    if wrong:
        click.echo(f"{wrong} of these {'needs' if wrong == 1 else 'need'} mending.")
    else:
        click.echo("Everything works." if held else "Everything works, but strangers' files.")
    return 1 if wrong else 0

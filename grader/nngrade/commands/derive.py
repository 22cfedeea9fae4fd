"""``nngrade derive``."""

from __future__ import annotations

import click

from nngrade import rubrics
from nngrade.commands import options

NOTHING = 1  # the exit status where what was asked for has no derivation


@click.command("derive")
@click.argument("exercise", shell_complete=options.exercise_names)
@click.argument("step", required=False, shell_complete=options.step_names)
@click.option(
    "--format", "form", type=click.Choice(["text", "latex"]), default="text", help="How to print."
)
def command(exercise: str, step: str | None, form: str) -> int:
    """Derive the formulas of EXERCISE, step by step, with the worked example's numbers.

    STEP shows only the chain that leads there: a step (grad_w1), a weight (w1), or a check
    (gradients). Exit status 1 says that there is nothing to derive.
    """
    name = options.known_exercise(exercise)
    from nngrade.deriving import catalogue
    from nngrade.render.wrapping import wrapped

    try:
        parts = catalogue.chosen(name, step)
    except catalogue.NoSuchStep as problem:
        raise options.Trouble(str(problem)) from None
    except catalogue.NothingToDerive as reason:
        click.echo("\n".join(wrapped(str(reason))), err=True)
        return NOTHING
    headline = f"{name}: {rubrics.CATALOGUE[name].title}"
    told = (headline, catalogue.chapter(name), parts)
    if form == "latex":
        from nngrade.render import derivation_latex

        text = derivation_latex.render(*told)
    else:
        from nngrade.render import derivation_text

        text = derivation_text.render(*told, options.typed)
    click.echo(options.encodable(text))
    return 0

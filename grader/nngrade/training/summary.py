"""A training as a person reads it in a terminal: 80 columns, without colour, in a pipe too."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable

from nngrade.printable import named, printable
from nngrade.render.text import quoted
from nngrade.render.wrapping import wrapped
from nngrade.training.data import FEATURES
from nngrade.training.outcome import Trained, Training, explanation
from nngrade.training.recipe import Recipe, widths

WIDTH = 80
MAX_PRINTED_LINES = 12
MAX_TRACE_LINES = 10
INITS = {"default": "PyTorch's own start", "xavier": "your init_weights"}


def render(training: Training) -> str:
    """The report of one run; for one that was stopped, why."""
    lines = [f"Training {named(training.submission)}", *_labelled(_setting(training))]
    if training.result is not None:
        lines += ["", *_table(training, training.result)]
    message = explanation(training)
    if message is not None:
        lines += ["", *_wrapped(printable(message), "")]
    if training.fault is not None and training.fault.trace:
        trace = printable(training.fault.trace).rstrip().split("\n")[-MAX_TRACE_LINES:]
        lines += [part for line in trace for part in quoted(line)]
    lines += _printed(training.printed)
    for note in training.notes:
        lines += ["", *_wrapped(f"Note: {printable(note)}", "")]
    lines += ["", f"({training.seconds:.1f} s, {training.device}, --seed {training.seed})"]
    return "\n".join(lines)


def _setting(training: Training) -> Iterable[tuple[str, str]]:
    data, recipe, result = training.data, training.recipe, training.result
    name = printable(data.source) + (" (synthetic, no real houses)" if data.synthetic else "")
    yield "data", name
    yield "", f"{data.rows} rows: {data.train_rows} to train on, {data.test_rows} to test"
    size = f", {result.parameters} parameters" if result else ""
    yield "network", f"{_sizes(recipe)}, {INITS[recipe.init]}{size}"
    epochs = f"{recipe.epochs} epoch" + "s" * (recipe.epochs > 1)
    yield "training", f"{epochs}, batches of {recipe.batch_size}, Adam at {recipe.lr:g}"
    if result and result.losses:
        first, last = result.losses[0], result.losses[-1]
        later = f" in the first epoch, {last:.4f} in the last" if len(result.losses) > 1 else ""
        yield "loss", f"{first:.4f}{later}"
    if result and any(layer.dead for layer in result.layers):
        counts = [f"{layer.dead} of {layer.units}" for layer in result.layers]
        yield "dead", f"ReLUs at 0 on every training row, by layer: {', '.join(counts)}"


def _sizes(recipe: Recipe) -> str:
    return f"{len(FEATURES)}-{widths(recipe.hidden)}-1"


def _labelled(rows: Iterable[tuple[str, str]]) -> list[str]:
    lines = []
    for label, text in rows:
        wrapped = textwrap.wrap(text, WIDTH - 12) or [""]
        lines.append(f"  {label:<9} {wrapped[0]}")
        lines += [f"  {'':<9} {line}" for line in wrapped[1:]]
    return lines


def _table(training: Training, result: Trained) -> list[str]:
    rows = [
        ("your network", result.test_mse),
        (f"always the mean, {result.constant:.4f}", result.constant_mse),
    ]
    for figure in training.tutorial:
        start = {"xavier": ", Xavier"}.get(figure.init, "")
        name = f"the tutorial's {widths(figure.hidden)}{start}, {figure.epochs} epochs"
        rows.append((name, figure.mse))
    data = "synthetic test part" if training.data.synthetic else "test part"
    lines = [f"Mean squared error on the {data}, in (100,000 dollars) squared:"]
    return [*lines, *(f"  {name:<48} {value:>9.4f}" for name, value in rows)]


def _printed(text: str) -> list[str]:
    lines = printable(text).strip().split("\n")
    if not any(lines):
        return []
    shown = [part for line in lines[:MAX_PRINTED_LINES] for part in quoted(line)]
    if len(lines) > MAX_PRINTED_LINES:
        shown.append(f"    | … and {len(lines) - MAX_PRINTED_LINES} lines more")
    return ["", "Your program printed:", *shown]


def _wrapped(text: str, indent: str) -> list[str]:
    return wrapped(text, indent, WIDTH)

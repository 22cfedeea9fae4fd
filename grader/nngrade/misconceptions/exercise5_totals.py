"""Exercise 5: sums and counts that are off, in training's losses and in the evaluation."""

from __future__ import annotations

from nngrade.diagnosis.known import Imitation, imitations

START = "Set both to 0 ahead of the loop: `total, count = 0.0, 0`."
MEAN = "A mean is the sum over the number of rows: `total / count`."
WEIGH = "Weigh each batch's mean by its rows: `total += loss.item() * len(y)`."


def _accumulated(it: str) -> tuple[Imitation, ...]:
    """What goes wrong with a total and a count; `it` is the figure, as a sentence begins."""
    return (
        *imitations(
            "sum begins at 1",
            f"{it} as if the sum of squared errors had begun at 1.",
            START,
            "total_from_1",
        ),
        *imitations(
            "one row too many counted",
            f"{it} as if there were one row more: the sum is divided by their number plus 1.",
            START,
            "count_from_1",
        ),
        *imitations(
            "one row too few counted",
            f"{it} as if there were one row less: the sum is divided by their number minus 1.",
            "The mean divides by all rows: n − 1 belongs to a sample variance.",
            "one_row_less",
        ),
        *imitations(
            "multiplied by the rows",
            f"{it} the sum of squared errors times the number of rows.",
            MEAN,
            "rows_multiplied",
        ),
        *imitations(
            "rows added to the sum",
            f"{it} the sum of squared errors plus the number of rows.",
            MEAN,
            "rows_added",
        ),
        *imitations(
            "rows subtracted from the sum",
            f"{it} the sum of squared errors minus the number of rows.",
            MEAN,
            "rows_subtracted",
        ),
    )


REPORT_TOTALS = (
    *_accumulated("Each epoch's loss is"),
    *imitations(
        "batch size added",
        "Each batch's size is added to its loss, where it should multiply it.",
        WEIGH,
        "sizes_added",
    ),
    *imitations(
        "batch size subtracted",
        "Each batch's size is subtracted from its loss, where it should multiply it.",
        WEIGH,
        "sizes_subtracted",
    ),
    *imitations(
        "divided by the batch size again",
        "Each batch's loss, a mean already, is divided by the batch's size once more.",
        WEIGH,
        "divided_twice",
    ),
    *imitations(
        "list left empty",
        "The model is trained as it should be, but the list of losses is empty.",
        "`losses.append(total / count)` at the end of each epoch, inside the outer loop.",
        "empty",
    ),
)

EVALUATION_TOTALS = (
    *_accumulated("It is"),
    *imitations(
        "target added",
        "The targets are added to the predictions where they should be subtracted.",
        "An error is a difference: `model(X).squeeze(1) - y`.",
        "target_added",
    ),
    *imitations(
        "target multiplied",
        "The predictions are multiplied by the targets; their difference is due.",
        "An error is a difference: `model(X).squeeze(1) - y`.",
        "target_multiplied",
    ),
    *imitations(
        "errors doubled",
        "The errors are doubled where they should be squared.",
        "`* 2` doubles, `** 2` squares.",
        "errors_doubled",
        "errors_doubled_turned",
    ),
    *imitations(
        "errors halved",
        "The errors are halved where they should be squared.",
        "Square them, `** 2`; the MSE has no half.",
        "errors_halved",
        "errors_halved_turned",
    ),
    *imitations(
        "errors cubed",
        "The errors are raised to the third power, so that their signs stay.",
        "Square the errors: `((prediction - y) ** 2)`.",
        "errors_cubed",
        "errors_cubed_turned",
    ),
    *imitations(
        "relative errors",
        "Each error is divided by its target before it is squared.",
        "Square the error itself: `((prediction - y) ** 2)`.",
        "errors_relative",
    ),
)

"""Exercise 1's training loop, gone wrong in one place each."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from nngrade.diagnosis.known import Misconception
from nngrade.misconceptions.perceptron_rules import (
    Epochs,
    Rule,
    delta,
    delta_on_mistakes,
    every_row,
    judged_after,
    loop,
    mistaken,
    thrown_away,
    whole,
    without_eta,
    zero_one,
)


def _with(**how: Any) -> Callable[..., Any]:
    def answer(X: Any, y: Any, eta: float, epochs: int) -> Any:
        run = loop(X, y, eta, epochs, **how)
        return run.w, run.made

    return answer


def _ruled(rule: Rule) -> Callable[..., Any]:
    return _with(rule=rule)


def _moving(wrong: Callable[[float, float], bool], by: float = 2.0) -> Callable[..., Any]:
    """Rows that `wrong` calls mistakes, from the score and the label, move by `by` η y x."""

    def rule(w: Any, judge: Any, x: Any, y: float, eta: float) -> tuple[Any, bool]:
        moved = bool(wrong(judge @ x, y))
        return (w + by * eta * y * x if moved else w), moved

    return _ruled(rule)


def _labelled(label: Callable[[float], float]) -> Callable[..., Any]:
    """Y' is `label` of the score, in the comparison and in the update."""

    def rule(w: Any, judge: Any, x: Any, y: float, eta: float) -> tuple[Any, bool]:
        error = y - label(float(judge @ x))
        return w + eta * error * x, error != 0

    return _ruled(rule)


def _counted(count: Callable[[Epochs], Any]) -> Callable[..., Any]:
    """Right weights, with something else for the epochs."""

    def answer(X: Any, y: Any, eta: float, epochs: int) -> Any:
        run = loop(X, y, eta, epochs)
        return run.w, count(run)

    return answer


def _until_all_fit(X: Any, y: Any, eta: float, epochs: int) -> Any:
    """Stops as soon as an epoch's last weights are right for every row."""
    for count in range(1, epochs + 1):
        w = loop(X, y, eta, count).w
        if not any(mistaken(row @ w, label) for row, label in zip(X, y, strict=True)):
            break
    return w, count


def _returned_inside(X: Any, y: Any, eta: float, epochs: int) -> Any:
    """The first epoch's result; None where that was clean and `break` left the loop."""
    run = loop(X, y, eta, 1)
    return None if run.clean else (run.w, 1)


def _biased(keep: slice, *, first: bool = True) -> Callable[..., Any]:
    """A column of ones beside X, and which of the weights are returned."""

    def answer(X: Any, y: Any, eta: float, epochs: int) -> Any:
        ones = np.ones(len(X))
        run = loop(np.column_stack([ones, X] if first else [X, ones]), y, eta, epochs)
        return run.w[keep], run.made

    return answer


def _reversed(X: Any, y: Any, eta: float, epochs: int) -> Any:
    run = loop(X[::-1], y[::-1], eta, epochs)
    return run.w, run.made


def _without_last(X: Any, y: Any, eta: float, epochs: int) -> Any:
    run = loop(X[:-1], y[:-1], eta, epochs)
    return run.w, run.made


def _epochs(make: Callable[[int], int], **how: Any) -> Callable[..., Any]:
    """Another number of epochs than max_epochs."""
    return lambda X, y, eta, epochs: _with(**how)(X, y, eta, make(epochs))


M = Misconception
LOOPS = (
    M("judged at the epoch's old weights",
      "You judge every row of an epoch at the weights that the epoch began with.",
      "Use the weights as they are by then: each update counts for the next row.",
      _with(frozen=True)),
    M("clean epoch not counted",
      "The last epoch, in which every row was right, is left out of the count.",
      "Count an epoch when it begins; the clean one is an epoch too.",
      _counted(lambda run: run.made - run.clean)),
    M("epochs counted from zero", "The number of epochs is one too small.",
      "`range(max_epochs)` starts at 0: the first epoch is number 1.",
      _counted(lambda run: run.made - 1)),
    M("one epoch counted too many", "The number of epochs is one too large.",
      "Start the count at 0 and add 1 for each epoch: started at 1, it is one ahead.",
      _counted(lambda run: run.made + 1)),
    M("mistakes in place of epochs",
      "You returned the mistakes of the last epoch in place of the epochs.",
      "Return how many times you went through the rows.",
      _counted(lambda run: run.mistakes[-1])),
    M("updates in place of epochs",
      "You returned the updates of all epochs in place of the epochs.",
      "Count once for each time through all the rows, not once for each row that was wrong.",
      _counted(lambda run: sum(run.mistakes))),
    M("mistakes of every epoch",
      "You returned a list in place of a count, the mistakes of every epoch.",
      "Return how many epochs there were: the length of that list.",
      _counted(lambda run: list(run.mistakes))),
    M("max_epochs ignored", "It goes on after max_epochs, as long as rows are wrong.",
      "End the loop after max_epochs, whatever is still wrong.", _epochs(lambda most: 1000)),
    M("never stops early", "It always makes max_epochs epochs, also when every row is right.",
      "Count each epoch's mistakes, and `break` after an epoch without any.",
      _with(stops=lambda mistakes: False)),
    M("one epoch too many",
      "Where some row stays wrong it makes one epoch more than max_epochs.",
      "`<` or `<=`? `range(1, max_epochs + 1)` makes exactly max_epochs.",
      _epochs(lambda most: most + 1)),
    M("one epoch too few", "Where some row stays wrong it makes one epoch less than max_epochs.",
      "`range(1, max_epochs)` ends before max_epochs: write `range(1, max_epochs + 1)`.",
      _epochs(lambda most: most - 1)),
    M("stops with one row wrong", "It stops after an epoch with one mistake left.",
      "Stop only when the epoch had none: `mistakes == 0`.",
      _with(stops=lambda mistakes: mistakes <= 1)),
    M("return inside the loop",
      "Training ends with the first epoch: the `return` stands inside the loop, so that later "
      "epochs are never made (and None comes when `break` leaves it first).",
      "Move the `return` out, to the indentation of the `for`.", _returned_inside),
    M("one epoch only", "Training ends after the first epoch.",
      "Is the `return` (or a `break`) one indentation too deep?", _epochs(lambda most: 1)),
    M("one row only", "Training ends after the first row.",
      "Is the `return` inside the loop over the rows? Move it out of both loops.",
      _epochs(lambda most: 1, after_row=lambda moved: True)),
    M("one update an epoch", "Only the first wrong row of an epoch is used.",
      "Go on with the next row after an update: the `break` is one too many.",
      _with(after_row=lambda moved: moved)),
    M("epoch ends at a right row", "An epoch ends at the first row that is right.",
      "Go on to the next row: `continue` in place of `break`.",
      _with(after_row=lambda moved: not moved)),
    M("starts from ones", "The weights start from ones; here they start from zeros.",
      "Start with `w = np.zeros(n)`.", _with(start=1.0)),
    M("stops without a clean epoch",
      "It stops as soon as the weights fit every row, without an epoch in which nothing moved.",
      "Stop after an epoch that visited every row and found each one right.", _until_all_fit),
    M("judged after its update",
      "A row counts as a mistake only if it is still wrong after its update: you stop too early.",
      "Compare sign(w · x) with the label first, then update.", _ruled(judged_after)),
    M("ties always wrong",
      "A row with w · x = 0 counts as wrong whatever its label: y (w · x) <= 0.",
      "sign(0) is +1 here: compare sign(w · x) with the label.",
      _moving(lambda z, y: y * z <= 0)),
    M("ties never wrong",
      "A row with w · x = 0 never counts as wrong, so that zero weights never move.",
      "sign(0) is +1 here: compare sign(w · x) with the label.", _moving(lambda z, y: y * z < 0)),
    M("ties count as -1", "A row with w · x = 0 gets −1, so that label +1 is wrong there.",
      "sign(0) is +1 here: use your own `sign`, or `>=`.",
      _moving(lambda z, y: (1.0 if z > 0 else -1.0) != y)),
    M("np.sign in the loop",
      "A row with w · x = 0 gets 0, as np.sign has it: it is wrong for either label.",
      "sign(0) is +1 here: use your own `sign`.", _labelled(np.sign)),
    M("whole-number weights", "The weights lose what stands after the point at each update.",
      "Make the array of floats: `np.zeros(n)`, without `dtype=int`.", _ruled(whole)),
    # The same, whatever the rows: a count of mistakes that is never set back, and a comparison
    # with labels 0 and 1.
    M("no clean epoch after a mistake",
      "Once any row was wrong, training never stops early: it goes on to max_epochs, though later "
      "epochs are clean.",
      "Set the count of mistakes to 0 at the start of each epoch, inside the loop; and compare "
      "with `sign`, whose labels are −1 and +1.", _ruled(zero_one)),
    M("last row left out", "The last row of X is never visited.",
      "`range(len(X))` goes through all rows; so does `for x_i, y_i in zip(X, y)`.",
      _without_last),
    M("another rule for ties and steps",
      "A row with w · x = 0 counts as wrong whatever its label, and a mistake moves the weights by "
      "η y x: the rule of many textbooks, with half the step that is asked for here.",
      "Compare sign(w · x) with the label, where sign(0) is +1, and call `perceptron_update`.",
      _moving(lambda z, y: y * z <= 0, by=1.0)),
    M("half as far", "On a mistake the weights move by η y x, which is half of what the rule says.",
      "On a mistake y − y' is 2y, not y: call `perceptron_update`.", _moving(mistaken, by=1.0)),
    M("step the wrong way", "On a mistake the weights move away from the label.",
      "Add η (y − y') x; don't subtract it.", _moving(mistaken, by=-2.0)),
    M("moves whether right or not", "Every row moves the weights by η y x, right or wrong.",
      "Nothing moves when the label is right: call `perceptron_update`.", _ruled(every_row)),
    M("score in place of the label",
      "The weights move by η (y − w · x) x: the score stands where its sign belongs.",
      "Take the sign first: y' = sign(w · x), then y − y'.", _ruled(delta)),
    M("score in place of the label",
      "On a mistake the weights move by η (y − w · x) x: the score stands where its sign belongs.",
      "Take the sign first: y' = sign(w · x), then y − y'.", _ruled(delta_on_mistakes)),
    M("updates thrown away", "The weights stay zeros: what the update returns is not kept.",
      "`perceptron_update` gives new weights: write `w = perceptron_update(…)`.",
      _ruled(thrown_away)),
    M("eta left out", "The weights move as if η were 1: the learning rate is not used.",
      "Hand eta on to `perceptron_update`.", _ruled(without_eta)),
    M("only the last row counts", "An epoch counts as clean when its last row was right.",
      "Add the mistakes of all rows up (`+=`), and set the count to 0 at the start of an epoch.",
      _with(last_row=True)),
    M("zero weights in every epoch", "The weights begin anew with zeros in every epoch.",
      "Set `w = np.zeros(n)` once, ahead of the loop over the epochs.", _with(anew=True)),
    M("bias added", "There is one weight too many: a column of ones was put before X.",
      "This perceptron has no bias of its own: one weight for each column of X.",
      _biased(slice(None))),
    M("bias added at the end", "There is one weight too many: a column of ones was put after X.",
      "This perceptron has no bias of its own: one weight for each column of X.",
      _biased(slice(None), first=False)),
    M("bias kept apart", "A bias is learned beside the weights, and not returned.",
      "This perceptron has no bias: the score is w · x alone.", _biased(slice(1, None))),
    M("rows from the last to the first", "The rows are visited from the last to the first.",
      "`zip(X, y)` takes them as they come, in every epoch alike.", _reversed),
)  # fmt: skip

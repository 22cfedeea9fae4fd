"""Exercise 2's three-layer network and the mean squared error, each gone wrong in one way."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from nngrade.diagnosis.known import Known, Misconception
from nngrade.misconceptions.layers import LINEAR, RELU, RELU_FITS, leaky, logistic, relu, softplus


def identity(z: Any) -> Any:
    return z


def _standardized(X: Any) -> Any:
    return (X - X.mean(axis=0)) / X.std(axis=0)


M = Misconception


def _network(
    activations: Sequence[Callable[[Any], Any]] = (relu, relu, identity),
    before: Callable[[Any], Any] = identity,
    biases: Sequence[float] = (1.0, 1.0, 1.0),
    layers: int = 3,
    bias_first: bool = True,
) -> Callable[..., Any]:
    def answer(params: Any, X: Any) -> Any:
        A = before(X)
        for k in range(layers):
            U, b = A @ params[f"W{k + 1}"], biases[k] * params[f"b{k + 1}"]
            A = activations[k](U + b) if bias_first else activations[k](U) + b
        return A

    return answer


def _everywhere(name: str, activation: Callable[[Any], Any]) -> Misconception:
    return M(
        f"{name} in place of ReLU",
        f"The hidden layers have {name} where ReLU belongs.",
        "Use your `relu`: the activation of this network is max(0, z).",
        _network((activation, activation, identity)),
    )


MLP = (
    M("no activation", "There is no ReLU anywhere: three layers in a row are one linear map.",
      "Put relu(…) around the first and the second layer.", _network((identity,) * 3)),
    M("no ReLU after the first layer", "The first layer has no ReLU after it.",
      "ReLU follows each layer but the last.", _network((identity, relu, identity))),
    M("no ReLU after the second layer", "The second layer has no ReLU after it.",
      "ReLU follows each layer but the last.", _network((relu, identity, identity))),
    M("ReLU at the output", "The output went through a ReLU as well: it can never be negative.",
      "Return the last layer's weighted sum as it is.", _network((relu, relu, relu))),
    M("ReLU before each layer", "ReLU stands before each layer, so that X loses its negatives.",
      "ReLU follows a layer: the input goes in as it is.",
      _network((relu, relu, identity), before=relu)),
    M("hidden layer returned", "What came is the second hidden layer, not the output.",
      "A third layer follows: W3 and b3.", _network(layers=2)),
    M("bias after the ReLU", "The biases are added after the ReLU, not before it.",
      "Each layer adds its bias first; the ReLU takes what comes out: relu(X @ W + b).",
      _network(bias_first=False)),
    M("without biases", "No layer has its bias.", "Let each layer add its own b: X @ W + b.",
      _network(biases=(0.0,) * 3)),
    *(
        M(f"b{k + 1} left out", f"The bias b{k + 1} is missing.", "Let each layer add its own b.",
          _network(biases=tuple(float(i != k) for i in range(3))))
        for k in range(3)
    ),
    _everywhere("tanh", np.tanh),
    _everywhere("the sigmoid", logistic),
    _everywhere("the absolute value", np.abs),
    _everywhere("a leaky ReLU", leaky),
    _everywhere("the softplus", softplus),
    _everywhere("the step", lambda z: np.where(z > 0, 1.0, 0.0)),
    _everywhere("the minimum", lambda z: np.minimum(0.0, z)),
    M("sigmoid in every layer", "Every layer has a sigmoid, the output too.",
      "The hidden layers have ReLU, max(0, z), the output has nothing.", _network((logistic,) * 3)),
    M("sigmoid at the output", "The output went through a sigmoid: it lies between 0 and 1.",
      "Return the last layer as it is: a regression's output may be any number.",
      _network((relu, relu, logistic))),
    M("tanh at the output", "The output went through tanh: it lies between −1 and 1.",
      "Return the last layer as it is: a regression's output may be any number.",
      _network((relu, relu, np.tanh))),
    M("softmax at the output", "Every output is 1: that is a softmax over a single column.",
      "Return the last layer as it is: a regression's output may be any number.",
      _network((relu, relu, np.ones_like))),
    M("batch standardized", "The batch is standardized before the first layer.",
      "The rows go in as they are: each row's output must not depend on the others.",
      _network(before=_standardized)),
)  # fmt: skip


def _errors(y_pred: Any, y: Any) -> Any:
    return y_pred[:, 0] - y


MSE = (
    M("absolute errors", "You returned the mean of the absolute errors, not of their squares.",
      "Square each error before the mean.", lambda p, y: np.abs(_errors(p, y)).mean()),
    M("broadcast to (m, m)", "Every prediction is compared with every target: (m, 1) minus (m,) "
      "gives (m, m).", "Bring both to one shape first: y_pred[:, 0] − y.",
      lambda p, y: ((p - y) ** 2).mean()),
    M("sum in place of the mean", "The squares are added up, not averaged.",
      "Divide by the number of examples, len(y): y_pred.shape[1] is 1.",
      lambda p, y: (_errors(p, y) ** 2).sum()),
    M("half of it",
      "You returned half of the mean: the 1/2 belongs to squared_error, not to the MSE.",
      "Leave the half out: the MSE is the plain mean of the squares.",
      lambda p, y: (_errors(p, y) ** 2).mean() / 2),
    M("divided by m - 1", "The sum of squares is divided by m − 1.",
      "The mean divides by m, the number of examples.",
      lambda p, y: (_errors(p, y) ** 2).sum() / (len(y) - 1)),
    M("its root", "You returned the root of the MSE (RMSE).", "Leave the last square root out.",
      lambda p, y: np.sqrt((_errors(p, y) ** 2).mean())),
    M("square of the mean", "The mean of the errors is squared: errors of both signs cancel.",
      "Square each error first, then take the mean.", lambda p, y: _errors(p, y).mean() ** 2),
    M("mean of the errors", "You returned the mean of the errors, not squared.",
      "Square each error before the mean.", lambda p, y: _errors(p, y).mean()),
    M("squares without the mean",
      "You returned the squares, one for each example; their mean is due.",
      "Take the mean: one number.", lambda p, y: _errors(p, y) ** 2),
    M("mean over one axis",
      "You returned one number, but inside an array: one axis was not averaged.",
      "`np.mean` without `axis` gives a plain number. With a loop or Python's `sum`, take "
      "`y_pred[:, 0]` first: its entries are plain numbers.",
      lambda p, y: (_errors(p, y) ** 2).mean()[None]),
    M("first prediction for all", "Every target is compared with the first prediction.",
      "`y_pred[0]` is one row; all of them, without the second axis, are `y_pred[:, 0]`.",
      lambda p, y: ((p[0] - y) ** 2).mean()),
    M("first example only", "Only the first example is counted, and divided by m.",
      "Is the `return` inside the loop? Move it out, behind the last example.",
      lambda p, y: _errors(p, y)[0] ** 2 / len(y)),
    M("square of the mean magnitude", "You returned the mean of the absolute errors, squared.",
      "Square each error first, then take the mean.",
      lambda p, y: np.abs(_errors(p, y)).mean() ** 2),
    M("square of the first error", "You returned the first example's square, without any other.",
      "Is the `return` inside the loop? Move it out, behind the last example.",
      lambda p, y: _errors(p, y)[0] ** 2),
    M("square of the last error", "You returned the last example's square, without any other.",
      "Inside the loop add up with `+=`: `=` forgets what came before.",
      lambda p, y: _errors(p, y)[-1] ** 2),
    M("last example only", "Only the last example is counted, and divided by m.",
      "Inside the loop add up with `+=`: `=` forgets what came before.",
      lambda p, y: _errors(p, y)[-1] ** 2 / len(y)),
    M("broadcast, then a mean for each target", "Every prediction is compared with every target: "
      "(m, 1) minus (m,) gives (m, m): you returned the mean of its columns.",
      "Bring both to one shape first: y_pred[:, 0] − y.", lambda p, y: ((p - y) ** 2).mean(axis=0)),
    M("variance of the errors",
      "You returned the variance of the errors: their mean is taken off first.",
      "Use `np.mean` of the squares: `np.var` takes the mean off first.",
      lambda p, y: _errors(p, y).var()),
    M("sum of two squares", "The squares of y' and of y are added up and averaged.",
      "Subtract first, then square: (y' − y)².",
      lambda p, y: (p[:, 0] ** 2 + y**2).mean()),
    M("difference of two squares", "The squares are subtracted: y'² − y².",
      "Subtract first, then square: (y' − y)².",
      lambda p, y: (p[:, 0] ** 2 - y**2).mean()),
    M("target added", "The target is added to the prediction where it should be subtracted.",
      "An error is a difference: (y' − y)².", lambda p, y: ((p[:, 0] + y) ** 2).mean()),
    M("target multiplied", "The prediction is multiplied by the target; their difference is due.",
      "An error is a difference: (y' − y)².", lambda p, y: ((p[:, 0] * y) ** 2).mean()),
    M("errors doubled", "The errors are doubled where they should be squared.",
      "`* 2` doubles, `** 2` squares.", lambda p, y: 2 * _errors(p, y).mean()),
    M("errors halved", "The errors are halved where they should be squared.",
      "Square each error, `** 2`; the MSE has no half.", lambda p, y: _errors(p, y).mean() / 2),
    M("errors cubed", "The errors are raised to the third power, so that their signs stay.",
      "Square each error: `** 2`.", lambda p, y: (_errors(p, y) ** 3).mean()),
    M("relative errors", "Each error is divided by its target before it is squared.",
      "Square the error itself: (y' − y)².", lambda p, y: ((_errors(p, y) / y) ** 2).mean()),
)  # fmt: skip

NETWORKS = {
    "linear": Known(LINEAR),
    "relu": Known(RELU, detectors=RELU_FITS),
    "mlp_forward": Known(MLP),
    "mse": Known(MSE),
}

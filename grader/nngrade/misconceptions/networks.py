"""Exercise 2's arrays: a layer, ReLU, the three-layer network and the mean squared error."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from nngrade.diagnosis.known import Misconception


def relu(z: Any) -> Any:
    return np.maximum(0.0, z)


def logistic(z: Any) -> Any:
    return 1 / (1 + np.exp(-np.asarray(z, dtype=float)))


def identity(z: Any) -> Any:
    return z


def _standardized(X: Any) -> Any:
    return (X - X.mean(axis=0)) / X.std(axis=0)


M = Misconception

LINEAR = (
    M(
        "weights transposed",
        "X meets the transpose of W.",
        "W is laid out (n_in, n_out) here: X @ W, without `.T`. PyTorch keeps it the other way.",
        lambda W, b, X: X @ W.T + b,
    ),
    M(
        "weights reshaped",
        "W is reshaped until it fits, which tears its rows apart.",
        "W is laid out (n_in, n_out) here and fits as it is: X @ W.",
        lambda W, b, X: X @ W.reshape(len(b), -1).T + b,
    ),
    M(
        "without the bias",
        "The bias is missing: X @ W came.",
        "Add b: one number for each unit, the same for every row.",
        lambda W, b, X: X @ W,
    ),
    M(
        "bias subtracted",
        "The bias is subtracted.",
        "Add b: X @ W + b.",
        lambda W, b, X: X @ W - b,
    ),
    M(
        "bias along the rows",
        "The bias runs along the rows: each example gets one, in place of each unit.",
        "b belongs to the columns of X @ W: adding it as it is, (n_out,), does that.",
        lambda W, b, X: X @ W + np.resize(b, (len(X), 1)),
    ),
    M(
        "one bias for all units",
        "Every unit gets the first bias, b[0].",
        "Add all of b: each unit has its own.",
        lambda W, b, X: X @ W + b[0],
    ),
    M(
        "sum of the biases",
        "Every unit gets the sum of all biases.",
        "Add b as it is: each unit has its own.",
        lambda W, b, X: X @ W + b.sum(),
    ),
    M(
        "ReLU already in the layer",
        "The layer already has a ReLU in it: no negative number came.",
        "`linear` is the weighted sum alone; the ReLU is a function of its own.",
        lambda W, b, X: relu(X @ W + b),
    ),
    M(
        "first row only",
        "Only the first example came back.",
        "X @ W works on all rows at once.",
        lambda W, b, X: X[0] @ W + b,
    ),
    M(
        "bias before the weights",
        "The bias is added before the weights: (X + b) @ W.",
        "Weigh first, then add: X @ W + b.",
        lambda W, b, X: (X + b) @ W,
    ),
)

RELU = (
    M("absolute value", "|z| came: what is negative is turned round, not cut to 0.",
      "ReLU is 0 wherever z is negative.", np.abs),
    M("minimum in place of maximum", "The smaller of 0 and z came.",
      "ReLU is the larger of 0 and z: `np.maximum`.", lambda z: np.minimum(0.0, z)),
    M("its derivative", "0 and 1 came: that is the slope of the ReLU, not its value.",
      "Where z is positive the ReLU is z itself.", lambda z: np.where(np.asarray(z) > 0, 1.0, 0.0)),
    M("leaky ReLU", "A hundredth of z came where it is negative: that is a leaky ReLU.",
      "The plain ReLU is 0 there.", lambda z: np.where(np.asarray(z) > 0, z, 0.01 * np.asarray(z))),
    M("softplus", "A smooth curve came, log(1 + e^z): the softplus.",
      "ReLU has a corner: max(0, z).", lambda z: np.log1p(np.exp(z))),
    M("clipped at 1", "Numbers above 1 came as 1.", "ReLU has no upper limit.",
      lambda z: np.clip(z, 0, 1)),
    M("largest along an axis", "The largest number along an axis came.",
      "`np.max(z, 0)` takes 0 for an axis; `np.maximum(0, z)` compares with the number 0.",
      lambda z: np.max(z, 0)),
    M("sigmoid", "The logistic function came.", "ReLU is max(0, z).", logistic),
    M("tanh", "tanh came.", "ReLU is max(0, z).", np.tanh),
    M("identity", "z itself came, negative numbers and all.", "ReLU is 0 where z is negative.",
      identity),
)  # fmt: skip


def _network(
    activations: Sequence[Callable[[Any], Any]] = (relu, relu, identity),
    before: Callable[[Any], Any] = identity,
    biases: Sequence[float] = (1.0, 1.0, 1.0),
    layers: int = 3,
) -> Callable[..., Any]:
    def answer(params: Any, X: Any) -> Any:
        A = before(X)
        for k in range(layers):
            A = activations[k](A @ params[f"W{k + 1}"] + biases[k] * params[f"b{k + 1}"])
        return A

    return answer


def _everywhere(name: str, activation: Callable[[Any], Any]) -> Misconception:
    return M(
        f"{name} in place of ReLU",
        f"The hidden layers have {name} where ReLU belongs.",
        "The activation of this network is max(0, z).",
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
      "The last layer is the plain weighted sum.", _network((relu, relu, relu))),
    M("ReLU before each layer", "ReLU stands before each layer, so that X loses its negatives.",
      "ReLU follows a layer: the input goes in as it is.",
      _network((relu, relu, identity), before=relu)),
    M("hidden layer returned", "What came is the second hidden layer, not the output.",
      "A third layer follows: W3 and b3.", _network(layers=2)),
    M("without biases", "No layer has its bias.", "Each layer adds its b.",
      _network(biases=(0.0,) * 3)),
    *(
        M(f"b{k + 1} left out", f"The bias b{k + 1} is missing.", "Each layer adds its own b.",
          _network(biases=tuple(float(i != k) for i in range(3))))
        for k in range(3)
    ),
    _everywhere("tanh", np.tanh),
    _everywhere("the sigmoid", logistic),
    _everywhere("the absolute value", np.abs),
    M("sigmoid at the output", "The output went through a sigmoid: it lies between 0 and 1.",
      "A regression has no activation at its output.", _network((relu, relu, logistic))),
    M("batch standardized", "The batch is standardized before the first layer.",
      "The rows go in as they are: each row's output must not depend on the others.",
      _network(before=_standardized)),
)  # fmt: skip


def _errors(y_pred: Any, y: Any) -> Any:
    return y_pred[:, 0] - y


MSE = (
    M("absolute errors", "The mean of the absolute errors came, not of their squares.",
      "Square each error before the mean.", lambda p, y: np.abs(_errors(p, y)).mean()),
    M("broadcast to (m, m)", "Every prediction is compared with every target: (m, 1) minus (m,) "
      "gives (m, m).", "Bring both to one shape first: y_pred[:, 0] − y.",
      lambda p, y: ((p - y) ** 2).mean()),
    M("sum in place of the mean", "The squares are added up, not averaged.",
      "Divide by the number of examples.", lambda p, y: (_errors(p, y) ** 2).sum()),
    M("half of it", "Half of it came: the 1/2 belongs to squared_error, not to the MSE.",
      "The MSE is the plain mean of the squares.", lambda p, y: (_errors(p, y) ** 2).mean() / 2),
    M("divided by m - 1", "The sum of squares is divided by m − 1.",
      "The mean divides by m, the number of examples.",
      lambda p, y: (_errors(p, y) ** 2).sum() / (len(y) - 1)),
    M("its root", "The root of it came (RMSE).", "Leave the last square root out.",
      lambda p, y: np.sqrt((_errors(p, y) ** 2).mean())),
    M("square of the mean", "The mean of the errors is squared: errors of both signs cancel.",
      "Square each error first, then take the mean.", lambda p, y: _errors(p, y).mean() ** 2),
    M("mean of the errors", "The mean of the errors came, not squared.",
      "Square each error before the mean.", lambda p, y: _errors(p, y).mean()),
    M("squares without the mean", "The squares came, one for each example; their mean is due.",
      "Take the mean: one number.", lambda p, y: _errors(p, y) ** 2),
    M("mean over one axis", "An array of one number came: the mean runs over one axis only.",
      "`np.mean` without `axis` gives one number.",
      lambda p, y: (_errors(p, y) ** 2).mean()[None]),
    M("first example only", "Only the first example counts.",
      "Is the `return` inside the loop?", lambda p, y: _errors(p, y)[0] ** 2 / len(y)),
    M("first example alone", "Only the first example counts.",
      "Is the `return` inside the loop?", lambda p, y: _errors(p, y)[0] ** 2),
)  # fmt: skip

NETWORKS = {"linear": LINEAR, "relu": RELU, "mlp_forward": MLP, "mse": MSE}

"""`nngrade train`: the student's network on the housing data, and what is said of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from nngrade import judge
from nngrade.sandbox.launch import Launcher
from nngrade.training import data, run, summary, synthetic
from nngrade.training.data import Housing
from nngrade.training.outcome import Trained, Training, explanation
from nngrade.training.recipe import EXERCISE, PROBES, TUTORIAL, Recipe, printed_for
from tables import REAL, needs_real_data

ROOT = Path(__file__).resolve().parents[1]
SOLUTION = (ROOT / "solutions" / "exercise5.py").read_text(encoding="utf-8")
FEW = Recipe(epochs=3)
ROWS = 300

Train = Callable[..., Training]


@pytest.fixture(scope="module")
def start() -> Iterator[Launcher]:
    with closing(judge.prepare(EXERCISE, judge.Options(seed=0), PROBES)) as launcher:
        yield launcher


@pytest.fixture(scope="module")
def housing() -> Housing:
    return data.from_columns(synthetic.columns(ROWS), "a few rows", stand_in=True)


@pytest.fixture
def train(start: Launcher, housing: Housing) -> Train:
    """``train(more)``: the model answer with `more` appended, trained on a few rows."""

    def trained(more: str = "", recipe: Recipe = FEW, **options: object) -> Training:
        told = {
            name: options.pop(name) for name in ("housing", "on_progress") if name in options
        } or {}
        chosen = replace(judge.Options(seed=1, timeout=60.0), **options)  # type: ignore[arg-type]
        source = f"{SOLUTION}\n\n{more}".encode()
        rows = told.pop("housing", housing)
        return run.train(source, "mine.py", recipe, chosen, rows, start, **told)  # type: ignore[arg-type]

    return trained


def figures(training: Training) -> Trained:
    assert training.fault is None, training.fault
    assert training.result is not None
    return training.result


# The figures


def test_the_constant_predictor_is_the_training_mean(train: Train, housing: Housing) -> None:
    """Its error is that of the training targets' mean on the test targets of the split."""
    parts = data.split(housing)
    result = figures(train())
    assert result.constant_mse == np.mean((parts.y_test - parts.y_train.mean()) ** 2)


def test_the_test_error_comes_from_the_predictions(train: Train, housing: Housing) -> None:
    """A network of a known output gets exactly that output's error, and nothing it claims."""
    more = """
class HousePricesMLP(nn.Module):
    def __init__(self, n_in, n_out, hidden_dims=(4, 3)):
        super().__init__()
        self.scale = nn.Parameter(torch.zeros(1))

    def forward(self, x):
        return 2 + x[:, :1] + 0 * self.scale

def evaluate(model, loader, device):
    return 0.125
"""
    training = train(more)
    parts = data.split(housing)
    due = np.mean((2 + parts.X_test[:, 0] - parts.y_test) ** 2)
    assert figures(training).test_mse == pytest.approx(due, rel=1e-6)
    (note,) = figures(training).notes
    assert "evaluate gives 0.125" in note


def test_a_right_program_gets_no_remark(train: Train) -> None:
    """The model answer's own `evaluate` agrees with the grader, and its losses go down."""
    result = figures(train(recipe=Recipe(epochs=30)))
    assert result.notes == ()
    assert len(result.losses) == 30
    assert result.losses[-1] < result.losses[0]
    assert result.parameters == 2 * 4 + 4 + 4 * 3 + 3 + 3 + 1


def test_the_same_seed_repeats_a_run(train: Train) -> None:
    """All losses and the test error are the same to the last bit; another seed gives others."""
    first, again, other = (figures(train(seed=seed)) for seed in (4, 4, 5))
    assert first == again
    assert first.losses != other.losses


def test_the_rehearsal_of_evaluate_changes_nothing(train: Train) -> None:
    """An `evaluate` that draws numbers, or turns gradients off for good, costs no other start."""
    more = """
right = evaluate
def evaluate(model, loader, device):
    torch.rand(7)
    torch.set_grad_enabled(False)
    return right(model, loader, device)
"""
    assert figures(train(more)) == figures(train())


def test_widths_are_handed_to_the_model(train: Train) -> None:
    result = figures(train(recipe=Recipe(hidden=(7,), epochs=1)))
    assert [layer.units for layer in result.layers] == [7]


def test_init_weights_runs_only_where_it_is_asked_for(train: Train) -> None:
    """`--init xavier` calls it once, before the training; the default leaves it alone."""
    more = """
def init_weights(model):
    raise RuntimeError("called")
"""
    figures(train(more))
    fault = train(more, replace(FEW, init="xavier")).fault
    assert fault is not None
    assert fault.status == "crashed"
    assert fault.message.startswith("init_weights raised RuntimeError in line ")
    assert fault.message.endswith(": “called”.")


def test_progress_counts_epochs(train: Train) -> None:
    """The bar hears of every epoch, in order, up to the last."""
    heard: list[tuple[int, int]] = []
    train(on_progress=lambda done, of: heard.append((done, of)))
    assert sorted(set(heard)) == [(n, FEW.epochs) for n in range(FEW.epochs + 1)]
    assert heard == sorted(heard)


def test_progress_never_passes_the_end(train: Train) -> None:
    """A program that goes through its loader twice an epoch does not break the bar."""
    more = """
once = train
def train(model, loader, epochs, lr, device):
    [None for _ in loader]
    assert isinstance(loader, DataLoader) and len(loader) == len(list(loader))
    return once(model, loader, epochs, lr, device)
"""
    heard: list[int] = []
    figures(train(more, on_progress=lambda done, of: heard.append(done)))
    assert max(heard) == FEW.epochs


def test_synthetic_rows_are_called_so(train: Train) -> None:
    """Wherever they show, and beside no printed figure."""
    training = train()
    shown = summary.render(training)
    assert "synthetic test part" in shown
    assert "a few rows (synthetic, no real houses)" in shown
    assert "tutorial" not in shown
    assert training.to_dict()["data"]["synthetic"] is True
    assert training.to_dict()["tutorial"] == []


@needs_real_data
def test_the_real_data_beat_the_mean_within_an_epoch(train: Train) -> None:
    """All districts are read though some have no AveBedrms; the tutorial's counts come out."""
    recipe = Recipe(hidden=(32, 16), epochs=1)
    training = train(recipe=recipe, housing=data.load(REAL))
    assert (training.data.train_rows, training.data.test_rows) == (16512, 4128)
    result = figures(training)
    assert result.test_mse < 0.95 * result.constant_mse
    assert training.tutorial == TUTORIAL


def test_the_tutorials_figure_is_for_the_same_widths() -> None:
    """4-3 and 256-256-256 get their own; for other widths both are shown."""
    for figure in TUTORIAL:
        assert printed_for(Recipe(hidden=figure.hidden)) == (figure,)
    assert printed_for(Recipe(hidden=(5,))) == TUTORIAL


# Networks that learned nothing

DEAD = """
class Dead(HousePricesMLP):
    def __init__(self, *sizes):
        super().__init__(*sizes)
        linear = [m for m in self.modules() if isinstance(m, nn.Linear)]
        with torch.no_grad():
            linear[0].bias[:1].fill_(-1e6)
            linear[LAYER].bias.fill_(-1e6)

HousePricesMLP = Dead
"""


@pytest.mark.parametrize("layer", [1, 2])
def test_a_dead_network_is_recognised(train: Train, layer: int) -> None:
    """The layer whose ReLUs are all shut is named, not one with a single dead unit before it."""
    training = train(DEAD.replace("LAYER", str(layer - 1)))
    result = figures(training)
    assert result.constant_output
    assert result.dead_layer == layer
    message = explanation(training) or ""
    assert f"of hidden layer {layer} put out 0" in message
    assert message in " ".join(summary.render(training).split())
    assert training.to_dict()["died"] is True


def test_one_dead_unit_is_no_dead_network(train: Train) -> None:
    """A single unit at 0 is counted for the reader, and the network is not called dead."""
    training = train(DEAD.replace("linear[LAYER].bias", "linear[0].bias[:1]"))
    assert figures(training).layers[0].dead >= 1
    assert not figures(training).constant_output
    assert explanation(training) is None
    assert "by layer: " in summary.render(training)


def test_a_constant_output_without_a_dead_layer_is_said_too(train: Train) -> None:
    """A network that ignores its input is stuck, not dead."""
    training = train(
        """
class HousePricesMLP(nn.Module):
    def __init__(self, *sizes):
        super().__init__()
        self.bias = nn.Parameter(torch.zeros(1))

    def forward(self, x):
        return self.bias.expand(len(x), 1)
"""
    )
    assert (explanation(training) or "").startswith("Your network is stuck")


# What stops a training

LOOP = """
def train(*args):
    while True:
        pass
"""
HALFWAY = """
once = train
def train(model, loader, epochs, lr, device):
    once(model, loader, 2, lr, device)
    raise ValueError("enough")
"""
NAN = """
once = train
def train(model, *args):
    losses = once(model, *args)
    with torch.no_grad():
        for p in model.parameters():
            p.fill_(float("nan"))
    return losses
"""
OTHER_ROWS = """
right = split_and_scale
def split_and_scale(X, y):
    return right(X, y, random_state=6)
"""
TWO_OUTPUTS = """
right = HousePricesMLP
def HousePricesMLP(n_in, n_out, hidden):
    return right(n_in, 2, hidden)
def train(*args):
    return [1.0] * 3
def evaluate(*args):
    return 1.0
"""
IN_ITS_PLACE = """
import sys
def evaluate(*args):
    sys._getframe(1).f_globals["predict"] = lambda *args: 3
"""
FALSE_PROGRESS = """
import sys
def train(*args):
    sys._getframe(1).f_locals["progress"]("x")
"""
STOPPED = {
    "absent": ("del make_loader", "not_attempted", "There is no make_loader"),
    "near miss": ("Evaluate = evaluate\ndel evaluate", "not_attempted", "call Evaluate that"),
    "unwritten": ("def train(*a):\n    raise NotImplementedError", "not_attempted", "in line "),
    "raises": ("def evaluate(*a):\n    1 / 0", "crashed", "“1 / 0”): “division by zero”."),
    "dies": ("import os\ndef train(*a):\n    os._exit(0)", "crashed", "train, after 0 of 3 epochs"),
    "endless": (LOOP, "timed_out", "train was not done when the 3 s"),
    "halfway": (HALFWAY, "crashed", "after 2 of 3 epochs"),
    "no file": ("1 / 0", "crashed", "The file could not be loaded: ZeroDivisionError"),
    "no loader": ("def make_loader(*a):\n    return []", "failed", "make_loader should return"),
    "no module": ("def HousePricesMLP(*a):\n    return 3", "failed", "should be a torch.nn.Module"),
    "no split": ("def split_and_scale(*a):\n    return None", "failed", "four arrays"),
    "other rows": (OTHER_ROWS, "failed", "does not pick the rows"),
    "not finite": (NAN, "failed", "is not finite for 60 of 60"),
    "two outputs": (TWO_OUTPUTS, "failed", "an array of shape (60, 2)"),
    "in its place": (IN_ITS_PLACE, "crashed", "answered in place"),
    "false progress": (FALSE_PROGRESS, "crashed", "train, after 0 of 3 epochs: the program sent"),
}


@pytest.mark.parametrize("case", STOPPED)
def test_what_stops_a_training_is_one_sentence(train: Train, case: str) -> None:
    """It names the function and what happened, with a status of the contract, and no figures."""
    more, status, words = STOPPED[case]
    training = train(more, timeout=3.0 if case == "endless" else 60.0)
    assert training.fault is not None
    assert (training.status, training.result) == (status, None)
    assert words in training.fault.message
    assert "\n" not in training.fault.message
    shown = summary.render(training)
    assert "Mean squared error" not in shown
    assert training.fault.message in " ".join(shown.replace("| ", " ").split())


def test_the_line_of_an_error_is_named(train: Train) -> None:
    """The line is the student's own, with its text."""
    more = "def evaluate(model, loader, device):\n    return 1 / 0"
    fault = train(more).fault
    assert fault is not None
    line = len(f"{SOLUTION}\n\n{more}".splitlines())
    assert f"in line {line} (“return 1 / 0”)" in fault.message


def test_an_evaluate_that_fails_costs_no_training(train: Train) -> None:
    """What `evaluate` raises is known before the first epoch."""
    heard: list[int] = []
    training = train(
        "def evaluate(*a):\n    1 / 0", on_progress=lambda done, of: heard.append(done)
    )
    assert training.status == "crashed"
    assert set(heard) == {0}


def test_losses_that_are_none_are_a_remark(train: Train) -> None:
    """`train` without a return leaves the test error, and says that there is no curve."""
    training = train("once = train\ndef train(*a):\n    once(*a)")
    result = figures(training)
    assert result.losses == ()
    assert "train returned None" in result.notes[0]
    assert training.to_dict()["losses"] is None


def test_features_scaled_otherwise_are_a_remark(train: Train) -> None:
    """Training on unscaled features goes on, and the reader is told."""
    more = """
def split_and_scale(X, y, test_size=0.2, random_state=5):
    return train_test_split(X, y, test_size=test_size, random_state=random_state)
"""
    (note,) = figures(train(more)).notes
    assert note.startswith("split_and_scale does not standardize")

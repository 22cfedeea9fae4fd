"""The pictures: what is drawn is what the student's functions gave, and the same every time."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from collection import submissions
from nngrade.plots import PICTURES, exercise1, exercise2, exercise3, exercise4, saving
from nngrade.plots.asking import Functions, NoPicture, not_passed
from nngrade.references import mlp, worked_example
from nngrade.references.worked_example_forward import ETA, W, X, Y
from nngrade.rubrics import CATALOGUE
from nngrade.sandbox import student
from nngrade.sandbox.launch import Launcher

ROOT = Path(__file__).resolve().parents[1]
NUMPY = ["exercise1", "exercise2", "exercise3", "exercise4"]
Collect = Callable[..., Any]


@pytest.fixture
def collect(templates: Callable[[str], Launcher]) -> Collect:
    """``collect(exercise, source, seed)``: what a picture draws, from `source` or the solution."""

    def collected(exercise: str, source: str = "", seed: int | None = None) -> Any:
        data = source.encode() or (ROOT / "solutions" / f"{exercise}.py").read_bytes()
        picture = importlib.import_module(f"nngrade.plots.{exercise}")
        with closing(student.submission(templates(exercise), data, 20.0, 1)) as pupil:
            asked = Functions(exercise, pupil)
            return picture.collect(asked, picture.SEED if seed is None else seed)

    return collected


def drawn(exercise: str, data: Any, not_passed: tuple[str, ...] = ()) -> Any:
    picture = importlib.import_module(f"nngrade.plots.{exercise}")
    with saving.look():
        return picture.draw(data, not_passed)


@pytest.mark.parametrize("seed", range(6))
def test_a_perceptron_ends_without_mistakes_where_a_line_separates(
    collect: Collect, seed: int
) -> None:
    """Mistakes per epoch end at 0 and stay there; with one label turned they never get there."""
    data = collect("exercise1", seed=seed)
    assert data.separable.mistakes[-2:] == (0, 0)
    assert len(data.separable.mistakes) == len(data.separable.weights) >= exercise1.LEAST_EPOCHS
    assert all(data.inseparable.mistakes)
    assert np.sum(data.separable.points.y != data.inseparable.points.y) == 1


def test_no_line_separates_the_points_with_one_label_turned() -> None:
    """The turned point lies between points of its old class, so its label contradicts any line."""
    for seed in range(20):
        turned = exercise1.one_turned(exercise1.points(seed))
        (k,) = np.flatnonzero(turned.y != exercise1.points(seed).y)
        others = turned.X[turned.y == -turned.y[k], :2]
        angles = np.sort(np.arctan2(*(others - turned.X[k, :2]).T))
        gaps = np.diff([*angles, angles[0] + 2 * np.pi])
        assert gaps.max() < np.pi, seed  # it is surrounded


def test_mistakes_are_counted_by_the_grader(collect: Collect) -> None:
    """What a function says of its own success is not drawn."""
    boasting = "def perceptron_train(X, y, eta, max_epochs):\n    return [1.0, 0.0, 0.0], 1\n"
    learning = collect("exercise1", boasting).separable
    right = np.where(learning.points.X[:, 0] >= 0, 1, -1) == learning.points.y
    assert set(learning.mistakes) == {int(np.sum(~right))}
    assert learning.mistakes[0] > 0
    assert len(learning.mistakes) == exercise1.MOST_EPOCHS


def test_the_network_is_linear_between_its_folds(collect: Collect) -> None:
    """Inside a cell that no fold crosses, second differences of the output vanish."""
    data = collect("exercise2")
    expected = mlp.mlp_forward(exercise2.parameters(exercise2.SEED), grid_points(data.grid)).value
    assert np.allclose(data.output.ravel(), expected.ravel())
    assert len(exercise2.folds(data.sums1)) == 4
    assert len(exercise2.folds(data.sums2)) == 3
    bent = np.abs(np.diff(data.output, 2, axis=1)) > 1e-9
    folded = np.zeros_like(bent)
    for sums in (*data.sums1, *data.sums2):
        on = sums > 0
        folded |= (on[:, :-2] != on[:, 1:-1]) | (on[:, 1:-1] != on[:, 2:])
    assert not (bent & ~folded).any()
    assert bent.any()


def grid_points(grid: np.ndarray) -> np.ndarray:
    return np.column_stack([axis.ravel() for axis in np.meshgrid(grid, grid)])


def test_kinks_lie_where_the_slope_changes(collect: Collect) -> None:
    """Along the cut the slope changes at the kinks that are marked, and at each of them."""
    data = collect("exercise2")
    row = data.output[exercise2.STEPS // 2]
    changes = data.grid[1:-1][np.abs(np.diff(row, 2)) > 1e-9]
    kinks = exercise2.kinks(data)
    step = data.grid[1] - data.grid[0]
    assert len(kinks) >= 4
    assert all(np.abs(kinks - place).min() < step for place in changes)
    assert all(np.abs(changes - place).min() < step for place in kinks)
    params = exercise2.parameters(exercise2.SEED)
    cut = np.column_stack([kinks, np.zeros(len(kinks))])
    sums1 = cut @ params["W1"] + params["b1"]
    sums2 = np.maximum(sums1, 0) @ params["W2"] + params["b2"]
    assert np.abs(np.hstack([sums1, sums2])).min(axis=1).max() < 1e-9


def test_gradient_steps_are_those_of_the_reference(collect: Collect) -> None:
    """The tutorial's rate brings the loss down step by step, the largest one runs away."""
    data = collect("exercise3")
    courses = {course.eta: course for course in data.courses}
    w = np.array(W)
    for step in range(exercise3.STEPS + 1):
        y_pred = worked_example.forward(w, X)
        assert np.isclose(courses[ETA].predictions[step], float(y_pred.value))
        loss = float(worked_example.squared_error(Y, y_pred).value)
        assert np.isclose(courses[ETA].losses[step], loss)
        w = worked_example.train_step(w, X, Y, ETA)[0].value
    assert np.all(np.diff(courses[ETA].losses) < 0)
    assert [course.lost for course in data.courses] == [False, False, False, True]


def test_losses_are_those_of_the_weights_that_came(collect: Collect) -> None:
    """A step that moves nothing and promises a loss of 0 is drawn as the flat line it is."""
    idle = "def train_step(w, x, y, eta):\n    return w, 2.0, 0.0\n"
    for course in collect("exercise3", idle).courses:
        assert len(set(course.losses)) == 1
        assert course.losses[0] > 1


def test_kaiming_keeps_what_a_relu_would_lose(collect: Collect) -> None:
    """With ReLU the spread stays with Kaiming and shrinks by √2 a layer with Xavier."""
    data = collect("exercise4")
    starts = {start.name: start for start in data.starts}
    for kind in ("normal", "uniform"):
        ends = {}
        for scheme in ("xavier", "kaiming"):
            first, *_, last = exercise4.spreads(starts[f"{scheme}_{kind}"], data.X, "relu")
            ends[scheme] = last / first
        assert 0.4 < ends["kaiming"] < 2.5
        factor = ends["kaiming"] / ends["xavier"]
        assert 0.4 < factor / np.sqrt(2) ** (exercise4.LAYERS - 1) < 2.5
    too_small, too_large = data.starts[-2:]
    assert exercise4.spreads(too_small, data.X, "tanh")[-1] < 1e-5
    assert exercise4.spreads(too_large, data.X, "relu")[-1] > 1e3
    assert min(exercise4.saturated(too_large, data.X)) > 50
    assert exercise4.saturated(starts["xavier_normal"], data.X)[-1] < 1


def test_weights_are_laid_out_as_the_exercise_says() -> None:
    """A row of the weights belongs to the unit that it feeds: fan_out first."""
    W = np.zeros((exercise4.WIDTH, exercise4.WIDTH))
    W[0, 1] = 1.0
    X = np.random.default_rng(0).normal(size=(3, exercise4.WIDTH))
    (layer,) = exercise4.activations(exercise4.Start("one weight", (W,)), X, "tanh")
    assert np.array_equal(layer[:, 0], np.tanh(X[:, 1]))
    assert not layer[:, 1:].any()


@pytest.mark.parametrize("exercise", NUMPY)
@pytest.mark.parametrize("suffix", [".svg", ".png"])
def test_the_same_picture_is_the_same_file(
    collect: Collect, tmp_path: Path, exercise: str, suffix: str
) -> None:
    """Two runs give the same bytes: no date, no random names, no settings of the user's."""
    import matplotlib as mpl

    contents = []
    for run in range(2):
        path = tmp_path / f"{run}{suffix}"
        with mpl.rc_context({"font.size": 10 + run, "svg.hashsalt": str(run)}):
            saving.save(drawn(exercise, collect(exercise)), path)
        contents.append(path.read_bytes())
    assert contents[0] == contents[1]
    begins = b"<?xml" if suffix == ".svg" else b"\x89PNG"
    assert contents[0].startswith(begins)


@pytest.mark.parametrize("exercise", NUMPY)
def test_a_picture_can_be_read_without_its_code(collect: Collect, exercise: str) -> None:
    """Every panel has a title and named axes, and a legend stands by wherever lines are told."""
    figure = drawn(exercise, collect(exercise))
    panels = [axes for axes in figure.axes if axes.get_label() != "<colorbar>"]
    for axes in panels:
        assert axes.get_title()
        assert axes.get_xlabel()
        assert axes.get_ylabel()
    assert figure.legends or all(axes.get_legend() for axes in panels)
    assert figure.get_suptitle()


@pytest.mark.parametrize("exercise", ["exercise1", "exercise3", "exercise4"])
def test_lines_are_told_apart_without_colour(collect: Collect, exercise: str) -> None:
    """In a grey print the lines of a panel still differ, by their dashes or their markers."""
    for axes in drawn(exercise, collect(exercise)).axes:
        lines = [line for line in axes.get_lines() if not line.get_label().startswith("_")]
        marks = [(line.get_linestyle(), line.get_marker(), line.get_linewidth()) for line in lines]
        assert len(set(marks)) == len(marks), marks


def test_a_function_that_does_not_pass_is_named_in_the_picture(
    templates: Callable[[str], Launcher], collect: Collect
) -> None:
    """One that answers is drawn from, and marked."""
    source = "def train_step(w, x, y, eta):\n    return w, 0.0, 0.0\n"
    start = templates("exercise3")
    with closing(student.submission(start, source.encode(), 20.0, 1)) as pupil:
        assert not_passed("exercise3", exercise3.FUNCTIONS, start, pupil, 1) == ["train_step"]
    figure = drawn("exercise3", collect("exercise3", source), ("train_step",))
    assert "not passed yet: train_step (nngrade check exercise3)" in figure.get_suptitle()


@pytest.mark.parametrize("exercise", NUMPY)
def test_the_solution_is_marked_nowhere(
    templates: Callable[[str], Launcher], exercise: str
) -> None:
    """All functions that a picture asks are the exercise's own, and pass with the solution."""
    functions = importlib.import_module(f"nngrade.plots.{exercise}").FUNCTIONS
    start = templates(exercise)
    data = (ROOT / "solutions" / f"{exercise}.py").read_bytes()
    with closing(student.submission(start, data, 20.0, 1)) as pupil:
        assert not_passed(exercise, functions, start, pupil, 1) == []


ANSWERS = {
    "None": "gives None (is a `return` missing?) where 2 results are due",
    "[1.0, 2.0, 3.0]": "gives a list of 3 where 2 results are due",
    "([1.0, 2.0], 1)": "gives an array of shape (2,), not shape (3,)",
    "([1.0, 2.0, float('nan')], 1)": "gives NaN or infinity",
    "([1e30, 2.0, 1.0], 1)": "gives numbers too large to draw",
    "([0.0, 0.0, 1.0], 1)": "gives weights of 0 for x₁ and x₂",
    "(['a', 'b', 'c'], 1)": "gives the str “a”",
    "X[99]": "raised IndexError",
    "train(X)": "raised NameError in line 3 (“return train(X)”): “name 'train' is not defined”",
    "exit_(0)": "the program ended",
}


@pytest.mark.parametrize("answer", ANSWERS)
def test_what_is_no_answer_is_not_drawn(collect: Collect, answer: str) -> None:
    """One sentence names the function, what came, and the check that says more."""
    source = (
        "from os import _exit as exit_\n"
        f"def perceptron_train(X, y, eta, max_epochs):\n    return {answer}\n"
    )
    with pytest.raises(NoPicture) as refused:
        collect("exercise1", source)
    said = str(refused.value)
    assert ANSWERS[answer] in said
    assert said.startswith("No picture yet: perceptron_train")
    assert said.endswith("`nngrade check exercise1 --only perceptron_train` says more.")


def test_a_file_that_does_not_load_is_not_drawn(collect: Collect) -> None:
    with pytest.raises(NoPicture, match=r"the file could not be loaded: SyntaxError in line 1"):
        collect("exercise1", "def perceptron_train(X)\n    return X")


@pytest.mark.parametrize("exercise", NUMPY)
def test_wrong_programs_are_drawn_or_refused(
    templates: Callable[[str], Launcher], exercise: str
) -> None:
    """No wrong answer breaks a picture: it can be drawn, or there is a sentence."""
    picture = importlib.import_module(f"nngrade.plots.{exercise}")
    asked = [
        each
        for each in submissions(exercise)
        if not each.right and set(each.expected) & set(picture.FUNCTIONS)
    ]
    asked = asked[:: 1 + len(asked) // 8]  # a sample in the order of their names
    told = []
    for submission in asked:
        with closing(student.submission(templates(exercise), submission.source, 2.0, 1)) as pupil:
            try:
                data = picture.collect(Functions(exercise, pupil), picture.SEED)
            except NoPicture as problem:
                told.append(str(problem))
                continue
        drawn(exercise, data)
        told.append(picture.told(data))
    assert len(told) == len(asked) > 0


def test_every_exercise_in_the_table_has_a_picture() -> None:
    assert set(PICTURES) <= set(CATALOGUE)
    for exercise in PICTURES:
        assert importlib.import_module(f"nngrade.plots.{exercise}").draw

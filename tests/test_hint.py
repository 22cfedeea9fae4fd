"""Hints go from a nudge to nearly the answer, one at a time, and never lead astray."""

from __future__ import annotations

import ast
import re
from dataclasses import replace
from pathlib import Path

import pytest

from conftest import Judge
from nngrade import course, coursecheck, hints, rubrics
from nngrade.commands import options
from nngrade.hints import GAP, Hint
from nngrade.render import hint_text
from nngrade.rubric import Exercise
from nngrade.workspace import handing_out
from nngrade.workspace.folder import LastCheck, State
from test_cli import nngrade

CHECKS = [(e, q.name) for e in rubrics.CATALOGUE for q in rubrics.load(e).questions]

# What belongs into the gaps of each last hint, in order.
FILLINGS = {
    "step": "0 / 1.0 / 0.0",
    "sign": "z >= 0 / -1.0",
    "predict": "sign / w",
    "perceptron_update": "w @ x / error / x",
    "perceptron_train": "w @ x_i / w, x_i, y_i, eta / mistakes == 0 / epoch",
    "hidden": "x1 / x2 / w3 / w4",
    "forward": "4 / 5",
    "squared_error": "y / y_pred / 2",
    "linear": "X / W",
    "relu": "0 / z",
    "mlp_forward": "A1 / linear / A2",
    "mse": "0 / errors ** 2",
    "output_error": "y_pred / y",
    "gradients": "w5 / w6 / x1 / x2 / h1 / h2",
    "gradient_step": "eta / grad",
    "train_step": "w / w / w_new",
    "fans": "in_units / out_units",
    "gain": "2 / 2 / a**2 / ValueError",
    "xavier_uniform_bound": "6",
    "xavier_normal_std": "gain / 2",
    "kaiming_uniform_bound": "3 / fan",
    "kaiming_normal_std": "gain / fan",
    "xavier_uniform": "gain / -bound / bound",
    "xavier_normal": "gain / 0.0 / std",
    "kaiming_uniform": "fan_in / fan_out / a / bound",
    "kaiming_normal": "fan_in / fan_out / a / std",
    "split_and_scale": "X_train / X_train / X_test",
    "HousePricesMLP": "n_in / n_out / nn.ReLU() / output_dim / self.network(x)",
    "init_weights": "nn.Linear / xavier_normal_ / bias",
    "make_loader": "torch.float32 / torch.float32 / batch_size / shuffle",
    "train": "zero_grad() / squeeze(1) / backward() / step() / len(targets)",
    "evaluate": "torch.no_grad() / sum() / len(targets)",
}


def code(hint: Hint) -> str:
    """The lines of a hint that are code, as they stand below its sentences."""
    return re.split(r"\n\n(?=    )", hint.text, maxsplit=1)[-1]


def filled(hint: Hint) -> str:
    """The code of a hint with the right words in its gaps."""
    words = FILLINGS[hint.check].split(" / ")
    text = code(hint)
    assert text.count(GAP) == len(words)
    for word in words:
        text = text.replace(GAP, word, 1)
    return text


def by_the_hints(exercise: str) -> str:
    """A submission in which every function is what its last hint says, gaps filled."""
    source = course.solution(exercise).read_text(encoding="utf-8")
    tree = ast.parse(source)
    heads = {n.name: n for n in tree.body if isinstance(n, (ast.FunctionDef, ast.ClassDef))}
    parts = [
        ast.unparse(node) for node in tree.body if isinstance(node, ast.Import | ast.ImportFrom)
    ]
    for question in rubrics.load(exercise).questions:
        head = heads[question.name]
        first = ast.unparse(head).partition("\n")[0]
        last = hints.hints(exercise, question.name)[-1]
        parts.append(f"{first}\n{filled(last)}")
    return "\n\n\n".join(parts)


@pytest.mark.parametrize("exercise", list(rubrics.CATALOGUE))
def test_last_hints_with_their_gaps_filled_pass(exercise: str, verdict: Judge) -> None:
    """What the last hint of every check leads to is right, so no hint contradicts the contract."""
    report = verdict(exercise, by_the_hints(exercise))
    assert [c.name for c in report.checks if c.status != "passed"] == []


@pytest.mark.parametrize("exercise", list(rubrics.CATALOGUE))
def test_last_hints_as_they_stand_are_no_answer(exercise: str, verdict: Judge) -> None:
    """Copied without a thought, a last hint passes nothing."""
    source = by_the_hints(exercise)
    for question in rubrics.load(exercise).questions:
        last = hints.hints(exercise, question.name)[-1]
        source = source.replace(filled(last), code(last))
    report = verdict(exercise, source)
    assert [c.name for c in report.checks if c.status == "passed"] == []


@pytest.mark.parametrize(("exercise", "check"), CHECKS)
def test_every_check_has_hints_of_rising_help(exercise: str, check: str) -> None:
    """Three or more; the first is the verdict's own; the second says where in the file; only the

    last has code to fill in.
    """
    levels = hints.hints(exercise, check)
    assert len(levels) >= hints.FEWEST
    assert levels[0].text == rubrics.load(exercise)[check].hint
    place = "__init__" if check == "HousePricesMLP" else check
    assert f"`{place}`" in levels[1].text
    assert [GAP in hint.text for hint in levels] == [False] * (len(levels) - 1) + [True]


@pytest.mark.parametrize(("exercise", "check"), CHECKS)
def test_hints_fit_a_terminal(exercise: str, check: str) -> None:
    """No line is longer than 80 columns, and code is shown as it is written."""
    for hint in hints.hints(exercise, check):
        lines = hint_text.render(hint).splitlines()
        assert max(map(len, lines)) <= 80
        if GAP in hint.text:
            assert all(f"  {line}".rstrip() in lines for line in code(hint).splitlines())


def test_what_stands_in_backticks_is_not_broken() -> None:
    """A piece of code within a sentence stays on one line."""
    text = "x " * 36 + "`a = b + c`"
    lines = hint_text.render(Hint("exercise1", "step", 1, 3, text)).splitlines()
    assert "  `a = b + c`" in lines


def test_first_call_shows_the_first_level_and_what_follows(tmp_path: Path) -> None:
    """Each call goes one level further; the last says so, and comes again."""
    handing_out.hand_out(tmp_path)
    seen = [nngrade("hint", "3", "gradients", cwd=tmp_path).stdout for _ in range(5)]
    for level, text in enumerate(seen[:4], start=1):
        assert text.startswith(f"exercise3, gradients: hint {level} of 4\n")
    follows = "Another hint follows: nngrade hint exercise3 gradients\n"
    assert [text.endswith(follows) for text in seen] == [True] * 3 + [False] * 2
    assert "That was the last hint. `nngrade derive exercise3 gradients` shows" in seen[3]
    assert seen[4] == seen[3]
    assert State.read(tmp_path).hints == {"exercise3": {"gradients": 4}}


def test_levels_of_one_check_do_not_move_another(tmp_path: Path) -> None:
    """Every check begins with its own first hint."""
    handing_out.hand_out(tmp_path)
    nngrade("hint", "3", "gradients", "--all", cwd=tmp_path)
    done = nngrade("hint", "3", "gradient_step", cwd=tmp_path)
    assert "gradient_step: hint 1 of 3" in done.stdout


def test_a_given_level_and_all_of_them(tmp_path: Path) -> None:
    """`--level 2` shows the second and says how to see the third; `--all` shows each one."""
    handing_out.hand_out(tmp_path)
    second = nngrade("hint", "1", "sign", "--level", 2, cwd=tmp_path)
    assert "sign: hint 2 of 3" in second.stdout
    assert second.stdout.endswith("nngrade hint exercise1 sign --level 3\n")
    every = nngrade("hint", "1", "sign", "--all", cwd=tmp_path).stdout
    assert re.findall(r"hint (\d) of 3", every) == ["1", "2", "3"]
    assert "That was the last hint. `nngrade derive exercise1 sign` shows" in every
    lone = nngrade("hint", "2", "relu", "--all", cwd=tmp_path).stdout
    assert lone.endswith("That was the last hint.\n")


def test_without_a_workspace_the_next_level_is_asked_for(tmp_path: Path) -> None:
    """Nothing can be remembered there, so the command to type names the level."""
    for _ in range(2):
        done = nngrade("hint", "2", cwd=tmp_path)
        assert done.returncode == 0
        assert "hidden is the first check of exercise2." in done.stdout
        assert "hidden: hint 1 of 3" in done.stdout
        assert done.stdout.endswith("nngrade hint exercise2 hidden --level 2\n")
    assert list(tmp_path.iterdir()) == []


def test_without_a_check_it_is_the_one_where_you_are_stuck(tmp_path: Path) -> None:
    """The first check that had not passed in the last check of the workspace's file."""
    handing_out.hand_out(tmp_path)
    solution = course.solution("exercise3").read_text(encoding="utf-8")
    path = tmp_path / "exercise3.py"
    path.write_text(solution.replace("error * h1", "error * h2"), encoding="utf-8")
    nngrade("check", "3", cwd=tmp_path)
    assert State.read(tmp_path).checks["exercise3"].open == ("gradients", "train_step")
    done = nngrade("hint", "3", cwd=tmp_path)
    assert "gradients is the first that had not passed at your last check." in done.stdout
    assert "exercise3, gradients: hint 1 of 4" in done.stdout
    path.write_text(solution, encoding="utf-8")
    nngrade("check", "3", cwd=tmp_path)
    done = nngrade("hint", "3", cwd=tmp_path)
    assert "Every check passed the last time; output_error is the first." in done.stdout


def test_workspace_that_cannot_be_written_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The hint is shown all the same, with the command that shows the next."""
    from nngrade.cli import status_of_run

    handing_out.hand_out(tmp_path)
    monkeypatch.chdir(tmp_path)

    def refused(*args: object, **kwargs: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "replace", refused)
    assert status_of_run(["hint", "1", "step"]) == 0
    assert capsys.readouterr().out.endswith("nngrade hint exercise1 step --level 2\n")


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["3", "gradiens"], "exercise3 has no check 'gradiens'. Did you mean gradients?"),
        (["3", ""], "exercise3 has no check ''."),
        (["gradients"], "gradients is a check of exercise3; name the exercise first."),
        (["exercize3"], "Did you mean exercise3?"),
        (["3", "gradients", "--level", "5"], "gradients has 4 hints: --level takes 1 to 4."),
        (["3", "gradients", "--level", "0"], "0 is not in the range"),
        (["3", "gradients", "--level", "two"], "'two' is not a valid integer"),
        (["3", "gradients", "--level", "1", "--all"], "--level shows one hint"),
        ([], "Missing argument 'EXERCISE'"),
    ],
)
def test_asked_wrongly(args: list[str], said: str, tmp_path: Path) -> None:
    """A name or a level that does not exist is one sentence and status 2."""
    done = nngrade("hint", *args, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr


@pytest.mark.parametrize(
    "hints_field",
    [
        "3",
        "[]",
        '{"exercise1": 3}',
        '{"exercise1": {"step": "x"}}',
        '{"a": null}',
        '{"exercise1": {"step": 1e999}}',
    ],
)
def test_damaged_memory_is_no_trouble(hints_field: str, tmp_path: Path) -> None:
    """A broken record of the hints seen begins again with the first."""
    handing_out.hand_out(tmp_path)
    (tmp_path / ".nngrade/workspace.json").write_text(
        f'{{"stubs": {{}}, "checks": {{}}, "hints": {hints_field}}}'
    )
    done = nngrade("hint", "1", "step", cwd=tmp_path)
    assert done.returncode == 0
    assert "step: hint 1 of 3" in done.stdout


@pytest.mark.parametrize("level", [-7, 99])
def test_a_level_that_no_check_has_is_no_trouble(level: int, tmp_path: Path) -> None:
    """A number that somebody wrote into the file by hand leads to a hint that exists."""
    State({}, {}, {"exercise1": {"step": level}}).write(tmp_path)
    done = nngrade("hint", "1", "step", cwd=tmp_path)
    assert done.returncode == 0
    assert f"step: hint {1 if level < 0 else 3} of 3" in done.stdout


def test_memory_of_an_older_version_is_read(tmp_path: Path) -> None:
    """A workspace from before hints were remembered keeps its results."""
    (tmp_path / ".nngrade").mkdir()
    (tmp_path / ".nngrade/workspace.json").write_text(
        '{"version": 1, "stubs": {"exercise1": "ab"}, "checks": {"exercise1":'
        ' {"sha256": "cd", "status": "failed", "score": 1.0, "max_score": 10.0}}}'
    )
    due = State({"exercise1": "ab"}, {"exercise1": LastCheck("cd", "failed", 1.0, 10.0)})
    assert State.read(tmp_path) == due


def test_shell_completes_a_check() -> None:
    """After an exercise, its checks; after nonsense, nothing."""
    from click.shell_completion import ShellComplete

    from nngrade.cli import cli

    shell = ShellComplete(cli, {}, "nngrade", "_NNGRADE_COMPLETE")
    found = [item.value for item in shell.get_completions(["hint", "3"], "grad")]
    assert found == ["gradients", "gradient_step"]
    assert shell.get_completions(["hint", "nonsense"], "") == []


def test_signs_are_typed_where_they_cannot_be_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without Unicode a formula is still one, and what has no other form is a question mark."""
    monkeypatch.setattr(
        "sys.stdout", __import__("io").TextIOWrapper(__import__("io").BytesIO(), "ascii")
    )
    assert options.encodable("∂δ/∂w5 = √2 · h1² ☃") == "d loss/d w5 = sqrt 2 * h1^2 ?"


def broken(monkeypatch: pytest.MonkeyPatch, **changed: tuple[str, ...]) -> str:
    """What the course says of exercise 3 with some of its further hints changed."""
    from nngrade.hints import exercise3

    monkeypatch.setattr(exercise3, "HINTS", {**exercise3.HINTS, **changed})
    return "\n".join(coursecheck._hints(rubrics.load("exercise3")))


def test_course_notices_hints_that_are_no_help(monkeypatch: pytest.MonkeyPatch) -> None:
    """Too few, an empty one, the same twice, or hints on nothing are troubles."""
    assert broken(monkeypatch) == ""
    assert "output_error has 2 hints, fewer than 3" in broken(monkeypatch, output_error=("One.",))
    assert "a hint on output_error is empty" in broken(monkeypatch, output_error=("One.", "  \n"))
    twice = broken(monkeypatch, output_error=("The  same.", "The same."))
    assert "a hint on output_error comes twice" in twice
    monkeypatch.undo()
    assert "hints on ouput_error, which is no check" in broken(monkeypatch, ouput_error=("One.",))


def test_course_notices_an_exercise_without_hints(monkeypatch: pytest.MonkeyPatch) -> None:
    """A new exercise whose file of hints was forgotten: each check has its first level alone."""
    monkeypatch.setattr(hints, "__name__", "nngrade.commands")  # where there is no exercise3
    found = list(coursecheck._hints(rubrics.load("exercise3")))
    assert found[0] == "exercise3: output_error has 1 hints, fewer than 3."
    assert len(found) == 4


def test_course_notices_a_hint_that_is_the_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    """The model answer itself, laid out in another way, is no hint."""
    said = broken(monkeypatch, output_error=("One.", "Write:\n\n    return y_pred-y"))
    assert said == "exercise3: a hint on output_error is the whole model answer."


def test_course_sees_an_empty_first_hint() -> None:
    """The first level is the rubric's own, and is looked at with the rest."""
    first, *rest = rubrics.load("exercise3").questions
    hollow = Exercise("exercise3", "hollow", (replace(first, hint=" "), *rest))
    assert any("empty hint" in each for each in coursecheck._rubric(hollow))

"""Not written, absent, or raised: which is which, and what is said of it."""

from __future__ import annotations

from collections.abc import Callable
from textwrap import dedent

import pytest

from conftest import ROOT, Judge
from nngrade import judge
from nngrade.report import CheckResult, Report
from nngrade.sandbox.launch import Launcher

RIGHT = "return y_pred - y"


def only(verdict: Judge, source: str, name: str = "output_error") -> CheckResult:
    """The result of one check on a submission that holds nothing else."""
    result: CheckResult = verdict(
        "exercise3", dedented(source), "auto", only=name, timeout=3.0
    ).checks[-1]
    return result


def dedented(source: str) -> str:
    return dedent(source).strip() + "\n"


def solution(exercise: str, more: str) -> str:
    text = (ROOT / "solutions" / f"{exercise}.py").read_text(encoding="utf-8")
    return f"{text}\n\n{dedented(more)}"


def test_time_that_was_used_up_by_others_is_said_to_be(verdict: Judge) -> None:
    """Four calls' worth of time for the whole file: who comes after has no loop of its own."""
    loops = "".join(
        f"def {name}(*args):\n    while True: pass\n"
        for name in ("hidden", "forward", "squared_error", "linear", "relu")
    )
    checks = verdict("exercise2", loops + "def mse(*args): return 1.0\n", timeout=0.3).checks
    told = {check.name: check for check in checks}
    assert told["hidden"].status == told["mse"].status == "timed_out"
    assert told["hidden"].message == "No answer came within 0.3 s."
    assert told["hidden"].diagnosis is not None
    assert "loop" in told["hidden"].diagnosis.message
    assert "the 1.2 s for the whole file were used up" in told["mse"].message
    assert told["mse"].diagnosis is None


def test_time_that_many_calls_use_up_together(verdict: Judge) -> None:
    """Each ends in time; the one that is running then is said to be."""
    slow = """
        import time
        right = hidden

        def hidden(w, x):
            time.sleep(0.7)
            return right(w, x)
        """
    checks = verdict("exercise2", solution("exercise2", slow), timeout=1.0).checks
    late = next(check for check in checks if check.status == "timed_out")
    assert late.name in ("hidden", "forward")
    assert "It was running when the 4 s for the whole file were used up." in late.message


def test_an_own_error_while_the_file_loads_is_not_put_down_to_an_input(verdict: Judge) -> None:
    """There is none yet; inside of a function there is."""
    loading = verdict("exercise3", solution("exercise3", "raise ValueError('stop')")).checks[0]
    assert loading.diagnosis is not None
    assert loading.diagnosis.name == "raises while it loads"
    picky = "def output_error(y, y_pred):\n    raise ValueError('no')"
    called = verdict("exercise3", solution("exercise3", picky)).checks[0]
    assert called.diagnosis is not None
    assert called.diagnosis.name == "valid input refused"


UNWRITTEN = {
    "at once": "def output_error(y, y_pred): raise NotImplementedError",
    "with words": """
        def output_error(y, y_pred):
            raise NotImplementedError("todo") from None
        """,
    "by a function it calls": """
        def output_error(y, y_pred): return [later() for _ in range(2)]
        def later(): raise NotImplementedError()
        """,
    "of a kind of its own": """
        class Todo(NotImplementedError): pass
        def output_error(y, y_pred): raise Todo
        """,
    "by an object": """
        class Unit:
            def __call__(self, y, y_pred): raise NotImplementedError
        output_error = Unit()
        """,
    "by way of a library": """
        from functools import reduce
        def output_error(y, y_pred): return reduce(later, [y, y_pred])
        def later(a, b): raise NotImplementedError
        """,
    "with something to do at the end": """
        def output_error(y, y_pred):
            try:
                raise NotImplementedError
            finally:
                print(y)
        """,
    "beside crashes": """
        def output_error(y, y_pred):
            if y == 0.8:
                return 1 / 0
            raise NotImplementedError
        """,
}


@pytest.mark.parametrize("how", UNWRITTEN)
def test_what_raises_its_own_not_implemented_is_not_attempted(verdict: Judge, how: str) -> None:
    """By any of the submission's functions, as long as no input was answered."""
    check = only(verdict, UNWRITTEN[how])
    assert (check.status, check.message) == ("not_attempted", "Not written yet.")


CRASHED = {
    "a library's": """
        import asyncio
        def output_error(y, y_pred): return asyncio.AbstractEventLoop().time()
        """,
    "after an answer": f"""
        def output_error(y, y_pred):
            if y == 0.8: {RIGHT}
            raise NotImplementedError
        """,
    "before an answer": f"""
        def output_error(y, y_pred):
            if y != 0.8: {RIGHT}
            raise NotImplementedError
        """,
    "another exception": "def output_error(y, y_pred): raise KeyError('NotImplementedError')",
    "no exception": "def output_error(y, y_pred): raise NotImplemented",
    "no function": "output_error = 3",
    "too few arguments": "def output_error(y): return y",
}
SAID = dict.fromkeys(["a library's", "after an answer", "before an answer"], "NotImplementedError")


@pytest.mark.parametrize("name", CRASHED)
def test_every_other_exception_is_a_crash(verdict: Judge, name: str) -> None:
    """A `NotImplementedError` that a library raises, or that comes where others were answered."""
    check = only(verdict, CRASHED[name])
    assert check.status == "crashed", check
    assert check.message.startswith(f"It raised {SAID.get(name, '')}")


def test_pytorchs_not_implemented_is_a_crash(verdict: Judge) -> None:
    """A module without `forward`, and an operation that PyTorch lacks (raised from C++)."""
    forgotten = """
    class HousePricesMLP(nn.Module):
        def __init__(self, input_dim, output_dim, hidden_dims=(4, 3)):
            super().__init__()
            self.layer = nn.Linear(input_dim, output_dim)
    """
    missing = """
    def evaluate(model, loader, device):
        return torch.ones(3, device="meta").cpu().sum().item()
    """
    report = verdict("exercise5", solution("exercise5", forgotten + missing), timeout=10.0)
    checks = {check.name: check for check in report.checks}
    for name in ("HousePricesMLP", "evaluate"):
        assert checks[name].status == "crashed"
        assert checks[name].message.startswith("It raised NotImplementedError")
    assert checks["train"].status == "passed"


@pytest.mark.parametrize("near", ["output_eror", "Output_error", "outputerror", "output_errors"])
def test_a_near_miss_in_the_name_is_asked_about(verdict: Judge, near: str) -> None:
    """A function of nearly that name, unless it is another one that is asked for."""
    check = only(verdict, f"def {near}(y, y_pred): {RIGHT}")
    assert check.status == "not_attempted"
    assert check.message == (
        f"There is no output_error in the file. Did you mean to call {near} that?"
    )


@pytest.mark.parametrize("source", ["", "output = 1", "def gradients(w, x, y): pass", "# só\n"])
def test_an_absent_function_is_not_attempted(verdict: Judge, source: str) -> None:
    """Without a guess where nothing is near."""
    check = only(verdict, source)
    assert check.status == "not_attempted"
    assert "There is no output_error in the file. Its stub shows" in check.message


def test_marks_are_known_before_the_causes_are_looked_for(
    templates: Callable[[str, str], Launcher],
) -> None:
    """`on_verdict` gets every status at once, without a cause; the report has the same and more."""
    early: list[Report] = []
    source = solution("exercise3", "def gradients(w, x, y):\n    return np.ones(6)").encode()
    start = templates("exercise3", "auto")
    options = judge.Options(seed=1)
    report = judge.judge("exercise3", source, "f.py", options, start, on_verdict=early.append)
    (verdict,) = early
    assert [check.status for check in verdict.checks] == [c.status for c in report.checks]
    assert verdict.score == report.score
    assert not any(check.diagnosis for check in verdict.checks)
    assert any(check.diagnosis for check in report.checks)
    assert next(c for c in verdict.checks if c.name == "gradients").evidence is not None

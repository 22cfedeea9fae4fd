"""The derivation that is printed is true, readable anywhere, and found by what a student types."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from itertools import pairwise
from math import prod

import pytest
import sympy
from hypothesis import given
from hypothesis import strategies as st
from matplotlib import mathtext

from nngrade import rubrics, symbolic
from nngrade.derivation import Derivation, Step
from nngrade.deriving import catalogue
from nngrade.deriving.catalogue import CHAPTERS, NothingToDerive, chosen
from nngrade.deriving.chain import chain, leading_to, multiplied_out
from nngrade.deriving.notation import Latex, Plain, latex
from nngrade.deriving.working import number, put_in, workings
from nngrade.references import worked_example
from nngrade.references import worked_example_forward as forward
from nngrade.render import derivation_latex, derivation_text
from test_cli import nngrade

STEPS = [(e, p, n) for e, chapter in CHAPTERS.items() for p in chapter.parts for n in p.steps]
each_step = pytest.mark.parametrize(
    ("exercise", "part", "name"), STEPS, ids=[f"{e}-{n}" for e, _, n in STEPS]
)
symbol = symbolic.symbol


def read(text: str) -> sympy.Expr:
    """A formula in the book's plain notation, read back by SymPy."""
    typed = text.replace("·", "*").replace("−", "-").replace("²", "**2").replace("^", "**")
    typed = re.sub(r"√(\w+)", r"sqrt(\1)", typed).replace("√(", "sqrt(")
    return symbolic.parse(typed)


def difference(one: sympy.Expr, other: sympy.Expr) -> sympy.Expr:
    return sympy.simplify(one - other)


@pytest.mark.parametrize(
    ("quantity", "name"), [(q, n) for q, (n, _) in forward.DERIVATIVES.items()]
)
def test_a_chain_is_the_derivative_of_the_whole_loss(quantity: str, name: str) -> None:
    """The links that are printed, each differentiated by SymPy and multiplied, give what SymPy's

    derivative of the loss gives; so does the formula that is printed for them.
    """
    derivation = worked_example.DERIVATION
    links = chain(derivation, name, catalogue.QUANTITIES)
    assert [links[0][0], links[-1][1]] == ["loss", quantity]
    assert [by for _, by in links[:-1]] == [of for of, _ in links[1:]]
    product = prod(
        sympy.diff(symbolic.parse(derivation[of].expression), symbol(by)) for of, by in links
    )
    printed = symbolic.parse(multiplied_out(derivation, name, catalogue.FORWARD))
    assert difference(product, printed) == 0
    inner = {symbol(s.name): symbolic.closed_form(derivation, s.name) for s in derivation.steps[:4]}
    loss = inner[symbol("loss")]
    if quantity.startswith("w"):
        assert difference(product.subs(inner), sympy.diff(loss, symbol(quantity))) == 0


@each_step
def test_printed_formulas_are_the_steps_own(exercise: str, part: catalogue.Part, name: str) -> None:
    """Read back from what is printed, every line is the same formula as the step's."""
    step = part.derivation[name]
    whole = multiplied_out(part.derivation, name, part.kept)
    names = {n: n for n in part.derivation.inputs}
    for formula in (step.expression, whole):
        printed = Plain(names).write(formula)
        if "sign" in formula or "dot" in formula:
            continue  # held by test_the_perceptron_is_printed_as_its_stub_has_it
        assert difference(read(printed), symbolic.parse(formula)) == 0


def test_the_perceptron_is_printed_as_its_stub_has_it() -> None:
    """The rule of the docstring, with dots for products."""
    (part,) = CHAPTERS["exercise1"].parts
    notation = CHAPTERS["exercise1"].notation()
    rule = multiplied_out(part.derivation, "w_new", ())
    assert Plain(notation).write(rule) == "w + η · (y − sign(w · x)) · x"


leaves = st.sampled_from(["a", "b", "c", "2", "3"])
formulas = st.recursive(
    leaves,
    lambda inner: st.one_of(
        st.tuples(st.sampled_from("+-*/"), inner, inner).map(lambda t: f"({t[1]}) {t[0]} ({t[2]})"),
        inner.map(lambda text: f"-({text})"),
        inner.map(lambda text: f"({text})**2"),
        inner.map(lambda text: f"sqrt({text})"),
    ),
    max_leaves=8,
)


@given(formulas)
def test_brackets_are_left_out_only_where_they_are_not_needed(formula: str) -> None:
    """Any formula, written and read back, has the same value."""
    values = {"a": 2.0, "b": 3.5, "c": 7.25}
    printed = Plain({}).write(formula)
    typed = printed.replace("·", "*").replace("−", "-").replace("²", "**2")
    typed = re.sub(r"√(\w+)", r"sqrt(\1)", typed).replace("√(", "sqrt(")

    def root(value: complex) -> complex:
        return value**0.5

    try:
        due = eval(formula, {"sqrt": root}, values)
    except ZeroDivisionError:
        return
    assert eval(typed, {"sqrt": root}, values) == pytest.approx(due, rel=1e-9, abs=1e-9)


@pytest.mark.parametrize(
    ("formula", "plain", "tex"),
    [
        ("(y_pred - y)*w5", "(y' − y) · w5", r"\left(y' - y\right) \cdot w_{5}"),
        ("a - (b - c)", "a − (b − c)", r"a - \left(b - c\right)"),
        ("a / (b*c)", "a / (b · c)", r"\frac{a}{b \cdot c}"),
        ("(a + b)**2 / 2", "(a + b)² / 2", r"\frac{\left(a + b\right)^{2}}{2}"),
        ("a**-3", "a^−3", "a^{-3}"),
        ("sqrt(a + b)*sqrt(3)", "√(a + b) · √3", r"\sqrt{a + b} \cdot \sqrt{3}"),
        ("dot(a + b, c)", "(a + b) · c", r"\left(a + b\right) \cdot c"),
        ("n*a", "(−2) · a", r"\left(-2\right) \cdot a"),
    ],
)
def test_a_formula_in_both_notations(formula: str, plain: str, tex: str) -> None:
    """Brackets where they are needed, and the book's signs."""
    names = {"y_pred": "y'", "n": "−2"}
    assert Plain(names).write(formula) == plain
    assert Latex(names).write(formula) == tex


@pytest.mark.parametrize("formula", ["a < b", "'text'", "a // b", "a[0]", "~a", "x.y"])
def test_what_is_no_formula_is_refused(formula: str) -> None:
    """A step that neither notation knows is not printed as something else."""
    for writer in (Plain, Latex):
        with pytest.raises(ValueError, match="formula"):
            writer({}).write(formula)


@pytest.mark.parametrize(
    ("notation", "due"),
    [
        ("∂δ/∂w1", r"\frac{\partial \delta}{\partial w_{1}}"),
        ("∂y'/∂h2", r"\frac{\partial y'}{\partial h_{2}}"),
        ("w6(new)", r"w_{6}^{\mathrm{new}}"),
        ("fan_in", r"\mathrm{fan}_{\mathrm{in}}"),
        ("in_units", r"\mathrm{in\ units}"),
        ("y − ŷ", r"y - \hat{y}"),
        ("η", r"\eta"),
        ("bound", r"\mathrm{bound}"),
    ],
)
def test_a_quantity_in_latex(notation: str, due: str) -> None:
    """Every kind of name that the steps have."""
    assert latex(notation) == due


def displays(exercise: str) -> list[str]:
    text = derivation_latex.render("", CHAPTERS[exercise], CHAPTERS[exercise].parts)
    found = re.findall(
        r"^\\\[\n\\begin{aligned}\n(.*?)\n\\end{aligned}\n\\\]$", text, re.DOTALL | re.MULTILINE
    )
    assert len(found) == text.count(r"\[") == text.count(r"\begin{aligned}")
    return found


@pytest.mark.parametrize("exercise", list(CHAPTERS))
def test_latex_can_be_set(exercise: str) -> None:
    """Each row of each display is what a TeX parser takes, aligned at one sign, with no sign that

    LaTeX does not know; each step has a display of its own.
    """
    parser = mathtext.MathTextParser("path")
    shown = displays(exercise)
    assert len(shown) == sum(len(part.steps) for part in CHAPTERS[exercise].parts)
    for display in shown:
        assert display.isascii()
        left, *rows = display.split("\n")
        assert rows
        assert all(row.endswith(r" \\") for row in rows[:-1])
        assert not rows[-1].endswith("\\")
        for row in (left, *rows):
            assert row.count("&=") == (row != left)
            parser.parse(f"${row.replace('&', '').removesuffix(chr(92) * 2)}$")


@pytest.mark.parametrize("exercise", ["exercise2", "exercise3"])
def test_numbers_are_the_worked_examples(exercise: str) -> None:
    """What is put in gives what stands behind it, and that is the step's value."""
    values = worked_example.values(forward.W, forward.X)
    for part in CHAPTERS[exercise].parts:
        for working in workings(part, CHAPTERS[exercise].notation(), Plain):
            *_, put, result = ("", *working.numbers.split(" = "))
            assert result == number(values[working.step.name].value)
            assert float(read(put)) == pytest.approx(float(read(result)), rel=1e-5)


def test_numbers_that_are_not_derived_are_listed() -> None:
    """Whatever number a formula begins with, the headline says where it came from."""
    assert put_in(chosen("exercise3", "output_error")) == {"y": "0.8", "y_pred": "2.9"}
    whole = put_in(chosen("exercise3", None))
    assert set(whole) == set(catalogue.EXAMPLE)
    assert put_in(chosen("exercise4", None)) == {}


def shown(exercise: str, wanted: str | None) -> list[str]:
    return [name for part in chosen(exercise, wanted) for name in part.steps]


GRADIENTS = [f"grad_w{k}" for k in range(1, 7)]


@pytest.mark.parametrize(
    ("exercise", "wanted", "due"),
    [
        ("exercise3", "grad_w5", ["y_pred", "loss", "output_error", "grad_w5"]),
        (
            "exercise3",
            "w1",
            ["h1", "y_pred", "loss", "output_error", "hidden_error1", "grad_w1"],
        ),
        ("exercise3", "output_error", ["loss", "output_error"]),
        ("exercise3", "h1", ["h1"]),
        ("exercise2", "y'", ["h1", "h2", "y_pred"]),
        ("exercise2", "hidden", ["h1", "h2"]),
        ("exercise1", "sign", ["z", "label"]),
        (
            "exercise4",
            "xavier_uniform",
            ["fan_in", "fan_out", "xavier_variance", "xavier_normal_std", "xavier_uniform_bound"],
        ),
        ("exercise4", "relu", ["relu"]),
        ("exercise4", "std", ["xavier_variance", "xavier_normal_std", "kaiming_normal_std"]),
    ],
)
def test_a_step_is_shown_with_what_leads_to_it(exercise: str, wanted: str, due: list[str]) -> None:
    """Along the chain from the loss for a derivative, and nothing beside it."""
    assert shown(exercise, wanted) == due


def test_checks_stand_for_their_steps() -> None:
    """`gradients` is all six, `train_step` everything."""
    assert shown("exercise3", "gradients")[-6:] == GRADIENTS
    assert shown("exercise3", "train_step") == shown("exercise3", None)
    order = ["output_error", "hidden_error1", "hidden_error2", *GRADIENTS]
    assert shown("exercise3", "gradient_step")[4:13] == order


@pytest.mark.parametrize(
    "same", ["w3", "∂δ/∂w3", "dloss/dw3", "d loss / d w3", "dL/dw3", "d/dw3", "∂loss/∂w3"]
)
def test_a_derivative_by_many_names(same: str) -> None:
    """What a student may type for it."""
    assert shown("exercise3", same) == shown("exercise3", "grad_w3")


def test_a_derivative_is_told_from_what_it_differentiates_by() -> None:
    """`h1` is the hidden value, `d loss/d h1` and `∂δ/∂h1` its derivative."""
    for same in ("∂δ/∂h1", "d loss/d h1"):
        assert shown("exercise3", same)[-1] == "hidden_error1"
    assert shown("exercise3", "d loss/d y_pred") == shown("exercise3", "∂δ/∂y'")


CHECKS = [(e, q.name) for e in rubrics.CATALOGUE for q in rubrics.load(e).questions]


@pytest.mark.parametrize(("exercise", "check"), CHECKS)
def test_every_check_is_derived_or_said_to_be_none(exercise: str, check: str) -> None:
    """No check's name is unknown: it has steps, or a sentence says why not."""
    if check in catalogue.names(exercise):
        assert shown(exercise, check)
        return
    with pytest.raises(NothingToDerive, match=r"is a definition|has no derivation"):
        shown(exercise, check)


def test_leading_to_keeps_what_a_shown_step_needs() -> None:
    """A step on the way of a derivative still brings its own operands when it was asked for."""
    derivation = worked_example.DERIVATION
    for goals in (("y_pred", "grad_w5"), ("grad_w5", "y_pred")):
        found = leading_to(derivation, goals, catalogue.QUANTITIES)
        assert found == {"h1", "h2", "y_pred", "loss", "output_error", "grad_w5"}


def test_two_roads_are_not_passed_over() -> None:
    """A network in which a quantity reaches the loss twice is not printed as if it had one road."""
    steps = (
        Step("loss", "δ", "a + b", ""),
        Step("d_a", "", "1", ""),
        Step("d_b", "", "1", ""),
        Step("d_w", "", "d_a*x + d_b", ""),
    )
    derivation = Derivation("two roads", ("a", "b", "x"), steps)
    with pytest.raises(ValueError, match="too many values"):
        chain(derivation, "d_w", {"d_a": "a", "d_b": "b", "d_w": "w"})


@pytest.mark.parametrize("exercise", list(CHAPTERS))
@pytest.mark.parametrize("encoding", ["utf-8", "ascii", "latin-1"])
def test_fits_a_terminal_in_any_encoding(exercise: str, encoding: str) -> None:
    """80 columns, with or without Unicode; equals signs of one step stand below each other."""
    done = subprocess.run(
        [sys.executable, "-m", "nngrade", "derive", exercise], capture_output=True, check=True,
        env={**os.environ, "PYTHONIOENCODING": encoding},
    )  # fmt: skip
    lines = done.stdout.decode(encoding).splitlines()
    assert max(map(len, lines)) <= 80
    assert "?" not in done.stdout.decode(encoding)
    for before, line in pairwise(lines):
        if re.match(r" +=", line):
            assert before[line.index("=")] == "="


def test_the_chain_of_a_weight_as_it_is_printed() -> None:
    """Chain, formula, the same multiplied out, sentence, numbers."""
    done = nngrade("derive", "3", "grad_w1")
    assert done.returncode == 0
    assert done.stdout.endswith(
        "  ∂δ/∂w1 = ∂δ/∂y' · ∂y'/∂h1 · ∂h1/∂w1                                  [grad_w1]\n"
        "         = ∂δ/∂h1 · x1\n"
        "         = (y' − y) · w5 · x1\n"
        "      w1 reaches δ through h1: ∂h1/∂w1 = x1.\n"
        "      Here: (2.9 − 0.8) · 1 · 0.5 = 1.05\n"
    )


def test_nothing_to_derive_is_one_sentence_and_status_1() -> None:
    """For PyTorch's exercise and for definitions; a pipe gets nothing that looks like LaTeX."""
    for args, said in (
        (["5"], "exercise5 has no derivation of its own: PyTorch works out the gradients"),
        (["5", "train", "--format", "latex"], "exercise5 has no derivation of its own"),
        (["2", "relu"], "relu is a definition: there is nothing to derive."),
        (["1", "step"], "`nngrade hint exercise1 step` helps"),
    ):
        done = nngrade("derive", *args)
        assert (done.returncode, done.stdout) == (1, "")
        assert said in " ".join(done.stderr.split())


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["3", "grad_w7"], "exercise3 has no step 'grad_w7'. Did you mean grad_w6?"),
        (["3", "gradeints"], "Did you mean gradients?"),
        (["3", "zzz"], "`nngrade derive exercise3` shows all."),
        (["3", ""], "exercise3 has no step ''."),
        (["3", "d loss/d w9"], "exercise3 has no step 'd loss/d w9'."),
        (["gradients"], "gradients is a check of exercise3; name the exercise first."),
        (["exercise33"], "There is no exercise 'exercise33'."),
        (["3", "--format", "pdf"], "'pdf' is not one of 'text', 'latex'"),
        ([], "Missing argument 'EXERCISE'"),
    ],
)
def test_asked_wrongly(args: list[str], said: str) -> None:
    """A step that does not exist is one sentence and status 2."""
    done = nngrade("derive", *args)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr


def test_needs_no_heavy_library() -> None:
    """The steps' own text is enough: SymPy is not loaded, and the answer comes at once."""
    script = (
        "import sys; from nngrade.cli import status_of_run; status_of_run(['derive', '3']);"
        "sys.exit(bool({'sympy', 'torch', 'matplotlib'} & set(sys.modules)))"
    )
    with tempfile.TemporaryFile() as nowhere:
        done = subprocess.run([sys.executable, "-c", script], check=False, stdout=nowhere)
    assert done.returncode == 0


def test_shell_completes_a_step() -> None:
    """After an exercise, its steps and checks; after nonsense, or where there are none, nothing."""
    from click.shell_completion import ShellComplete

    from nngrade.cli import cli

    complete = ShellComplete(cli, {}, "nngrade", "_C").get_completions
    found = [item.value for item in complete(["derive", "3"], "grad")]
    assert found == [*GRADIENTS, "gradients", "gradient_step"]
    assert complete(["derive", "5"], "") == complete(["derive", "nonsense"], "") == []


def test_text_without_numbers_says_nothing_of_them() -> None:
    """Exercise 4 has no worked example."""
    text = derivation_text.render("", CHAPTERS["exercise4"], CHAPTERS["exercise4"].parts)
    assert "numbers" not in text
    assert "Here:" not in text


def test_lines_are_never_repeated() -> None:
    """A formula that cannot be multiplied out stands there once."""
    for exercise, chapter in CHAPTERS.items():
        for part in chapter.parts:
            for working in workings(part, chapter.notation(), Plain):
                assert len(set(working.lines)) == len(working.lines) > 0, (exercise, working.left)

"""Initialization: printed formulas against the derivation, printed calls against PyTorch."""

from __future__ import annotations

import ast
import inspect
from typing import TYPE_CHECKING, Any

from nngrade.references.initialization import GAINS, SCALES
from nngrade.textbook.claims import ERRATUM, HOLDS, IMPRECISE, Ruling
from nngrade.textbook.facts.printed import formula, in_notation, ruled

if TYPE_CHECKING:
    import sympy

UNIFORM = {
    "xavier_normal_std": "xavier_uniform_bound",
    "kaiming_normal_std": "kaiming_uniform_bound",
}
LAYER = (64, 48)  # of which PyTorch's own initialization is looked at


def scale(printed: str, step: str) -> Ruling:
    """A bound or a standard deviation, as a formula in the gain and the fans."""
    import sympy

    right = _closed_form(step)
    agrees = sympy.simplify(formula(printed) - right) == 0
    if not agrees:
        return Ruling(ERRATUM, str(right), f"The derivation gives {right}.")
    alike = step in UNIFORM and _deviation(_closed_form(UNIFORM[step])) == right
    return Ruling(
        HOLDS, printed, "The uniform draw's standard deviation is the same." if alike else ""
    )


def _closed_form(step: str) -> sympy.Expr:
    """A step of the scales' derivation in positive symbols."""
    from nngrade.symbolic import closed_form, symbol

    found = closed_form(SCALES, step)
    return found.subs({name: symbol(name.name, positive=True) for name in found.free_symbols})


def _deviation(bound: sympy.Expr) -> sympy.Expr:
    """The standard deviation of U(-bound, bound), by its integral."""
    import sympy

    x = sympy.Symbol("x", real=True)
    return sympy.simplify(sympy.sqrt(sympy.integrate(x**2 / (2 * bound), (x, -bound, bound))))


def gain(printed: str, nonlinearity: str) -> Ruling:
    """A printed gain; one with a slope may be right for some slopes alone."""
    import sympy

    from nngrade.symbolic import closed_form, symbol

    slope = symbol("a")
    right = closed_form(GAINS, nonlinearity)
    claimed = formula(printed).subs(symbol("a", positive=True), slope)
    if sympy.simplify(right - claimed) == 0:
        return Ruling(HOLDS, printed)
    derived = in_notation(next(s.expression for s in GAINS.steps if s.name == nonlinearity))
    slopes = sympy.solve(right - claimed, slope)
    if not slopes:
        return Ruling(ERRATUM, derived, f"The gain of {nonlinearity} is {derived}.")
    pytorch = right.subs(slope, sympy.Rational(1, 100))
    return Ruling(
        IMPRECISE,
        derived,
        f"True for the slope a = {' and '.join(map(str, slopes))} alone. The gain is {derived}, "
        f"which is {float(pytorch):.5f} for 0.01, the slope of PyTorch's LeakyReLU.",
    )


def signature(printed: str) -> Ruling:
    """A call with its defaults, as it was printed, against the installed `torch.nn.init`."""
    import torch

    call = ast.parse(printed, mode="eval").body
    assert isinstance(call, ast.Call)
    assert isinstance(call.func, ast.Name)
    claimed: list[tuple[str | None, Any]] = [
        *((ast.unparse(name), inspect.Parameter.empty) for name in call.args),
        *((each.arg, ast.literal_eval(each.value)) for each in call.keywords),
    ]
    function = getattr(torch.nn.init, call.func.id, None)
    if function is None:
        return Ruling(ERRATUM, None, f"torch.nn.init has no {call.func.id}.")
    has = [(p.name, p.default) for p in inspect.signature(function).parameters.values()]
    more = has[len(claimed) :]
    optional = all(default is not inspect.Parameter.empty for _, default in more)
    derived = f"{call.func.id}({', '.join(map(_parameter, has))})"
    return ruled(
        has[: len(claimed)] == claimed and optional,
        derived,
        f"In PyTorch {torch.__version__} it is {derived}.",
    )


def _parameter(parameter: tuple[str, Any]) -> str:
    name, default = parameter
    return name if default is inspect.Parameter.empty else f"{name}={default!r}"


def weight_shape(printed: str) -> Ruling:
    import torch

    n_in, n_out = LAYER
    names = {n_in: "fan_in", n_out: "fan_out"}
    derived = ", ".join(names[n] for n in torch.nn.Linear(n_in, n_out).weight.shape)
    return ruled(printed == derived, derived, f"A Linear({n_in}, {n_out}) has {derived}.")


def default(printed: str) -> Ruling:
    """How a new `Linear` starts: by the function `printed` as it stands, or with another slope."""
    import torch

    function = getattr(torch.nn.init, f"{printed}_", None)
    if function is None:
        return Ruling(ERRATUM, None, f"torch.nn.init has no {printed}_.")
    if _same_start(function):
        return Ruling(HOLDS, printed)
    if printed != "kaiming_uniform" or not _same_start(function, a=5**0.5):
        return Ruling(ERRATUM, None, f"PyTorch {torch.__version__} starts it in another way.")
    gain_of_it, bound, usual = _slope_of_five()
    return Ruling(
        IMPRECISE,
        "kaiming_uniform_ with a=√5",
        f"True with a = √5 alone, so with the gain {gain_of_it} and the bound {bound}, not with "
        f"the gain of ReLU or with the function's own defaults, whose bound is {usual}.",
    )


def _same_start(function: Any, **options: float) -> bool:
    """Whether a `Linear` starts with the numbers that `function` draws from the same seed."""
    import torch

    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(0)
        started = torch.nn.Linear(*LAYER).weight
        torch.manual_seed(0)
        drawn = function(torch.empty_like(started), **options)
    return bool(torch.allclose(started, drawn))


def _slope_of_five() -> tuple[str, str, str]:
    """Gain and bound for the slope √5, and the bound for the slope 0."""
    import sympy

    from nngrade.symbolic import closed_form, symbol

    gains = [
        closed_form(GAINS, "leaky_relu").subs(symbol("a"), slope) for slope in (sympy.sqrt(5), 0)
    ]
    fan, name = symbol("fan", positive=True), symbol("gain", positive=True)
    bound = _closed_form("kaiming_uniform_bound") * sympy.sqrt(fan)
    times = [sympy.simplify(bound.subs(name, each)) for each in gains]
    first, usual = (f"{_root(each)}/√fan_in" for each in times)
    return _root(gains[0]), first, usual


def _root(number: sympy.Expr) -> str:
    """1 as ``1``, √3/3 as ``√(1/3)``."""
    square = number**2
    return "1" if square == 1 else f"√{square}" if square.is_Integer else f"√({square})"

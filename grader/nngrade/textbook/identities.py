"""Formulas set equal to formulas, or to a figure that they do not have, and figures compared."""

from __future__ import annotations

from nngrade.textbook import corrections, derivatives, freely
from nngrade.textbook.bench import Bench
from nngrade.textbook.claims import ERRATUM, HOLDS, UNCHECKED
from nngrade.textbook.environment import Environment
from nngrade.textbook.grids import Grid
from nngrade.textbook.intervals import Value, interval
from nngrade.textbook.language.tree import Apply, Call, Derivative, Name, Node, Product
from nngrade.textbook.language.writing import written
from nngrade.textbook.sides import Finding, Seen, fits, result_shown

COMPUTED = 3  # digits of a figure that no condition has
UNKNOWN = "whether this is so depends on values that the text has not given so far"


def identity(one: Seen, before: list[Seen], bench: Bench) -> Finding | None:
    """Two formulas side by side: equal for all values, or at least for those given. They are an
    erratum only where both come down to the same names and yet differ nearly everywhere.
    """
    prior = next((p for p in reversed(before) if p.tree is not None and p.status != ERRATUM), None)
    if prior is None or prior.tree is None or one.tree is None:
        return None
    environment = bench.environment
    if freely.equal(prior.tree, one.tree, environment, open_up=False):
        return Finding(HOLDS, one.side.text, None, "For all values.")
    opened = freely.equal(prior.tree, one.tree, environment, open_up=True)
    if opened:
        return Finding(HOLDS, one.side.text, None, "For all values, by the definitions.")
    mine, _ = bench.look(one.tree)
    theirs, _ = bench.look(prior.tree)
    if any(freely.same(a.wide, b.wide) for a in mine for b in theirs):
        return Finding(HOLDS, one.side.text, None, "With the values given.")
    if opened is False and _no_doubt(prior, one, before, bench):
        if freely.by_a_factor(prior.tree, one.tree, environment):
            message = (
                "The two sides differ by a constant factor; what the text means by a name may, too"
            )
            return Finding(UNCHECKED, one.side.text, None, message)
        message = "The two sides differ for nearly all values."
        return Finding(ERRATUM, one.side.text, _right(prior, environment), message)
    return Finding(UNCHECKED, one.side.text, None, UNKNOWN)


def by_chain_rule(head: Derivative, one: Seen) -> Finding | None:
    """∂L/∂w = ∂L/∂z · ∂z/∂w is right whatever L and z are."""
    steps = one.tree.factors if isinstance(one.tree, Product) else ()
    ways = {step.of: step.by for step in steps if isinstance(step, Derivative)}
    at: Node = head.of
    for _ in steps:
        by = ways.pop(at, ())
        if len(by) != 1:
            return None
        at = by[0]
    right = bool(steps) and not ways and (at,) == head.by
    return Finding(HOLDS, one.side.text, None, "By the chain rule.") if right else None


def _right(prior: Seen, environment: Environment) -> str:
    """The right formula: a derivative worked out, or else the side before."""
    tree = prior.tree
    if isinstance(tree, Apply) and tree.order == 1 and isinstance(by := tree.arguments[0], Name):
        tree = Derivative(Apply(tree.function, tree.arguments), (by,))
    if isinstance(tree, Derivative) and (found := corrections.derivative(tree, environment)):
        return found
    if isinstance(tree, Call) and tree.function.endswith("'"):
        return written(derivatives.slope(tree.function.removesuffix("'"), tree.arguments[0]))
    return prior.side.text


def _no_doubt(prior: Seen, one: Seen, before: list[Seen], bench: Bench) -> bool:
    assert prior.tree is not None
    assert one.tree is not None
    both = (prior.tree, one.tree)
    derived = isinstance(prior.tree, Derivative) or _is_slope(*both, bench)
    if prior is before[0] and not derived:
        return False
    if not derived and any(freely.up_to_a_name(tree, bench.environment) for tree in both):
        return False  # shares may add up to one
    if any(freely.doubtful(tree, bench.environment) or freely.conditional(tree) for tree in both):
        return False
    if any(freely.elsewhere(tree, bench.environment) for tree in both):
        return False
    if any(freely.over_all(tree, bench.environment) for tree in both):
        return False
    mine = freely.leaves(one.tree, bench.environment)
    theirs = freely.leaves(prior.tree, bench.environment)
    if derived:
        return mine <= theirs and all(freely.derivable(tree, bench.environment) for tree in both)
    return mine == theirs and not freely.has_derivative(one.tree)


def _is_slope(tree: Node, said: Node, bench: Bench) -> bool:
    """Whether a prime says derivative: of a known function it does. f' may be another function than
    the text's f, but hardly one that is a multiple of its slope.
    """
    if isinstance(tree, Call):
        return tree.function.endswith("'")
    return (
        isinstance(tree, Apply)
        and tree.order > 0
        and freely.multiples(tree, said, bench.environment)
    )


def ordered(one: Seen, prior: Seen, bench: Bench) -> Finding | None:
    """Two figures, one said to be less than the other; what has names in it may be a condition."""
    if prior.tree is None or one.tree is None or not (prior.numeric and one.numeric):
        return None
    mine, _ = bench.look(one.tree)
    theirs, _ = bench.look(prior.tree)
    if not mine or not theirs:
        return None
    right, left = mine[0].exact, theirs[0].exact
    if isinstance(right, Grid) or isinstance(left, Grid):
        return None
    true = _true(left, one.side.relation, right)
    message = "" if true else "It is the other way round."
    status = HOLDS if true else ERRATUM
    return Finding(status, one.side.text, result_shown(left), message)


def _true(left: Value, relation: str, right: Value) -> bool:
    if left == right:
        return relation in {"≤", "≥"}
    a, b = interval(left), interval(right)
    return a.low <= b.high if relation in {"<", "≤"} else a.high >= b.low


def condition(one: Seen, head: Seen, bench: Bench) -> Finding | None:
    """An expression set to a figure may be a condition such as w x + b = 0: it is no claim
    unless it holds, and no erratum where it does not.
    """
    if head.tree is None or head.numeric:
        return None
    if isinstance(head.tree, Name | Call | Apply | Derivative):
        return None
    looks, _ = bench.look(head.tree)
    called = isinstance(head.tree, Product) and head.tree.like_call  # Q(H) = 0.9 is given
    if any(fits(one, look) for look in looks) or (called and not looks):
        return None
    if looks and one.figure and one.figure.digits >= COMPUTED and one.figure.unit < 1:
        return None  # nobody asks for 0.5868
    derived = result_shown(looks[0].exact, one.figure) if looks else None
    why = f"with the values before it, it is {derived}" if looks else UNKNOWN
    return Finding(UNCHECKED, one.side.text, derived, f"{why}; it may be a condition")

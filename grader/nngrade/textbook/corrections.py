"""The right formula in the place of a wrong one, as a book would print it."""

from __future__ import annotations

from nngrade.textbook.environment import Environment
from nngrade.textbook.evaluating import Evaluation
from nngrade.textbook.intervals import Beyond
from nngrade.textbook.language.lexicon import Unreadable
from nngrade.textbook.language.tree import Apply, Derivative, Name, Node, names, walk
from nngrade.textbook.slopes import Missing, expanded
from nngrade.textbook.unrolling import SpellingOut
from nngrade.textbook.views import View

LARGE = 60  # parts of a formula that is not worked out any more


def derivative(head: Derivative, environment: Environment) -> str | None:
    """What a derivative comes to, None where that cannot be worked out."""
    view = View(environment, exact=True)
    try:
        tree = SpellingOut(Evaluation(view).number, view.places).run(_opened(head, view))
        if sum(1 for _ in walk(tree)) > LARGE:
            return None
        import sympy

        from nngrade.textbook.language.sympy_form import symbol, to_sympy

        found = sympy.diff(to_sympy(tree), *[symbol(name) for name in head.by])
        return _printed(sympy.factor_terms(found))
    except (Beyond, Missing, Unreadable, NotImplementedError, RecursionError):
        return None


def _opened(head: Derivative, view: View) -> Node:
    """The formula that is differentiated, opened no further than to where `by` appears."""
    of = head.of
    if isinstance(of, Apply):
        known = view.function(of.function)
        if known is None or known[0] != of.arguments:
            raise Unreadable("a function of something else")
        of = known[1]
    tree = (view.definition(of) if isinstance(of, Name) else None) or of
    if head.by[0] in names(tree):
        return tree
    return expanded(tree, view, stop=head.by[0])


def _printed(expression: object) -> str:
    text = str(expression).replace("**", "^").replace("*", "·")
    return text if len(text) <= LARGE else ""

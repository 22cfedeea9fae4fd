"""One side of a chain, what it comes to, and the verdict on it: plain data."""

from __future__ import annotations

from dataclasses import dataclass

from nngrade.textbook.evaluating import CONSTANTS
from nngrade.textbook.grids import Grid, Result
from nngrade.textbook.intervals import hull
from nngrade.textbook.language.chains import Side
from nngrade.textbook.language.tree import (
    Call,
    Derivative,
    Matrix,
    Name,
    Node,
    Power,
    Product,
    Quotient,
    Sum,
    Transpose,
    names,
    parts,
)
from nngrade.textbook.language.writing import written
from nngrade.textbook.printed import Figure, figure, shown


@dataclass(frozen=True)
class Look:
    """What an expression comes to in one way of looking at what the text said."""

    exact: Result
    wide: Result
    way: str


@dataclass
class Seen:
    """One side of a chain and what became of it."""

    side: Side
    tree: Node | None
    figure: Figure | None
    numeric: bool
    status: str = ""
    id: str = ""
    way: str | None = None  # the only way to look at it
    elsewhere: bool = False  # a formula of another section than the figure
    ahead: Figure | None = None  # the first figure that comes after it in its chain
    lenient: bool = False  # to agree with it is enough, to differ from it is nothing
    sure: bool = False  # another figure has borne out how its formula is read
    note: str = ""  # what an erratum's reason says of it


@dataclass(frozen=True)
class Finding:
    """A verdict on one side. `printed` and `derived` are figures or formulas."""

    status: str
    printed: str
    derived: str | None
    message: str
    because: tuple[str, ...] = ()
    right: Result | None = None
    wide: Result | None = None  # what it may be, from the rounded figures that were printed


def seen(side: Side) -> Seen:
    tree = _laid(side.tree)
    numeric = tree is not None and not _free(tree)
    return Seen(side, tree, figure(tree) if tree is not None else None, numeric)


def _laid(tree: Node | None) -> Node | None:
    """`[1, 2]^T` as the list that it is for whoever compares its entries."""
    if isinstance(tree, Transpose) and isinstance(tree.of, Matrix) and tree.of.flat:
        return tree.of
    return tree


def _free(tree: Node) -> frozenset[Name]:
    return frozenset(name for name in names(tree) if str(name) not in CONSTANTS)


def likely(sides: list[Seen], *, continues: bool) -> list[Seen]:
    """What to make of a chain in plain text, where a side that cannot be read is most likely a
    label or no formula: the sides behind it, if they are an equation by themselves.
    """
    strange = [place for place, one in enumerate(sides) if _unlikely(one)]
    if not strange:
        return sides
    rest = sides[strange[-1] + 1 :]
    return rest if len(rest) > 1 and not continues else []


def _unlikely(one: Seen) -> bool:
    return one.tree is None or (isinstance(one.tree, Product) and one.tree.like_call)


def fits(one: Seen, look: Look) -> bool:
    """Whether a numeric side agrees with a value."""
    if one.figure is not None:
        return any(kept(one.figure, value) for value in (look.exact, look.wide))
    cells = entries(one.tree)
    if cells is not None:
        return any(_allkept(cells, one.tree, value) for value in (look.exact, look.wide))
    return False


def entries(tree: Node | None) -> list[Figure] | None:
    """The figures of a matrix of figures."""
    if not isinstance(tree, Matrix):
        return None
    found = [figure(cell) for row in tree.rows for cell in row]
    kept = [one for one in found if one is not None]
    return kept if len(kept) == len(found) else None


def kept(printed: Figure, value: Result) -> bool:
    if isinstance(value, Grid):
        return len(value.entries) == 1 and printed.kept_by(value.entries[0])
    return printed.kept_by(value)


def _allkept(cells: list[Figure], tree: Node | None, value: Result) -> bool:
    if not isinstance(value, Grid) or not isinstance(tree, Matrix):
        return False
    shape = (len(tree.rows), len(tree.rows[0]))
    if len(value.entries) != len(cells):
        return False
    if value.shape != shape and not (value.flat or tree.flat):
        return False
    return all(cell.kept_by(entry) for cell, entry in zip(cells, value.entries, strict=True))


def same_form(tree: Node | None, value: Result) -> bool:
    """Whether a side and a value are both numbers, or grids of as many entries."""
    if isinstance(tree, Matrix):
        return isinstance(value, Grid) and len(value.entries) == sum(len(r) for r in tree.rows)
    if tree is not None and figure(tree) is None:
        return True
    return not isinstance(value, Grid) or len(value.entries) == 1


def goes_on(one: Seen, look: Look) -> bool:
    """Whether a side begins with the result before, as in 2 · 3 = 6 + 1 = 7."""
    tree = one.tree
    if not isinstance(tree, Sum | Product | Quotient):
        return False
    while isinstance(tree, Sum | Product | Quotient):
        tree = parts(tree)[0]
    first = figure(tree)
    return first is not None and first.digits > 1 and kept(first, look.exact)


def told(side: Seen) -> str:
    """A side as a sentence of the report can have it: in one line, and without LaTeX."""
    assert side.tree is not None
    text = " ".join(side.side.text.split())
    if "\\" in text:
        text = written(side.tree)
    return f"{text[:117]}…" if len(text) > 120 else text


def result_shown(value: Result, like: Figure | None = None) -> str:
    if isinstance(value, Grid):
        rows = ["[" + ", ".join(shown(entry, like) for entry in row) + "]" for row in value.rows]
        return rows[0] if len(rows) == 1 else "[" + ", ".join(rows) + "]"
    return shown(value, like)


def names_something(head: Seen) -> bool:
    """Whether a side is a name, a derivative or something like `IG(S)`, and no computation."""
    tree = head.tree
    if isinstance(tree, Power):
        tree = tree.base  # σ²
    elif isinstance(tree, Call) and tree.function == "abs":
        tree = tree.arguments[0]  # |S|
    return isinstance(tree, Name | Derivative) or (isinstance(tree, Product) and tree.like_call)


def hull_of(exact: Result, printed: Look) -> Result:
    """What later lines may have used: the value itself, and its printed figure where that is a
    rounded one.
    """
    if isinstance(exact, Grid) or isinstance(printed.wide, Grid) or exact == printed.exact:
        return exact
    return hull(exact, printed.wide)

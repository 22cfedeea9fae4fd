"""`h_i = f(x_i)`, said once, holds for h_1, h_2, …: formulas with a letter that counts.

Some texts write `y_i = w x_i + b` for what the data nearly follow. So such a formula is believed
only once a figure has borne it out and none has differed before; one that differs is then given.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from nngrade.textbook.language.chains import Side
from nngrade.textbook.language.indices import carrying, number_of
from nngrade.textbook.language.tree import Name, Node
from nngrade.textbook.language.writing import written
from nngrade.textbook.sides import Seen
from nngrade.textbook.unrolling import put

LETTER = re.compile(r"[a-z]")
MANY = 20  # formulas of one name that are remembered


@dataclass(eq=False)
class General:
    """A formula for all numbers that its letter may be."""

    name: Name
    letter: Name
    tree: Node
    borne_out: bool = False
    contradicted: bool = False


@dataclass
class GeneralFormulas:
    """Those that the text has given so far, by the base of their names."""

    known: dict[str, list[General]] = field(default_factory=dict)

    def learn(self, target: Name, tree: Node) -> None:
        for place in (target.sub, *(mark[1:-1] for mark in target.marks if mark[0] == "(")):
            if LETTER.fullmatch(place) and carrying(tree, Name(place)):
                listed = self.known.setdefault(target.base, [])
                listed.append(General(target, Name(place), tree))
                del listed[:-MANY]
                return

    def find(self, target: Name) -> tuple[General, Seen] | None:
        """The last formula that `target` is a case of, and what a figure can be held against."""
        for general in reversed(self.known.get(target.base, [])):
            number = number_of(target, general.name, general.letter)
            if number is not None:
                tree = put(general.tree, general.letter, number)
                side = Side(written(tree), "", 0)
                sure = general.borne_out and not general.contradicted
                return general, Seen(side, tree, None, False, lenient=not sure, sure=sure)
        return None

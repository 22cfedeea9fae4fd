"""Values read off where they stand: `w − η g = 1.0 − 0.1 · 2` says what η is."""

from __future__ import annotations

from dataclasses import dataclass

from nngrade.textbook import freely
from nngrade.textbook.alignment import aligned
from nngrade.textbook.language.tree import Derivative, Name, Node
from nngrade.textbook.language.writing import written
from nngrade.textbook.printed import figure
from nngrade.textbook.sides import Seen, result_shown
from nngrade.textbook.values import Values, key_of


@dataclass
class Inferences:
    """Keeps the values that a text uses and gives nowhere else."""

    values: Values

    def suppose(self, one: Seen, prior: Seen, line: int) -> int:
        """Names that have no value get the figures that stand in their places; how many do."""
        if one.tree is None or prior.tree is None or prior.numeric or one.figure is not None:
            return 0
        doubtful = freely.doubtful(prior.tree, self.values.environment)
        pairs = [] if doubtful else aligned(prior.tree, one.tree) or []
        wrong = [node for node, filled in pairs if self.values.judge.leaf((node, filled)) is False]
        if any(not self._stale(node) for node in wrong):
            return 0
        found = 0
        for node, filled in pairs:
            key = key_of(node)
            unknown = key is not None and (node in wrong or not self.values.bench.look(node)[0])
            mine = self.values.bench.look(filled)[0] if unknown else []
            if key is not None and mine:
                self.values.environment.keep(key, mine[0].exact, mine[0].wide, line, supposed=True)
                value = result_shown(mine[0].exact, figure(filled))
                self.values.counts.inferred.append(
                    f"{written(key)} = {value} ({self.values.counts.place(line)})"
                )
                found += 1
        return found

    def use(self, one: Seen, prior: Seen) -> None:
        """Values of earlier examples that stand where their names do are this example's, too."""
        if one.tree is None or prior.tree is None or prior.numeric or one.figure is not None:
            return
        for node, filled in aligned(prior.tree, one.tree) or []:
            if self._stale(node) and self.values.judge.leaf((node, filled)):
                assert isinstance(node, Name)
                self.values.environment.keep_for_example([node])

    def _stale(self, node: Node) -> bool:
        """Whether a figure other than a name's value may be a new example's, or a new step's: a
        derivative that was only ever inferred has another value at every step.
        """
        if isinstance(node, Derivative):
            key = key_of(node)
            version = self.values.environment.latest(key) if key is not None else None
            return version is not None and version.supposed
        return (
            isinstance(node, Name)
            and self.values.environment.formula(node) is None
            and self.values.environment.stale(node)
        )

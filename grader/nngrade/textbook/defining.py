"""Formulas that a text sets names, derivatives and functions equal to."""

from __future__ import annotations

from dataclasses import dataclass, replace

from nngrade.textbook import freely
from nngrade.textbook.environment import Environment
from nngrade.textbook.language.tree import Apply, Derivative, Name, names
from nngrade.textbook.sides import Seen
from nngrade.textbook.updates import is_new, recurrence, rule_in
from nngrade.textbook.values import Values


@dataclass
class Definitions:
    """Keeps what a text defines, and counts it."""

    values: Values

    @property
    def environment(self) -> Environment:
        return self.values.environment

    def state(self, target: Name, one: Seen, line: int) -> None:
        """A name's formula, a rule for weights, or a recurrence."""
        assert one.tree is not None
        self.values.counts.definitions += 1
        rule = rule_in(target, one.side.relation, one.tree, line)
        if rule:
            self.values.rules.append(replace(rule, section=self.environment.section))
            if is_new(target) or target != rule.old:
                self.environment.define(target, rule.tree, line)
            return
        self.values.general.learn(target, one.tree)
        letter = recurrence(target, one.tree)
        if letter:
            self.environment.recurrences[target.base, letter] = (target, one.tree)
        self.environment.define(target, one.tree, line)

    def of_derivative(self, head: Derivative, target: Name, one: Seen, line: int) -> bool:
        """Whether definitions give a derivative, so that it is judged; another is defined here."""
        assert one.tree is not None
        known = freely.derivable(head, self.environment) and (
            freely.equal(head, one.tree, self.environment, open_up=True) is not None
        )
        if not known or not self.environment.formula(target):
            self.environment.define(target, one.tree, line)
        self.values.counts.definitions += not known
        return known

    def of_function(self, one: Seen, head: Seen, line: int) -> bool:
        """`f(x) = …x…` says what f is, unless f is known and this is what it is. Set equal to
        something without x it is something else from here on.
        """
        tree = head.tree
        if not isinstance(tree, Apply) or tree.order or one.tree is None or one.numeric:
            return False
        parameters = tuple(part for part in tree.arguments if isinstance(part, Name))
        if len(set(parameters)) != len(tree.arguments):
            return False
        known = tree.function in self.environment.functions
        if not set(parameters) & names(one.tree):
            if known and not freely.equal(tree, one.tree, self.environment, open_up=True):
                self.environment.forget(tree.function)
            return False
        if known and freely.equal(tree, one.tree, self.environment, open_up=False):
            return False
        self.environment.functions[tree.function] = (parameters, one.tree)
        self.environment.touch(tree.function)
        if tree.function not in names(one.tree):
            self.environment.define(tree.function, one.tree, line)
        self.values.counts.definitions += 1
        return True

"""A call that does an exercise's work, and that nobody can prevent, is told as advice."""

from __future__ import annotations

import json

import pytest

from conftest import ROOT, Judge
from nngrade import rubrics
from nngrade.sandbox import looking
from nngrade.source import Cell, Cells

HOME, NAMES = rubrics.load("exercise5").shortcuts
MODEL = (ROOT / "solutions" / "exercise5.py").read_text(encoding="utf-8")
BY_HAND = """
def init_weights(model):
    for layer in model.modules():
        if isinstance(layer, nn.Linear):
            n_out, n_in = layer.weight.shape
            with torch.no_grad():
                layer.weight.normal_(0, (2 / (n_in + n_out)) ** 0.5)
                layer.bias.zero_()
"""


def found(text: str) -> list[tuple[str, int]]:
    return [(name, line) for name, _, line in looking.calls([("", text.encode())], HOME, NAMES)]


@pytest.mark.parametrize(
    "source",
    [
        "import torch\ntorch.nn.init.xavier_normal_(w)",
        "from torch import nn\nnn.init.xavier_normal_(w)",
        "from torch.nn import init\ninit.xavier_normal_(w)",
        "import torch.nn.init as i\ni.xavier_normal_(w)",
        "from torch.nn import init as i\ni.xavier_normal_(w)",
        "from torch.nn.init import xavier_normal_\nxavier_normal_(w)",
        "from torch.nn.init import xavier_normal_ as f\nf(w)",
        "from torch import nn\ng = nn.init.xavier_normal_\n",
        "from torch import nn\ngetattr(nn.init, 'xavier_normal_')(w)",
        "x = 1\nmodel.apply(lambda m: nn.init.xavier_normal_(m.weight))",
    ],
)
def test_every_way_to_write_the_call_is_seen(source: str) -> None:
    """Under each name that an import may give it."""
    assert found(source) == [("xavier_normal_", 2)]


@pytest.mark.parametrize(
    "source",
    [
        "def xavier_normal_(w): pass\nxavier_normal_(w)",
        "self.xavier_normal_(w)",
        "# nn.init.xavier_normal_(w)\n'nn.init.xavier_normal_'",
        "nn.init.zeros_(b)",
        "not python (",
        "(" * 5000,
        "x = " + "-" * 100_000 + "1",
        "\0",
        "a." * 50_000 + "b",
    ],
    ids=lambda source: source[:20],
)
def test_what_is_no_such_call_is_not_told(source: str) -> None:
    """One's own function of that name, a comment, another function, what is no Python."""
    assert found(source) == []


def test_it_is_told_and_costs_nothing(verdict: Judge) -> None:
    """The line, what it does, and that it is fine; written by hand there is nothing to tell."""
    line = 1 + MODEL.splitlines().index("            nn.init.xavier_normal_(module.weight)")
    called = verdict("exercise5", MODEL, only="init_weights")
    (note,) = called.notes
    assert note.startswith(f"torch.nn.init.xavier_normal_ is called in line {line}.")
    assert "costs no point" in note
    assert called.status == "passed"
    by_hand = verdict("exercise5", MODEL.replace("nn.init.xavier_normal_", "f") + BY_HAND)
    assert by_hand.notes == ()
    assert by_hand.status == "passed"


def test_a_notebooks_cell_is_named(verdict: Judge) -> None:
    """Magics and all."""
    cells = Cells((Cell("cell 1", "%matplotlib inline\nimport os"), Cell("cell 2", MODEL)))
    report = verdict("exercise5", cells, only="init_weights")  # type: ignore[arg-type]
    assert "called in cell 2, line" in report.notes[0]


HIDES = f"""
{MODEL}
import sys, types
frame = sys._getframe()
while frame is not None:  # it runs beside the worker's own code
    if "self" in frame.f_locals and hasattr(frame.f_locals["self"], "look"):
        frame.f_locals["self"].look = lambda request: {{"kind": "looked", "calls": []}}
    frame = frame.f_back
sys.modules["nngrade.sandbox.looking"].calls = lambda *args: []
"""


def test_a_submission_cannot_talk_the_worker_out_of_it(verdict: Judge) -> None:
    """The look is over before any of it runs."""
    report = verdict("exercise5", HIDES, only="init_weights")
    assert "torch.nn.init.xavier_normal_" in report.notes[0]


@pytest.mark.parametrize("source", ["(" * 100_000, "x = " + "-" * 400_000 + "1"])
def test_a_source_that_breaks_the_compiler_is_its_own_crash(verdict: Judge, source: str) -> None:
    """The look dies with it, or gives up; the verdict is that of a file that does not load."""
    report = verdict("exercise5", f"{MODEL}\n{source}\n", timeout=60.0)
    assert {check.status for check in report.checks} == {"crashed"}
    json.dumps(report.to_dict())


def test_exercises_without_shortcuts_look_for_nothing() -> None:
    """Where PyTorch cannot be had there is nothing to tell."""
    for name in ("exercise1", "exercise2", "exercise3", "exercise4"):
        assert rubrics.load(name).shortcuts == ("", ())

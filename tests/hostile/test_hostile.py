"""Every attack works on the naive grader it is for and gets nothing from the real one."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from concurrent.futures import Future
from contextlib import closing
from pathlib import Path

import pytest
from arena import Arena, Door, arena
from aside import observed
from attack import Attack, attacks
from observing import SUCCESSES, Observation, naive, real
from running import adopting

from nngrade.sandbox.strength import STRONG, strength

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="what is observed is Linux's")

ATTACKS = attacks()
ROOT = getattr(os, "geteuid", lambda: 1)() == 0
OWNERS = {"root": ROOT, "user": not ROOT}


@pytest.fixture(scope="module")
def place() -> Iterator[Arena]:
    with adopting(), arena() as found:
        yield found


@pytest.fixture(scope="module", autouse=True)
def reals(request: pytest.FixtureRequest) -> Iterator[dict[str, Future[Observation]]]:
    """The real runs of all attacks that are asked for, under way from the beginning."""
    wanted = [
        item.callspec.params["attack"]
        for item in request.session.items
        if getattr(item, "originalname", "") == test_it_gets_nothing_from_the_real_one.__name__
    ]
    with observed(wanted) as found:
        yield found


@pytest.fixture(scope="module")
def door(place: Arena) -> Iterator[Door]:
    with closing(Door(place.folder, place.mark)) as found:
        yield found


def named(attack: Attack) -> str:
    return attack.name


@pytest.mark.parametrize("attack", ATTACKS, ids=named)
def test_it_works_on_a_naive_grader(place: Arena, door: Door, attack: Attack) -> None:
    """No attack is a dud: what it is after comes about where nobody thought of it."""
    if not OWNERS.get(attack.keys.get("needs", ""), True):
        pytest.skip(f"it is an attack on a grader that {attack.keys['needs']} runs")
    seen = naive(place, door, attack)
    for success in attack.successes:
        assert seen.succeeded(success, attack), (success, seen)


@pytest.mark.parametrize("attack", ATTACKS, ids=named)
def test_it_gets_nothing_from_the_real_one(
    reals: dict[str, Future[Observation]], attack: Attack
) -> None:
    """No point, no secret, nothing left; in time, with a verdict and the right exit status."""
    seen = reals[attack.name].result()
    if seen.verdict is not None and strength(seen.verdict["isolation"]) != STRONG:
        pytest.skip("isolation is not strong here, and nothing is promised")
    assert not seen.successes(attack), seen
    assert seen.score == attack.honest, seen
    if attack.refused:
        assert seen.verdict is None
        return
    assert seen.verdict is not None
    assert seen.verdict["status"] != "grader_error"
    assert all(check["status"] != "grader_error" for check in seen.verdict["checks"]), seen
    assert (seen.ended.returncode == 0) == (seen.verdict["status"] == "passed")


def test_an_honest_file_gets_everything_afterwards(
    place: Arena, door: Door, tmp_path: Path
) -> None:
    """After all of them: ten points, and nothing that any attack could have wanted."""
    file = tmp_path / "honest.py"
    head = "# An honest file.\n# rule: 1\n# fools: inprocess\n# success: points\n# honest: 10\n\n"
    file.write_text(head + place.solution("exercise3").read_text())
    seen = real(place, door, Attack(file))
    assert (seen.ended.returncode, seen.score) == (0, 10)
    assert not seen.successes(Attack(file)), seen


def test_the_catalogue_is_whole() -> None:
    """Every file says what it is for, in words of its own."""
    for attack in ATTACKS:
        assert {*attack.successes} <= {*SUCCESSES}, attack.name
        assert set(attack.rules) <= set(range(1, 9)), attack.name
        assert attack.title.endswith("."), attack.name
    assert len({attack.title for attack in ATTACKS}) == len(ATTACKS) >= 75

"""What comes of an attack: all that any of them could want to bring about, seen from outside."""

from __future__ import annotations

import contextlib
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from arena import Arena, Door
from attack import NAIVE, SCALED, Attack
from placing import PLACED
from running import DISK, MB, Bounds, Ended, run

NAIVE_SECONDS, HANGING_SECONDS = 60.0, 2.0
CACHES = {"__pycache__", ".pytest_cache"}


@dataclass(frozen=True)
class Observation:
    """What came of one run."""

    ended: Ended
    bounds: Bounds
    verdict: dict[str, Any] | None
    left: frozenset[str]
    knocked: bool
    secret: str
    mark: str

    @property
    def score(self) -> float:
        return float(self.verdict["score"]) if self.verdict else 0.0

    def succeeded(self, success: str, attack: Attack) -> bool:
        """Whether an attack got what it was after."""
        return {
            "points": self.score > attack.honest,
            "leak": self.secret in self.ended.output,
            "act": self.mark[::-1] in self.ended.output,
            "survivor": bool(self.ended.survivors),
            "left": bool(self.left),
            "contact": self.knocked,
            "hang": self.ended.returncode is None,
            "crash": self._crashed(attack),
            "memory": self.ended.memory > self.bounds.memory,
            "disk": self.ended.disk > self.bounds.disk,
        }[success]

    def _crashed(self, attack: Attack) -> bool:
        """Whether the grader ended by itself in a way that no grader should."""
        if self.ended.returncode is None:
            return False
        told = self.verdict is not None or attack.refused
        return self.ended.returncode not in attack.statuses or not told

    def successes(self, attack: Attack) -> list[str]:
        """All that any attack could have wanted and that came about."""
        return [success for success in SUCCESSES if self.succeeded(success, attack)]


SUCCESSES = (
    "points", "leak", "act", "survivor", "left", "contact", "hang", "crash", "memory", "disk",
)  # fmt: skip


def real(arena: Arena, door: Door, attack: Attack, without: str = "") -> Observation:
    """The real command, as a teacher would run it; `without` these layers of the isolation."""
    command = [sys.executable, "-m", "nngrade", "check", attack.exercise, "{}"]
    options = ["--format", "json", "--timeout", str(attack.timeout)]
    smaller = NAIVE if "disk" in attack.successes and without == "all" else SCALED
    text = attack.written(smaller if without else None)
    layers = {"NNGRADE_WITHOUT_LAYERS": without} if without else {}
    bounds = Bounds(4 * attack.timeout + 20)
    return _observed(arena, door, attack, text, [*command, *options], layers, bounds)


def naive(arena: Arena, door: Door, attack: Attack) -> Observation:
    """The grader that the attack is made for, and no more of it than is needed to see it work."""
    grader, _, how = attack.keys["fools"].partition(" ")
    command = [sys.executable, str(Path(__file__).with_name(f"naive_{grader}.py")), "{}"]
    compare = attack.keys.get("compare", "allclose")
    options = [attack.exercise, str(arena.solution(attack.exercise)), compare, how]
    seconds = HANGING_SECONDS if "hang" in attack.successes else NAIVE_SECONDS
    early = attack.successes in {("memory",), ("disk",)}
    bounds = Bounds(seconds, memory=160 * MB, disk=DISK // 8, early=early)
    text = attack.written(NAIVE)
    return _observed(arena, door, attack, text, [*command, *filter(None, options)], {}, bounds)


def _observed(
    arena: Arena,
    door: Door,
    attack: Attack,
    text: str,
    command: Sequence[str],
    variables: dict[str, str],
    bounds: Bounds,
) -> Observation:
    """Hands in `text` and runs `command`, in which {} stands for the file."""
    with _folders(arena) as (submitted, temporary):
        places = arena.places(attack) | door.places() | {"HERE": str(submitted)}
        for place, value in places.items():
            text = text.replace(f"@{place}@", value)
        place_it = PLACED[attack.keys.get("placed", "")]
        file = str(place_it(submitted, submitted / f"{attack.exercise}.py", text))
        door.knocked()
        before, known = arena.traces(), {path.name for path in submitted.iterdir()} | CACHES
        environment = arena.environment(temporary) | variables
        command = [part.replace("{}", file) for part in command]
        ended = run(command, environment, submitted, temporary, bounds)
        left = {trace for trace in arena.traces() if trace not in before}
        left |= {f"beside it: {p.name}" for p in submitted.iterdir() if p.name not in known}
        left |= {f"temporary: {path.name}" for path in temporary.iterdir()}
        arena.restore(left)
        verdict, secrets = _verdict(ended.output), (arena.secret, arena.mark)
        return Observation(ended, bounds, verdict, frozenset(left), door.knocked(), *secrets)


@contextlib.contextmanager
def _folders(arena: Arena) -> Iterator[tuple[Path, Path]]:
    """One that the submission is in, and one for all temporary files."""
    top = Path(tempfile.mkdtemp(prefix="run-", dir=arena.folder))
    submitted, temporary = top / "handed-in", top / "temporary"
    for folder in (top, submitted, temporary):
        folder.mkdir(exist_ok=True)
        folder.chmod(0o777)
    try:
        yield submitted, temporary
    finally:
        _remove(top)


def _remove(folder: Path) -> None:
    """Also what an attack has made too deep, or has closed to its owner."""
    subprocess.run(["chmod", "-R", "u+rwx", folder], check=False, capture_output=True)
    subprocess.run(["rm", "-rf", folder], check=False)


def _verdict(output: str) -> dict[str, Any] | None:
    """A report, or the last line of a naive grader."""
    for text in (output, output.strip().rpartition("\n")[2]):
        with contextlib.suppress(ValueError, RecursionError):
            found = json.loads(text)
            if isinstance(found, dict) and "score" in found:
                return found
    return None

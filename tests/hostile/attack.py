"""The catalogue: one file an attack, which says in its first lines what it is made for.

    # Leaves with status 0 before anybody can ask it anything.
    # rule: 2                       of the sandbox's design: which one answers it
    # fools: exit                   the naive grader that it works against
    # success: points               what would have to be seen
    # honest: 4                     points that its honest part earns; 0 if left out

Further keys, where needed: `exercise`; `compare`: how that naive grader compares; `timeout`: of one
call, for the real command; `refused`: yes, where the real command must not even judge it; `needs`:
"root" or "user", whom it works for; `placed`: how the file is handed in, a name in `PLACED` of
`placing`; `with`: parts put before it, from the folder `parts`.

A line that ends in `# scaled: VALUE` has that value wherever nothing holds the attack back, one
that ends in `# naive: VALUE` on a naive grader alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

HERE = Path(__file__).parent
FOLDER, PARTS = HERE / "attacks", HERE / "parts"

KEY = re.compile(
    r"# (rule|fools|success|honest|exercise|compare|timeout|refused|needs|placed|with): (.+)"
)
SCALED = re.compile(r"^(\w+ = ).*# scaled: (.+)$", re.MULTILINE)
NAIVE = re.compile(r"^(\w+ = ).*# (?:scaled|naive): (.+)$", re.MULTILINE)


@dataclass(frozen=True)
class Attack:
    """One file of the catalogue."""

    path: Path

    @property
    def name(self) -> str:
        return self.path.stem

    @cached_property
    def source(self) -> str:
        return self.path.read_text(encoding="utf-8")

    @cached_property
    def keys(self) -> dict[str, str]:
        head = self.source.split("\n\n", 1)[0].splitlines()
        return dict(found.groups() for line in head if (found := KEY.fullmatch(line)))

    @property
    def title(self) -> str:
        """The sentence that it starts with."""
        lines = self.source.splitlines()
        last = next(n for n, line in enumerate(lines) if KEY.fullmatch(line))
        return " ".join(line.removeprefix("# ") for line in lines[:last])

    @property
    def rules(self) -> tuple[int, ...]:
        return tuple(int(number) for number in self.keys["rule"].split(","))

    @property
    def successes(self) -> tuple[str, ...]:
        return tuple(self.keys["success"].split(", "))

    @property
    def honest(self) -> float:
        return float(self.keys.get("honest", 0))

    @property
    def exercise(self) -> str:
        return self.keys.get("exercise", "exercise3")

    @property
    def timeout(self) -> float:
        return float(self.keys.get("timeout", 3))

    @property
    def refused(self) -> bool:
        """Whether it is no file that anybody has to look into."""
        return "refused" in self.keys

    @property
    def statuses(self) -> tuple[int, ...]:
        """Exit statuses that the command may have; a naive grader may have 0 and 1, too."""
        return (2,) if self.refused else (0, 1)

    def written(self, scale: re.Pattern[str] | None) -> str:
        """The submission after its parts; bombs at the smaller size that `scale` finds."""
        parts = filter(None, self.keys.get("with", "").split(", "))
        texts = [(PARTS / f"{part}.py").read_text(encoding="utf-8") for part in parts]
        text = "\n".join((*texts, self.source))
        return text if scale is None else scale.sub(r"\1\2", text)


def attacks() -> list[Attack]:
    return [Attack(path) for path in sorted(FOLDER.glob("*.py"))]

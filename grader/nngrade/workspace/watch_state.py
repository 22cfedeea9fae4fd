"""What `nngrade watch` is told, what it does, and what it keeps in mind, as plain data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nngrade.hints import Hint
    from nngrade.report import Report
    from nngrade.source import Source

POINTS = 10.0  # of an exercise
VERDICT, LIST, HINT = "verdict", "list", "hint"  # pages


# What happens.


@dataclass(frozen=True)
class Pressed:
    """A key, by the name that `nngrade.workspace.keys` gives it."""

    key: str


@dataclass(frozen=True)
class Saved:
    """Files that are not what they were, by their exercises."""

    exercises: tuple[str, ...]


@dataclass(frozen=True)
class Gone:
    """The folder that is watched is no longer there."""

    folder: str


@dataclass(frozen=True)
class Judged:
    """A verdict on `source`, for the request that `ticket` numbers.

    It comes twice: once when the marks are known, and with `final` when their causes are too.
    """

    exercise: str
    ticket: int
    report: Report
    source: Source
    final: bool
    clock: str  # when, as a person reads it


@dataclass(frozen=True)
class Unjudged:
    """No verdict: `word` for the list, and the sentence that says why, unless it is plain."""

    exercise: str
    ticket: int
    word: str
    why: str = ""


@dataclass(frozen=True)
class Hinted:
    """The hint that was asked for."""

    hint: Hint


@dataclass(frozen=True)
class Told:
    """A sentence on something that was done."""

    sentence: str


@dataclass(frozen=True)
class Tick:
    """Time goes by: `seconds` since a verdict was asked for."""

    seconds: float


@dataclass(frozen=True)
class Redraw:
    """The terminal has another size, or is in front again; `stopped` if the program stood still."""

    stopped: bool = False


Event = Pressed | Saved | Gone | Judged | Unjudged | Hinted | Told | Tick | Redraw


# What is to be done.


@dataclass(frozen=True)
class Check:
    """Judge the file of an exercise as it is now; an urgent request comes before all others."""

    exercise: str
    ticket: int
    urgent: bool


@dataclass(frozen=True)
class Warm:
    """Load what an exercise needs: it is likely the next."""

    exercise: str


@dataclass(frozen=True)
class Keep:
    """Write a result into the workspace's own file."""

    judged: Judged


@dataclass(frozen=True)
class Reset:
    """Bring the stub of an exercise back."""

    exercise: str


@dataclass(frozen=True)
class GiveHint:
    """The hint on a check that follows the level `seen`."""

    exercise: str
    check: str
    seen: int


@dataclass(frozen=True)
class Quit:
    """Stop watching."""


Action = Check | Warm | Keep | Reset | GiveHint | Quit


@dataclass(frozen=True)
class Standing:
    """Where one exercise stands, by its last verdict."""

    score: float
    word: str
    passed: bool


@dataclass(frozen=True)
class State:
    """All that the screen shows. `current` is empty while its exercise is still looked for."""

    exercises: tuple[str, ...]
    current: str = ""
    counts_all: bool = True  # whether the others are judged too, for the progress bar
    limit: float = 10.0  # seconds for one call of a function
    files: Mapping[str, str] = field(default_factory=dict)  # what each is called
    standings: Mapping[str, Standing] = field(default_factory=dict)
    shown: Judged | Unjudged | None = None
    page: str = VERDICT
    asking: str = ""  # "next" or "reset"
    note: str = ""
    hint: Hint | None = None
    top: int = 0  # the first line shown of a page that is too long
    waited: float = 0.0
    gone: str = ""
    asked: int = 0  # requests so far
    newest: Mapping[str, int] = field(default_factory=dict)  # each exercise's last ticket
    checking: frozenset[str] = frozenset()  # exercises whose verdict is on its way
    aside: frozenset[str] = frozenset()  # saved though they are not the one watched

    def file(self, exercise: str) -> str:
        """The name of an exercise's file."""
        return self.files.get(exercise, f"{exercise}.py")

    @property
    def score(self) -> float:
        return sum(standing.score for standing in self.standings.values())

    @property
    def passed(self) -> bool:
        """Whether the newest verdict on the exercise that is watched is that it passes."""
        standing = self.standings.get(self.current)
        return standing is not None and standing.passed and self.current not in self.checking

    @property
    def all_passed(self) -> bool:
        return all(
            name in self.standings and self.standings[name].passed for name in self.exercises
        )

    @property
    def explaining(self) -> bool:
        """Whether the marks are known and their causes are still looked for."""
        return isinstance(self.shown, Judged) and not self.shown.final

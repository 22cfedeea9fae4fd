"""What a worker is told at its start: which exercise, what it may use. Nothing secret."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace

MB = 1 << 20

# An environment variable that the grader alone reads: layers to do without, for tests and to see
# what another system would do. Names of `confine.LAYERS`, separated by commas, or "all".
WITHOUT_LAYERS = "NNGRADE_WITHOUT_LAYERS"


class UnknownLayer(ValueError):
    """`WITHOUT_LAYERS` names what is no layer; the message says which there are."""


@dataclass(frozen=True)
class Settings:
    """Plain data, passed to a template or a fresh worker as JSON."""

    exercise: str
    family: str  # "numpy" or "torch": what is loaded and what may be imported
    paths: tuple[str, ...]  # where nngrade itself is found, then the allowed packages
    hidden: tuple[str, ...]  # folders that a submission may not read
    probes: str = ""  # the module of probes that run beside a submission, if any
    home: str = ""  # the grader's user's: a worker tries whether it can read it
    root: str = ""  # the folder of all scratch directories
    scratch: str = ""  # a worker's own
    parent: int = 0  # the process that a worker must not outlive
    without: tuple[str, ...] = ()  # layers of `confine` that are switched off
    gpu: bool = False
    memory_bytes: int = 2048 * MB
    file_bytes: int = 64 * MB
    open_files: int = 256
    tasks: int = 256  # threads, more than there were
    cpu_seconds: int = 600

    def to_json(self) -> str:
        return json.dumps(asdict(self))

    @staticmethod
    def from_json(text: str) -> Settings:
        fields = json.loads(text)
        tuples = {key: tuple(fields[key]) for key in ("paths", "hidden", "without")}
        return Settings(**(fields | tuples))

    def within(self, root: str, scratch: str = "", parent: int = 0) -> Settings:
        return replace(self, root=root, scratch=scratch, parent=parent)

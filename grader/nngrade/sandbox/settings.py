"""What a worker is told at its start: which exercise, what it may use. Nothing secret."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace

MB = 1 << 20


@dataclass(frozen=True)
class Settings:
    """Plain data, passed to a template or a fresh worker as JSON."""

    exercise: str
    family: str  # "numpy" or "torch": what is loaded and what may be imported
    paths: tuple[str, ...]  # where nngrade itself is found, then the allowed packages
    hidden: tuple[str, ...]  # folders that a submission may not read
    probes: str = ""  # the module of probes that run beside a submission, if any
    scratch: str = ""
    gpu: bool = False
    memory_bytes: int = 2048 * MB
    file_bytes: int = 64 * MB
    open_files: int = 256
    cpu_seconds: int = 600

    def to_json(self) -> str:
        return json.dumps(asdict(self))

    @staticmethod
    def from_json(text: str) -> Settings:
        fields = json.loads(text)
        tuples = {key: tuple(fields[key]) for key in ("paths", "hidden")}
        return Settings(**(fields | tuples))

    def with_scratch(self, scratch: str) -> Settings:
        return replace(self, scratch=scratch)

"""The untrusted side: loads a submission, calls its functions, answers with plain values.

Runs in a process of its own, forked from the template or started anew. It holds no answer, no
rubric and no verdict. The only thing that leaves it is frames (`nngrade.sandbox.wire`) and what
the submission prints.
"""

from __future__ import annotations

import contextlib
import importlib
import linecache
import os
import random
import sys
import warnings
from collections.abc import Callable
from types import ModuleType
from typing import Any

import numpy as np

from nngrade.sandbox import arguments, cells, confine, imports, looking, raised, wire
from nngrade.sandbox.layers import process
from nngrade.sandbox.layers.prepared import Prepared
from nngrade.sandbox.settings import Settings

Message = dict[str, Any]
SMALL_READ, LARGE_READ = 64 << 10, 1 << 20  # a whole frame at once, mostly


class Worker:
    """One loaded module and the frames that ask it for answers."""

    def __init__(self, settings: Settings, requests: int, replies: int) -> None:
        self.settings = settings
        self.requests = requests
        self.replies = replies
        self.received = bytearray()
        self.number = 0
        self.module = ModuleType("unloaded")
        self.filename = f"{settings.exercise}.py"
        self.notebook: cells.Notebook | None = None
        self.allowed: imports.AllowList | None = None
        self.standins: list[str] = []
        self.probes = load_probes(settings)

    def run(self, layers: list[str], refused: list[str]) -> None:
        """Answers requests until the grader closes the channel."""
        self.send({"kind": "hello", "layers": layers, "refused": refused, "pid": os.getpid()})
        while (frame := self._read_frame()) is not None:
            self.number, request = frame
            reply = self.answer(request)
            with contextlib.suppress(Exception):
                sys.stdout.flush()
                sys.stderr.flush()
            self.send(reply)

    def answer(self, request: Message) -> Message:
        """The reply to one request; whatever the submission raises becomes part of it."""
        act: dict[str, Callable[[Message], Message]] = {
            "look": self.look,
            "load": self.load,
            "load_trusted": self.load_trusted,
            "call": self.call,
            "probe": self.probe,
        }
        try:
            return act[request["op"]](request)
        except BaseException as error:
            return {"kind": "raised", **self._described(error)}

    def look(self, request: Message) -> Message:
        """Which functions the source calls; asked before it is loaded."""
        source = request["source"].tobytes()
        texts = [("", source)]
        if request["cells"]:
            texts = cells.Notebook(source).cells
        return {"kind": "looked", "calls": looking.calls(texts, request["home"], request["names"])}

    def load(self, request: Message) -> Message:
        """Runs the submission's source as a module that is in `sys.modules`."""
        source = request["source"].tobytes()
        _reseed(request["entropy"], mentioned=b"random" in source)
        module = ModuleType(self.settings.exercise)
        module.__file__ = self.filename
        self.module = sys.modules[module.__name__] = module
        told: Message = {}
        if request["cells"]:
            if self.allowed is not None:
                self.allowed.in_notebook()
            self.notebook = cells.Notebook(source)
            self.notebook.run(module.__dict__, request["seconds"])
            told = self.notebook.told()
        else:
            self._run_file(source)
        standins = sorted(set(self.standins))
        return {"kind": "loaded", "names": self._names(), "standins": standins, **told}

    def _run_file(self, source: bytes) -> None:
        lines = raised.source_lines(source)
        linecache.cache[self.filename] = (len(source), None, lines, self.filename)
        code = compile(source, self.filename, "exec", dont_inherit=True)
        exec(code, self.module.__dict__)

    def load_trusted(self, request: Message) -> Message:
        """The reference in a fork of its own: nngrade's module in the submission's place."""
        self.module = importlib.import_module(request["module"])
        self.filename = str(self.module.__file__)
        return {"kind": "loaded", "names": self._names(), "standins": []}

    def call(self, request: Message) -> Message:
        """Calls one function with a copy of the arguments; returns them too, if it changed them."""
        function = request["function"]
        if function not in self.module.__dict__:
            return self._absent(function)
        args = [arguments.handed_over(arg) for arg in request["args"]]
        kwargs = {key: arguments.handed_over(arg) for key, arg in request["kwargs"].items()}
        value = self.module.__dict__[function](*args, **kwargs)
        left = arguments.come_back(args, kwargs, request)
        return {"kind": "value", "value": value, "left": left}

    def probe(self, request: Message) -> Message:
        """Runs grader code without answers beside the submission, for what no call can tell."""
        function = request["function"]
        if function not in self.module.__dict__:
            return self._absent(function)
        probe = getattr(self.probes, request["probe"])
        target = self.module.__dict__[function]
        value = probe(target, *request["args"], **self._progress(probe))
        return {"kind": "value", "value": value, "left": None}

    def _absent(self, function: str) -> Message:
        """Nothing has that name; the cell that would have defined it may have raised."""
        broken = self.notebook.meant_to_define(function) if self.notebook else None
        if broken is not None:
            return {"kind": "undefined", "function": function, "broken": broken}
        return {"kind": "absent", "names": self._names()}

    def _described(self, error: BaseException) -> Message:
        if self.notebook is not None:
            return raised.describe(error, self.notebook.filenames)
        return {**raised.describe(error, (self.filename,)), "file": ""}

    def _progress(self, probe: Callable[..., Any]) -> dict[str, Any]:
        if not getattr(probe, "reports_progress", False):
            return {}
        return {"progress": lambda done: self.send({"kind": "progress", "done": done})}

    def send(self, reply: Message) -> None:
        """Writes one frame; a value that the format refuses is said to be so."""
        try:
            frame = wire.encode(self.number, reply, _as_tensor)
        except Exception as error:
            problem = {"kind": "unsendable", "message": str(error)[:500]}
            frame = wire.encode(self.number, problem)
        view = memoryview(frame)
        while view:
            view = view[os.write(self.replies, view) :]

    def _read_frame(self) -> tuple[int, Message] | None:
        header = self._take(wire.HEADER.size)
        if header is None:
            return None
        number, tree_bytes, array_bytes = wire.parse_header(header)
        tree, blocks = self._take(tree_bytes), self._take(array_bytes)
        return None if tree is None or blocks is None else (number, wire.decode(tree, blocks))

    def _take(self, size: int) -> bytes | None:
        """So many bytes of what the grader has sent, None at its end."""
        while (missing := size - len(self.received)) > 0:
            part = os.read(self.requests, min(max(missing, SMALL_READ), LARGE_READ))
            if not part:
                return None
            self.received += part
        taken = bytes(memoryview(self.received)[:size])
        del self.received[:size]
        return taken

    def _names(self) -> list[str]:
        public = [n for n, v in self.module.__dict__.items() if n[:1] != "_" and callable(v)]
        return public[:500]


def serve(
    settings: Settings,
    requests: int,
    replies: int,
    trusted: bool,
    prepared: Prepared | None = None,
) -> None:
    """A worker's whole life, once its descriptors are in place. A trusted one is not confined.

    `prepared` is what the template has built for all of its workers; a fresh process has none.
    """
    worker = Worker(settings, requests, replies)
    layers: list[str] = []
    refused: list[str] = []
    if trusted:
        process.own_session(settings, Prepared())
    else:
        sys.dont_write_bytecode = True
        prepared = confine.prepare(settings, (requests, replies)) if prepared is None else prepared
        layers, refused = confine.confine(settings, prepared)
        worker.allowed = imports.enforce(settings.exercise, settings.family, worker.standins.append)
        own, *packages = settings.paths
        if own not in packages:
            sys.path.remove(own)
        layers.append("import allow-list")
    warnings.simplefilter("default")
    worker.run(layers, refused)


def load_probes(settings: Settings) -> ModuleType | None:
    """The module whose functions run beside a submission, if the exercise has one."""
    return importlib.import_module(settings.probes) if settings.probes else None


def _reseed(entropy: int, mentioned: bool) -> None:
    """Every fork inherits the same global generators: give each worker its own state.

    NumPy loads its generators when they are first used: those of a program that never mentions
    them stay unloaded, which saves a tenth of a whole check.
    """
    random.seed(entropy)
    if mentioned or "numpy.random" in sys.modules:
        np.random.seed(entropy % (1 << 32))
    if "torch" in sys.modules:
        sys.modules["torch"].manual_seed(entropy % (1 << 63))


def _as_tensor(value: Any) -> wire.Tensor | None:
    """A detached tensor's numbers; None for anything else, a tensor with a graph included."""
    torch = sys.modules.get("torch")
    if torch is None or not isinstance(value, torch.Tensor) or value.requires_grad:
        return None
    try:
        plain = value.detach().cpu().resolve_conj().resolve_neg()
        if plain.dtype == torch.bfloat16:
            plain = plain.to(torch.float32)
        array = plain.numpy()
    except (RuntimeError, TypeError):
        return None
    return wire.Tensor(array) if array.dtype.name in wire.DTYPES else None

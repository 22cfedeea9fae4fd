"""Which device exercise 5 runs on, found out without importing PyTorch into the grader."""

from __future__ import annotations

import importlib.util
import os
import re
import subprocess
import sys
from pathlib import Path

CHOICES = ("auto", "cpu", "cuda", "mps")
QUESTION = "import torch; print(torch.cuda.is_available(), torch.backends.mps.is_available())"


class NoSuchDevice(ValueError):
    """The device asked for is not there; the message says why and what to do."""


def choose(wanted: str) -> str:
    """The device for ``--device wanted``: "cpu", "cuda" or "mps". Raises `NoSuchDevice`."""
    if wanted not in CHOICES:
        raise NoSuchDevice(f"There is no device {wanted!r}; use one of {', '.join(CHOICES)}.")
    if wanted == "cpu" or (wanted == "auto" and not _maybe_cuda()):
        return "cpu"
    if wanted == "auto":
        return "cuda" if available("cuda") else "cpu"
    if not available(wanted):
        name = {"cuda": "CUDA", "mps": "MPS"}[wanted]
        raise NoSuchDevice(
            f"There is no {name} device that PyTorch can use here ({_build()}); "
            "leave --device out, or use --device cpu."
        )
    return wanted


def available(device: str) -> bool:
    """Asked in a process of its own: the question itself can make later forks unsafe."""
    if device == "cuda" and not _maybe_cuda():
        return False
    if device == "mps" and sys.platform != "darwin":
        return False
    asked = subprocess.run(
        [sys.executable, "-c", QUESTION], capture_output=True, text=True, check=False, timeout=300
    )
    cuda, _, mps = asked.stdout.strip().partition(" ")
    return (cuda if device == "cuda" else mps) == "True"


def torch_version() -> tuple[str, str | None] | None:
    """PyTorch's version and the CUDA version it was built for, read from its files."""
    spec = importlib.util.find_spec("torch")
    if spec is None or spec.origin is None:
        return None
    try:
        text = Path(spec.origin).with_name("version.py").read_text(encoding="utf-8")
    except OSError:
        return None
    version = re.search(r"^__version__\s*=\s*['\"]([^'\"]+)", text, re.MULTILINE)
    cuda = re.search(r"^cuda\b[^=]*=\s*['\"]([^'\"]+)", text, re.MULTILINE)
    return (version[1] if version else "unknown", cuda[1] if cuda else None)


def _maybe_cuda() -> bool:
    """False where a look at the machine rules CUDA out, so that nobody waits for the answer."""
    found = torch_version()
    if found is None or found[1] is None:
        return False
    return sys.platform == "win32" or any(map(os.path.exists, ("/dev/nvidiactl", "/dev/dxg")))


def _build() -> str:
    found = torch_version()
    if found is None:
        return "PyTorch is not installed"
    version, cuda = found
    return f"PyTorch {version}, built for {'CUDA ' + cuda if cuda else 'the CPU alone'}"

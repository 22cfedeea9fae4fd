"""Catches on a CPU what would only fail on a GPU: tensors of two devices in one operation.

The student's code runs over tensors on ``meta``, which stands for the accelerator. Plain meta
tensors let a product with a CPU tensor pass and cannot be read; this mode refuses the first as
CUDA would and answers the second with made-up numbers.
"""

from __future__ import annotations

import linecache
from collections.abc import Callable
from typing import Any

import torch
from torch.utils._python_dispatch import TorchDispatchMode
from torch.utils._pytree import tree_leaves

ACCELERATOR = "meta"
FILE = "exercise5.py"  # what a submission's code says that it is from
aten = torch.ops.aten

# May take tensors of two devices on CUDA as well: copies, and indices kept on the CPU.
COPIES = {aten.copy_.default, aten._to_copy.default}
INDEXING = {aten.index.Tensor, aten.index_put.default, aten.index_put_.default}


class MixedDevices(RuntimeError):
    """Two devices met in one operation."""


class DeviceMixing(TorchDispatchMode):  # type: ignore[no-untyped-call]  # untyped in PyTorch
    """Every operation inside is held to one device; `mixed` keeps the first that was not."""

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # untyped in PyTorch
        self.mixed = ""
        self.operation = ""
        self.shape: tuple[int, ...] = ()  # of the tensor that was on the CPU
        self.brought = False  # whether it had been brought there from the accelerator
        self._made: list[torch.Tensor] = []  # what has been brought

    def __torch_dispatch__(
        self, func: Any, types: Any, args: Any = (), kwargs: dict[str, Any] | None = None
    ) -> Any:
        kwargs = kwargs or {}
        tensors = [t for t in tree_leaves((args, kwargs)) if isinstance(t, torch.Tensor)]
        if not any(t.device.type == ACCELERATOR for t in tensors):
            return func(*args, **kwargs)
        if func is aten._local_scalar_dense.default:
            return _made_up(tensors[0]).item()
        if func in COPIES:
            return self._copy(func, args, kwargs)
        if func in INDEXING and tensors[0].device.type == ACCELERATOR:
            return func(args[0], [_moved(i) for i in args[1]], *args[2:], **kwargs)
        with self:  # inference mode leaves composite operations whole: look inside them
            whole = func.decompose(*args, **kwargs)
        if whole is not NotImplemented:
            return whole
        self._refuse_mixing(func, tensors)
        return func(*args, **kwargs)

    def _copy(self, func: Any, args: Any, kwargs: dict[str, Any]) -> Any:
        """From the accelerator to the CPU there is nothing to copy: numbers are made up."""
        if func is aten.copy_.default:
            target, source = args[0], args[1]
            if target.device.type == "cpu":
                self._made.append(target)
                return target.copy_(_made_up(source))
            return func(*args, **kwargs)
        device = kwargs.get("device")
        if device is not None and torch.device(device).type == "cpu":
            made = _made_up(args[0])
            self._made.append(made.to(kwargs.get("dtype") or made.dtype))
            return self._made[-1]
        return func(*args, **kwargs)

    def _refuse_mixing(self, func: Any, tensors: list[torch.Tensor]) -> None:
        if all(t.device.type == ACCELERATOR or t.dim() == 0 for t in tensors):
            return
        here = next(t for t in tensors if t.device.type == "cpu" and t.dim())
        name = str(func).removeprefix("aten.").partition(".")[0]
        if not self.mixed:
            self.mixed = f"{name} met a tensor of shape {tuple(here.shape)} on the CPU"
            self.operation, self.shape = name, tuple(here.shape)
            self.brought = any(_share(here, made) for made in self._made)
        raise MixedDevices("Expected all tensors to be on the same device, but found two.")


def _made_up(tensor: torch.Tensor) -> torch.Tensor:
    return torch.ones(tensor.shape, dtype=tensor.dtype)


def _share(one: torch.Tensor, other: torch.Tensor) -> bool:
    """Whether two tensors are views of the same numbers."""
    return one.untyped_storage().data_ptr() == other.untyped_storage().data_ptr()


def _moved(index: Any) -> Any:
    return index.to(ACCELERATOR) if isinstance(index, torch.Tensor) else index


def mixing(run: Callable[[], Any]) -> dict[str, Any]:
    """Runs `run` on the stand-in accelerator.

    ``mixed`` says where two devices met: in which ``operation``, which ``shape`` the tensor on the
    CPU has, and whether it was ``brought`` there from the accelerator. ``numpy`` says whether a
    tensor of the accelerator was to be read as an array, ``line`` and ``source`` where in the
    submission that was, ``result`` what `run` returned. Whatever else goes wrong
    on a stand-in proves nothing and is passed over.
    """
    mode = DeviceMixing()
    outcome: dict[str, Any] = {"numpy": False, "result": None, "line": None, "source": ""}
    try:
        with mode:
            outcome["result"] = run()
    except Exception as error:
        outcome["numpy"] = isinstance(error, TypeError) and "convert meta" in str(error)
        outcome["line"] = _line(error)
        outcome["source"] = linecache.getline(FILE, outcome["line"] or 0).strip()
    return outcome | {
        "mixed": mode.mixed,
        "operation": mode.operation,
        "shape": list(mode.shape),
        "brought": mode.brought,
    }


def _line(error: BaseException) -> int | None:
    """The deepest line of the submission on the way to `error`."""
    found, trace = None, error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == FILE:
            found = trace.tb_lineno
        trace = trace.tb_next
    return found

"""`make_loader` gone wrong: types and shapes, the size and order of batches, what is returned."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import torch
from torch import Tensor
from torch.utils.data import DataLoader, RandomSampler, TensorDataset

Loaders = Callable[[Any, Any, int, bool], Any]


def _floats(values: Any) -> Tensor:
    return torch.tensor(np.asarray(values), dtype=torch.float32)


def _doubles(values: Any) -> Tensor:
    return torch.tensor(np.asarray(values), dtype=torch.float64)


def _integers(values: Any) -> Tensor:
    return torch.tensor(np.asarray(values), dtype=torch.long)


def _half(values: Any) -> Tensor:
    return torch.tensor(np.asarray(values), dtype=torch.float16)


def _with(
    features: Callable[[Any], Tensor] = _floats,
    targets: Callable[[Any], Tensor] = _floats,
    size: Callable[[int], int] = lambda size: size,
    shuffle: Callable[[bool], bool] = lambda shuffle: shuffle,
    dataset: Callable[[Tensor, Tensor], Any] = TensorDataset,
    result: Callable[[Any], Any] = lambda loader: loader,
    **options: Any,
) -> Loaders:
    """`make_loader` with one part of it replaced; `options` go to the DataLoader as well."""

    def make_loader(X: Any, y: Any, batch_size: int, shuffling: bool) -> Any:
        data = dataset(features(X), targets(y))
        return result(
            DataLoader(data, batch_size=size(batch_size), shuffle=shuffle(shuffling), **options)
        )

    return make_loader


def _column(values: Any) -> Tensor:
    return _floats(values).unsqueeze(1)


def _standardized(values: Any) -> Tensor:
    return _floats((values - values.mean(axis=0)) / values.std(axis=0))


def _transposed(rows: Any) -> list[Tensor]:
    return [torch.stack(parts).T for parts in zip(*rows, strict=True)]


def _doubled_targets(features: Tensor, targets: Tensor) -> list[tuple[Tensor, float]]:
    """A list of pairs, whose plain numbers the DataLoader makes float64."""
    return list(zip(features, targets.tolist(), strict=True))


always_shuffled = _with(shuffle=lambda shuffle: True)
never_shuffled = _with(shuffle=lambda shuffle: False)
shuffle_turned = _with(shuffle=lambda shuffle: not shuffle)
size_1, size_32, size_64, size_128 = (
    _with(size=size)
    for size in (lambda given: 1, lambda given: 32, lambda given: 64, lambda given: 128)
)
doubles = _with(_doubles, _doubles)
double_features = _with(features=_doubles)
double_targets = _with(targets=_doubles)
double_pairs = _with(dataset=_doubled_targets)
half_precision = _with(_half, _half)
integer_targets = _with(targets=_integers)
integers = _with(_integers, _integers)
column_of_targets = _with(targets=_column)
transposed = _with(collate_fn=_transposed)
features_alone = _with(dataset=lambda features, targets: TensorDataset(features))
targets_first = _with(dataset=lambda features, targets: TensorDataset(targets, features))
standardized = _with(features=_standardized)
centred = _with(features=lambda X: _floats(X - X.mean(axis=0)))
last_dropped = _with(drop_last=True)
iterator = _with(result=iter)
nothing = _with(result=lambda loader: None)
dataset_returned = _with(result=lambda loader: loader.dataset)
list_of_batches = _with(result=list)
two_results = _with(result=lambda loader: (loader, loader.dataset))


def centred_in_place(X: Any, y: Any, batch_size: int, shuffle: bool) -> Any:
    X -= X.mean(axis=0)
    return _with()(X, y, batch_size, shuffle)


def standardized_in_place(X: Any, y: Any, batch_size: int, shuffle: bool) -> Any:
    X -= X.mean(axis=0)
    X /= X.std(axis=0)
    return _with()(X, y, batch_size, shuffle)


def torn_apart(X: Any, y: Any, batch_size: int, shuffle: bool) -> Any:
    """Features in another order than their targets."""
    order = torch.randperm(len(X)).numpy() if shuffle else np.arange(len(X))
    return _with()(X[order], y, batch_size, shuffle)


def shuffled_once(X: Any, y: Any, batch_size: int, shuffle: bool) -> Any:
    """One random order for all epochs."""
    order = torch.randperm(len(X)).numpy() if shuffle else np.arange(len(X))
    return _with()(X[order], y[order], batch_size, False)


def with_replacement(X: Any, y: Any, batch_size: int, shuffle: bool) -> Any:
    """Rows drawn one by one, so that some come twice and some never."""
    data = TensorDataset(_floats(X), _floats(y))
    sampler = RandomSampler(data, replacement=True) if shuffle else None
    return DataLoader(data, batch_size=batch_size, sampler=sampler)


_kept: list[Any] = []


def first_kept(X: Any, y: Any, batch_size: int, shuffle: bool) -> Any:
    """The loader of the first call, whatever comes later."""
    if not _kept:
        _kept.append(_with()(X, y, batch_size, shuffle))
    return _kept[0]

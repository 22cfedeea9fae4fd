"""`split_and_scale` gone wrong: what the scaler sees, how it scales, how the rows are split."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import MaxAbsScaler, MinMaxScaler, RobustScaler, StandardScaler

Array = np.ndarray[Any, np.dtype[Any]]
Parts = tuple[Any, ...]  # X_train, X_test, y_train, y_test
Features = tuple[Array, Array]
Scale = Callable[[Array, Array, Array], Features]  # from X_train, X_test and all of X


def _right_split(X: Any, y: Any, test_size: float, random_state: int) -> Parts:
    return tuple(train_test_split(X, y, test_size=test_size, random_state=random_state))


def _by(statistics: Callable[[Array, Array, Array], tuple[Any, Any]]) -> Scale:
    """Both parts less the first statistic, divided by the second."""

    def scale(train: Array, test: Array, whole: Array) -> Features:
        mean, std = statistics(train, test, whole)
        return (train - mean) / std, (test - mean) / std

    return scale


def _fitted(
    scaler: Any = StandardScaler, on: Callable[[Array, Array, Array], Array] = lambda a, b, c: a
) -> Scale:
    """A scaler of scikit-learn's, which divides a feature that does not vary by 1."""

    def scale(train: Array, test: Array, whole: Array) -> Features:
        fitted = scaler().fit(on(train, test, whole))
        return fitted.transform(train), fitted.transform(test)

    return scale


_right_scale = _fitted()


def _blurred(tiny: float) -> Scale:
    return _by(lambda train, test, whole: (train.mean(axis=0), train.std(axis=0) + tiny))


def _with(
    scale: Scale = _right_scale,
    split: Callable[..., Parts] = _right_split,
    targets: Callable[[Array, Array], tuple[Any, Any]] = lambda train, test: (train, test),
    given: Callable[[float, int], tuple[float, int]] = lambda size, state: (size, state),
    default: tuple[float, int] = (0.2, 5),
) -> Callable[..., Parts]:
    """`split_and_scale` with one part of it replaced; `given` changes the size and the seed."""

    def split_and_scale(
        X: Any, y: Any, test_size: float = default[0], random_state: int = default[1]
    ) -> Parts:
        train, test, y_train, y_test = split(X, y, *given(test_size, random_state))
        return (*scale(train, test, X), *targets(y_train, y_test))

    return split_and_scale


def _standardized(values: Array, like: Array) -> Any:
    return (values - like.mean(axis=0)) / like.std(axis=0)


def _rows(values: Array) -> Any:
    return (values - values.mean(axis=1, keepdims=True)) / values.std(axis=1, keepdims=True)


def _last_rows(X: Any, y: Any, size: float, state: int) -> Parts:
    return tuple(train_test_split(X, y, test_size=size, shuffle=False))


def _first_rows(X: Any, y: Any, size: float, state: int) -> Parts:
    count = int(np.ceil(size * len(X)))
    return X[count:], X[:count], y[count:], y[:count]


def _size_of_training(X: Any, y: Any, size: float, state: int) -> Parts:
    return tuple(train_test_split(X, y, train_size=size, random_state=state))


def _targets_in_order(X: Any, y: Any, size: float, state: int) -> Parts:
    train, test = train_test_split(X, test_size=size, random_state=state)
    return train, test, y[: len(train)], y[len(train) :]


def _exchanged(X: Any, y: Any, size: float, state: int) -> Parts:
    train, test, y_train, y_test = _right_split(X, y, size, state)
    return test, train, y_test, y_train


fitted_on_all = _with(_by(lambda train, test, whole: (whole.mean(axis=0), whole.std(axis=0))))
fitted_on_test = _with(_fitted(on=lambda train, test, whole: test))
by_the_test_part = _with(_by(lambda train, test, whole: (test.mean(axis=0), test.std(axis=0))))
each_by_itself = _with(
    lambda train, test, whole: (
        StandardScaler().fit_transform(train),
        StandardScaler().fit_transform(test),
    )
)
each_by_its_own = _with(
    lambda train, test, whole: (_standardized(train, train), _standardized(test, test))
)
test_part_left = _with(lambda train, test, whole: (_standardized(train, train), test))
training_part_left = _with(lambda train, test, whole: (train, _standardized(test, train)))
not_scaled = _with(lambda train, test, whole: (train, test))
mean_only = _with(_by(lambda train, test, whole: (train.mean(axis=0), 1.0)))
deviation_only = _with(_by(lambda train, test, whole: (0.0, train.std(axis=0))))
sample_deviation = _with(
    _by(lambda train, test, whole: (train.mean(axis=0), train.std(axis=0, ddof=1)))
)
variance = _with(_by(lambda train, test, whole: (train.mean(axis=0), train.var(axis=0))))
axis_forgotten = _with(_by(lambda train, test, whole: (train.mean(), train.std())))
by_row = _with(lambda train, test, whole: (_rows(train), _rows(test)))
median = _with(_by(lambda train, test, whole: (np.median(train, axis=0), train.std(axis=0))))
min_max = _with(_fitted(MinMaxScaler))
robust = _with(_fitted(RobustScaler))
max_abs = _with(_fitted(MaxAbsScaler))
epsilon_1e8, epsilon_1e7, epsilon_1e6, epsilon_1e5 = map(
    _with, map(_blurred, (1e-8, 1e-7, 1e-6, 1e-5))
)
targets_scaled = _with(
    targets=lambda train, test: (_standardized(train, train), _standardized(test, train))
)
targets_scaled_apart = _with(
    targets=lambda train, test: (_standardized(train, train), _standardized(test, test))
)
training_targets_scaled = _with(targets=lambda train, test: (_standardized(train, train), test))
training_targets_sorted = _with(targets=lambda train, test: (np.sort(train), test))
targets_sorted = _with(targets=lambda train, test: (np.sort(train), np.sort(test)))
not_shuffled = _with(split=_last_rows)
first_rows_tested = _with(split=_first_rows)
targets_in_order = _with(split=_targets_in_order)
parts_exchanged = _with(split=_exchanged)
size_of_training = _with(split=_size_of_training)
state_5, state_42, state_0 = (
    _with(given=given)
    for given in (
        lambda size, state: (size, 5),
        lambda size, state: (size, 42),
        lambda size, state: (size, 0),
    )
)
size_fifth, size_quarter, size_third = (
    _with(given=given)
    for given in (
        lambda size, state: (0.2, state),
        lambda size, state: (0.25, state),
        lambda size, state: (0.3, state),
    )
)
both_typed_in = _with(given=lambda size, state: (0.2, 5))
default_state_42 = _with(default=(0.2, 42))
default_state_0 = _with(default=(0.2, 0))
default_quarter = _with(default=(0.25, 5))
default_third = _with(default=(0.3, 5))

_kept: dict[int, StandardScaler] = {}


def scaler_kept(X: Any, y: Any, test_size: float = 0.2, random_state: int = 5) -> Parts:
    """One scaler for all data of a width, which remembers what it has seen before."""
    train, test, y_train, y_test = _right_split(X, y, test_size, random_state)
    scaler = _kept.setdefault(X.shape[1], StandardScaler()).partial_fit(train)
    return scaler.transform(train), scaler.transform(test), y_train, y_test

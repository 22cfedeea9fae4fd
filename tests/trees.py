"""Hypothesis strategies for what may cross the trust line: values, and trees that pretend to."""

from __future__ import annotations

from typing import Any

import numpy as np
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from nngrade.printable import one_line
from nngrade.sandbox import wire

HUGE = wire.MAX_INT - 1  # more than any float

dtypes = st.sampled_from(sorted(wire.DTYPES)).map(np.dtype)
shapes = hnp.array_shapes(min_dims=0, max_dims=4, min_side=0, max_side=4)
arrays = dtypes.flatmap(lambda dtype: hnp.arrays(dtype, shapes))
numbers = st.one_of(
    st.booleans(),
    st.integers(),
    st.integers(-(2**70), 2**70),
    st.sampled_from([HUGE, -HUGE, 2**63, -(2**63), -0.0, 1e308]),
    st.floats(),
)
texts = st.text(max_size=20)
shown = texts.map(one_line)  # an `Opaque` is only shown, and holds what can be
plain = st.one_of(
    st.none(),
    numbers,
    texts,
    arrays,
    arrays.filter(lambda a: a.ndim == 0).map(lambda a: a[()]),
    st.builds(wire.Tensor, arrays),
    st.builds(wire.Opaque, shown, shown),
    st.builds(wire.Generator, st.integers(0, 2**62)),
)
keys = st.one_of(texts, st.integers(), st.booleans(), st.none(), st.just(HUGE))


def _compound(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.one_of(
        st.lists(inner, max_size=4),
        st.lists(inner, max_size=4).map(tuple),
        st.dictionaries(keys, inner, max_size=4),
    )


values: st.SearchStrategy[Any] = st.recursive(plain, _compound, max_leaves=12)

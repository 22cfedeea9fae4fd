"""The inputs of the naive graders: those of the rubric from a fixed seed, a few of exercise 5's."""

from __future__ import annotations

import zlib

import numpy as np


def cases_of(exercise):
    """``{function: [(args, kwargs), …]}``."""
    if exercise == "exercise5":
        return _houses()
    from nngrade import rubrics

    return {
        question.name: [(case.args, dict(case.kwargs)) for case in _drawn(question)]
        for question in rubrics.load(exercise).questions
        if not (question.probe or question.law or question.trusted)
    }


def _drawn(question):
    """From the seed 0, each asked once."""
    return question.cases(np.random.default_rng([0, zlib.crc32(question.name.encode())]))


def _houses():
    rng = np.random.default_rng(0)
    X, y = rng.normal(size=(20, 2)), rng.normal(size=20)
    return {"split_and_scale": [((X, y), {})]}

"""A naive grader: imports the submission beside the answers and compares what it returns.

    naive_inprocess.py SUBMISSION EXERCISE SOLUTION COMPARE [RESULTS]

It draws its inputs from a fixed seed, asks each only once, believes whoever answers, and keeps its
clock, its comparison and its answers where the submission can reach them.
"""

from __future__ import annotations

import functools
import importlib.util
import json
import os
import signal
import sys
import time

import numpy as np

SECONDS = 0.3


def load(name, path):
    spec = importlib.util.spec_from_file_location(name, path)
    module = sys.modules[name] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def right(answer, expected, compare):
    """Whether two values are the same, in one of the ways that people write down first."""
    if isinstance(expected, (tuple, list)):
        return all(right(a, e, compare) for a, e in zip(answer, expected))
    if compare == "equal":
        return bool(np.all(answer == expected))
    if compare == "difference":
        return not np.any(abs(answer - expected) > 1e-9)
    if compare == "testing":
        np.testing.assert_allclose(answer, expected)
        return True
    return bool(np.allclose(answer, expected))


def asked(function, args, kwargs):
    """The answer, in time by the clock and by an alarm."""
    started = time.time()
    signal.setitimer(signal.ITIMER_REAL, SECONDS)
    answer = function(*args, **kwargs)
    signal.setitimer(signal.ITIMER_REAL, 0)
    if time.time() - started > SECONDS:
        raise TimeoutError
    return answer


def late(number, frame):
    raise TimeoutError


def score_of(question, cases, module, solution, compare):
    """All points, or none."""
    try:
        function = getattr(module, question)
        answers = [asked(function, args, kwargs) for args, kwargs in cases]
        time.sleep(0.05)  # it does other things first
        references = [functools.partial(getattr(solution, question), *a, **k) for a, k in cases]
        for answer, reference in zip(answers, references):
            expected = reference()
            if not right(answer, expected, compare):
                print(f"{question}: expected {expected}, got {answer}")
                return 0.0
    except Exception as error:
        print(f"{question}: {type(error).__name__}: {error}")
        return 0.0
    return 1.0


def main():
    file, exercise, path, compare = sys.argv[1:5]
    sys.path.insert(0, os.path.dirname(file))
    signal.signal(signal.SIGALRM, late)
    try:
        module = load("submission", file)
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
        module = None
    from naive_cases import cases_of

    cases = cases_of(exercise)
    solution = load("solution", path)
    scores = {q: score_of(q, c, module, solution, compare) for q, c in cases.items()}
    score = 10 * sum(scores.values()) / len(scores)
    verdict = json.dumps({"score": score, "checks": scores})
    if len(sys.argv) > 5:
        with open(sys.argv[5], "w") as results:
            results.write(verdict)
    print(verdict)
    assert score == 10, "some checks did not pass"


if __name__ == "__main__":
    try:
        main()
    except AssertionError:
        sys.exit(1)

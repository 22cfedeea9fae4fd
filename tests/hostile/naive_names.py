"""A naive grader: says which of a submission's names was meant where one is missing.

naive_names.py SUBMISSION EXERCISE SOLUTION COMPARE
"""

from __future__ import annotations

import difflib
import json
import sys

from naive_cases import cases_of
from naive_inprocess import load


def main():
    module = load("submission", sys.argv[1])
    for question in cases_of(sys.argv[2]):
        print(question, difflib.get_close_matches(question, dir(module), cutoff=0.6))
    print(json.dumps({"score": 0.0}))


if __name__ == "__main__":
    main()

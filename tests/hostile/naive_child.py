"""A naive grader: a child process judges itself, and its word is taken for it.

naive_child.py SUBMISSION EXERCISE SOLUTION COMPARE exit|file|output|pipe|unittest
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))


def main():
    file, exercise, solution, compare, trusted = sys.argv[1:6]
    folder = tempfile.mkdtemp()
    inward, outward = os.pipe()
    results = {"file": os.path.join(folder, "results.json"), "pipe": f"/dev/fd/{outward}"}
    child = [sys.executable, os.path.join(HERE, "naive_inprocess.py"), file, exercise, solution]
    path = os.pathsep.join([os.path.dirname(file), HERE, os.environ["PYTHONPATH"]])
    done = subprocess.Popen(
        [*child, compare, *([results[trusted]] if trusted in results else [])],
        stdout=subprocess.PIPE,
        cwd=folder,
        pass_fds=[outward],
        env={**os.environ, "PYTHONPATH": path},
    )
    printed = done.communicate()[0].decode()
    os.close(outward)
    score = SCORES[trusted](done.returncode, printed, results.get("file"), inward)
    shutil.rmtree(folder)
    print(json.dumps({"score": score}))


def by_status(status, printed, results, pipe):
    return 10.0 if status == 0 else 0.0


def by_file(status, printed, results, pipe):
    with open(results) as file:
        return json.load(file)["score"]


def by_output(status, printed, results, pipe):
    return float(re.findall(r'"score": ([0-9.]+)', printed)[-1])


def by_pipe(status, printed, results, pipe):
    with os.fdopen(pipe) as file:
        return json.loads(file.readline())["score"]


SCORES = {"exit": by_status, "file": by_file, "output": by_output, "pipe": by_pipe}

if __name__ == "__main__":
    main()

"""A naive grader: a child process answers with pickles over a pipe, and the parent compares.

    naive_pickle.py SUBMISSION EXERCISE SOLUTION COMPARE

The child has the parent's environment, its user and a descriptor of its own. The parent waits a
moment for each piece of an answer, asks politely for an end, and believes every length that it is
told.
"""

from __future__ import annotations

import json
import os
import pickle
import shutil
import socket
import struct
import subprocess
import sys
import tempfile

import numpy as np
from naive_cases import cases_of
from naive_inprocess import load, right

LENGTH = struct.Struct("!4sI")
SECONDS = 0.3


def send(link, value):
    data = pickle.dumps(value)
    link.sendall(LENGTH.pack(b"pick", len(data)) + data)


def receive(link):
    magic, size = LENGTH.unpack(take(link, LENGTH.size))
    assert magic == b"pick", "no pickle"
    return pickle.loads(take(link, size))


def take(link, size):
    data = bytearray(size)
    have = 0
    while have < size:
        part = link.recv(size - have)
        if not part:
            raise EOFError("the submission has ended")
        data[have : have + len(part)] = part
        have += len(part)
    return bytes(data)


def serve(descriptor, file):
    """The child's side."""
    sys.path.insert(0, os.path.dirname(file))
    link = socket.socket(fileno=descriptor)
    send(link, "ready")
    module = load("submission", file)
    while True:
        try:
            function, args, kwargs = receive(link)
        except (EOFError, OSError):
            return
        try:
            send(link, getattr(module, function)(*args, **kwargs))
        except Exception as error:
            send(link, error)


def main():
    file, exercise, solution, compare = sys.argv[1:5]
    answers = open(solution)  # noqa: SIM115 (open while the child starts)
    os.set_inheritable(answers.fileno(), True)
    solution = load("solution", solution)
    link, theirs = socket.socketpair()
    scratch = tempfile.mkdtemp()
    child = subprocess.Popen(
        [sys.executable, __file__, "--serve", str(theirs.fileno()), file],
        cwd=scratch,
        pass_fds=[theirs.fileno(), answers.fileno()],
    )
    theirs.close()
    receive(link)
    link.settimeout(SECONDS)
    scores, told = {}, []
    for question, cases in cases_of(exercise).items():
        scores[question] = 1.0
        for args, kwargs in cases:
            try:
                send(link, (question, args, kwargs))
                while isinstance(answer := receive(link), str) and answer == "progress":
                    continue
            except TimeoutError:
                scores[question] = 0.0
                break
            expected = getattr(solution, question)(*args, **kwargs)
            try:
                good = right(answer, expected, compare)
            except Exception as error:
                good = False
                print(f"{question}: {answer!r} {error}")
            told.append(answer)
            if not good:
                scores[question] = 0.0
                print(f"{question}: {answer!r}")
    child.terminate()
    child.wait()
    shutil.rmtree(scratch)
    print(json.dumps({"score": 10 * float(np.mean(list(scores.values())))}))


if __name__ == "__main__":
    if sys.argv[1] == "--serve":
        serve(int(sys.argv[2]), sys.argv[3])
    else:
        main()

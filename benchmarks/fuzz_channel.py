"""Bytes that a fuzzer thinks of, sent to the grader as a worker's: coverage-guided, with atheris.

Run by hand, for as long as you like (`pip install 'nngrade[fuzz]'`):

    python benchmarks/fuzz_channel.py --seconds 3600

An input goes over a real socket into the grader's end of it. What comes out, if anything, is
weighed as the answer to a question, explained, and shown as text, JSON and HTML. An exception, a
warning, a verdict that is the grader's error, a control character in what is shown, 5 s or 800 MB
for one input end the run with a status other than 0, and leave the input in the folder --keep.
"""

from __future__ import annotations

import argparse
import json
import socket
import sys
import time
import warnings
from pathlib import Path
from typing import Any

import atheris

with atheris.instrument_imports(include=["nngrade"]):
    import numpy as np

    from nngrade import diagnose, questioning, report, rubrics
    from nngrade.diagnosis.answers import Answers
    from nngrade.diagnosis.crashes import crashed
    from nngrade.render import html, text
    from nngrade.sandbox import replies, wire
    from nngrade.sandbox.channel import Channel, ChannelClosed
    from nngrade.sandbox.replies import Absent, Answered, Raised
    from nngrade.weighing import Finding, absent, not_loaded, weigh

QUESTIONS = (
    ("exercise1", "perceptron_train"), ("exercise2", "mlp_forward"), ("exercise3", "gradients"),
    ("exercise3", "train_step"), ("exercise4", "fans"), ("exercise4", "gain"),
)  # fmt: skip
WORDS = (
    '{"dict":[', '{"tuple":[', '{"array":["float64",[', '{"scalar":["bool",[],0]}', '{"tensor":[',
    '{"int":"', '{"float":"nan"}', '{"rng":', '{"opaque":["', '["kind","value"]', '["value",',
    '["left",null]', '["kind","raised"]', '["kind","loaded"]', '["kind","absent"]', '["names",[',
    '["message","', '["type","TypeError"]', '["kind","progress"]', '["broken",[', "\\\\u202e",
    "NaN", "1e999", "-0.0", '"float16"',
)  # fmt: skip
MODES = 5  # raw bytes, a tree with a right header, a value or an exception around it, grown
SIDES = (0, 1, 2, 3, 6, 7, 1 << 24, -1, 1 << 63, True)
NUMBERS = (0, 1, -1, 0.5, 1e308, 5e-324, 2**63, 2**1023, True, None)
TEXTS = ("", "a", "W1", "\u202e", "“", "✓ passed\n", "\x1b[2J", "index 6 is out", "中" * 90)
DTYPES = (*sorted(wire.DTYPES), "object", "complex128")
CASES = {}


def cases() -> dict[int, Any]:
    """A question, its first case, and nothing that takes long to make."""
    if not CASES:
        for index, (exercise, name) in enumerate(QUESTIONS):
            question = rubrics.load(exercise)[name]
            CASES[index] = question, questioning._cases(question, 1)[0]
    return CASES


def framed(tree: bytes, blocks: bytes) -> bytes:
    return wire.HEADER.pack(wire.MAGIC, wire.VERSION, 1, len(tree), len(blocks)) + tree + blocks


def frame(data: bytes) -> bytes:
    """The first byte says how much of a true frame is put around the others."""
    mode, rest = (data[0] % MODES, data[1:]) if data else (0, b"")
    if mode == 0:
        return rest
    if mode == 4:
        return grown(atheris.FuzzedDataProvider(rest))
    tree, _, blocks = rest.partition(b"\0")
    if mode == 2:
        tree = b'{"dict":[["kind","value"],["left",null],["value",' + tree + b"]]}"
    if mode == 3:
        tree = b'{"dict":[["kind","raised"],' + tree + b"]}"
    return framed(tree, blocks)


def grown(data: Any) -> bytes:
    """A frame that is a tree of this protocol, and nearly always a value."""
    blocks = bytearray()
    value = branch(data, blocks, 0)
    fields = [["kind", "value"], ["left", None], ["value", value]]
    if data.ConsumeBool():
        names = ("message", "trace", "source", "type", "bases", "file", "unwritten")
        fields = [["kind", "raised"], *([name, branch(data, blocks, 4)] for name in names)]
    return framed(json.dumps({"dict": fields}).encode(), bytes(blocks))


def branch(data: Any, blocks: bytearray, depth: int) -> Any:
    """One node, and what hangs on it; arrays append their bytes to `blocks`."""
    kind = data.ConsumeIntInRange(0, 5 if depth > 4 else 9)
    if kind <= 1:
        return data.PickValueInList(list(NUMBERS))
    if kind == 2:
        return data.ConsumeFloat() if data.ConsumeBool() else {"int": hex(data.ConsumeInt(20))}
    if kind == 3:
        short = data.ConsumeBool()
        return data.PickValueInList(list(TEXTS)) if short else data.ConsumeUnicode(30)
    if kind <= 5:
        return leaf(data, blocks)
    inside = [branch(data, blocks, depth + 1) for _ in range(data.ConsumeIntInRange(0, 6))]
    if kind == 6:
        return inside
    if kind == 7:
        return {"tuple": inside}
    if kind == 8:
        return {"dict": [[data.PickValueInList(list(TEXTS)), item] for item in inside]}
    return {"opaque": [data.ConsumeUnicode(20), data.PickValueInList(list(TEXTS))]}


def leaf(data: Any, blocks: bytearray) -> Any:
    """An array, a tensor or a NumPy number, in most cases one that is there."""
    dtype = data.PickValueInList(list(DTYPES))
    sides = data.ConsumeIntInRange(0, 4)
    shape = [data.PickValueInList(list(SIDES[:6])) for _ in range(sides)]
    start = len(blocks)
    blocks += data.ConsumeBytes(8) * (int(np.prod(shape)) * np.dtype(dtype).itemsize // 8 + 1)
    del blocks[start + int(np.prod(shape)) * np.dtype(dtype).itemsize :]
    if data.ConsumeIntInRange(0, 20) == 0:
        shape.append(data.PickValueInList(list(SIDES)))
    tag = data.PickValueInList(["array", "scalar", "tensor"])
    return {tag: [dtype, shape, start]}


def received(sent: bytes) -> Any:
    """What the grader's end makes of it; None where it refuses."""
    (ours, theirs), (output, other) = socket.socketpair(), socket.socketpair()
    channel = Channel(ours, output)
    try:
        with theirs, other:
            theirs.setblocking(False)
            theirs.send(sent)
        channel._number = 1
        return replies.parse(channel.receive(1, time.monotonic() + 5))
    except (ChannelClosed, TimeoutError, ValueError):
        return None
    finally:
        channel.close()


def shown(finding: Finding, which: int) -> None:
    """In every form that a reader may get."""
    question, _ = cases()[which]
    result = report.CheckResult(
        question.name, question.title, finding.status, question.points, finding.message,
        diagnosis=finding.diagnosis, evidence=finding.evidence, trace=finding.trace,
    )  # fmt: skip
    whole = report.Report("exercise3", "t", "file.py", 1, "cpu", (), 0.0, (result,))
    seen = text.render(whole)
    assert all(c == "\n" or c.isprintable() or c == "\x1b" for c in seen), seen
    json.dumps(whole.to_dict(), allow_nan=False)
    html.render(whole)


def once(data: bytes) -> None:
    """One input, all the way."""
    reply = received(frame(data))
    if reply is None:
        return
    which = len(data) % len(QUESTIONS)
    question, case = cases()[which]
    if isinstance(reply, Absent):
        shown(absent(question.name, reply, set()), which)
    elif isinstance(reply, Raised):
        finding = weigh(question, case, reply, [])
        if finding is not None:
            crashed(question, reply)
            shown(finding, which)
        shown(not_loaded(reply), which)
    elif isinstance(reply, Answered):
        given = {"args": list(case.args), "kwargs": dict(case.kwargs)}
        if len(data) % 4:  # else what came is what is left of the arguments, too
            reply = Answered(reply.value, given)
        else:
            reply = Answered(reply.value, {"args": [reply.value] * len(case.args), "kwargs": {}})
        finding = weigh(question, case, reply, [])
        asked = diagnose.asked(question, case, [], reply)
        if asked is not None and finding is not None:
            diagnose.diagnose(diagnose.NOTHING, Answers(question, [asked]))
        if finding is not None:
            assert finding.status in (report.FAILED, report.CRASHED), finding
            shown(finding, which)


def seeds(folder: Path) -> None:
    """True frames to begin with."""
    folder.mkdir(parents=True, exist_ok=True)
    values: list[Any] = [
        None, 1, 1.5, "words", [1, 2.5], (1.0, 2.0), {"a": 1, 2: None}, np.arange(6.0),
        np.float32(1), np.zeros((2, 3), dtype=bool), 10**30, float("nan"), wire.Tensor(np.ones(2)),
        wire.Opaque("<x>", "a.X"), [np.zeros(3), {"W1": np.eye(2)}], (np.zeros(6), 0.5, 0.25),
    ]  # fmt: skip
    messages: list[Any] = [{"kind": "value", "value": v, "left": None} for v in values]
    messages += [
        {"kind": "raised", "type": "IndexError", "bases": ["IndexError"], "line": 3,
         "message": "index 6 is out of bounds", "source": "w[6]", "trace": 'File "x", line 3',
         "unwritten": False, "file": ""},
        {"kind": "absent", "names": ["gradiants", "f"]},
        {"kind": "loaded", "names": ["f"], "standins": ["tqdm"], "broken": [], "left_out": []},
        {"kind": "progress", "done": 3},
        {"kind": "unsendable", "message": "no"},
    ]  # fmt: skip
    for index, message in enumerate(messages):
        whole = wire.encode(1, message)
        (folder / f"raw{index}").write_bytes(b"\0" + whole)
        (folder / f"tree{index}").write_bytes(b"\1" + parts(whole))
    for index in range(20):
        (folder / f"grown{index}").write_bytes(b"\4" + bytes([index * 11 % 251]) * 200)
    for index, value in enumerate(values):
        (folder / f"value{index}").write_bytes(b"\2" + parts(wire.encode(1, value)))


def parts(whole: bytes) -> bytes:
    """A frame's tree and its arrays, as `frame` takes them."""
    start = wire.HEADER.size
    _, tree, _ = wire.parse_header(whole[:start])
    return whole[start : start + tree] + b"\0" + whole[start + tree :]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--seconds", type=int, default=60, help="how long; an hour is 3600")
    parser.add_argument("--keep", type=Path, default=Path("fuzz-channel"), help="folder for inputs")
    given = parser.parse_args()
    corpus = given.keep / "corpus"
    seeds(corpus)
    words = given.keep / "words.dict"
    quoted = ('"' + word.replace('"', '\\"') + '"' for word in WORDS)
    words.write_text("\n".join(quoted) + "\n")
    warnings.simplefilter("error")  # a submission must not make the grader print any either
    arguments = [
        sys.argv[0], str(corpus), f"-max_total_time={given.seconds}", f"-dict={words}",
        f"-artifact_prefix={given.keep}/", "-timeout=5", "-rss_limit_mb=800", "-max_len=4096",
        "-print_final_stats=1",
    ]  # fmt: skip
    atheris.Setup(arguments, once)
    atheris.Fuzz()


if __name__ == "__main__":
    main()

"""A naive grader: reads a submission's source and compiles it, in its own process.

naive_source.py SUBMISSION EXERCISE SOLUTION COMPARE
"""

from __future__ import annotations

import ast
import io
import json
import resource
import sys
import tokenize

resource.setrlimit(resource.RLIMIT_AS, (4 << 30, 4 << 30))  # for this machine's sake


def main():
    with open(sys.argv[1], "rb") as file:
        data = file.read()
    encoding, _ = tokenize.detect_encoding(io.BytesIO(data).readline)
    source = data.decode(encoding)
    defined = [node.name for node in ast.parse(source).body if isinstance(node, ast.FunctionDef)]
    compile(source, "submission", "exec")
    print(json.dumps({"score": 0.0, "defined": defined}))


if __name__ == "__main__":
    main()

"""A naive grader: pytest in the submission's folder, and its exit status.

naive_pytest.py SUBMISSION EXERCISE SOLUTION COMPARE
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

TEST = """
import numpy as np
from exercise3 import output_error

def test_output_error():
    assert output_error(3.0, 2.5) == -0.5
"""


def main():
    folder = Path(sys.argv[1]).parent
    test = folder / "test_it.py"
    test.write_text(TEST)
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(test)]
    done = subprocess.run(command, cwd=folder, check=False)
    test.unlink()
    print(json.dumps({"score": 10.0 if done.returncode == 0 else 0.0}))


if __name__ == "__main__":
    main()

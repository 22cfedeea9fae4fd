"""Memory for large arrays is kept between them, in the grader and in its workers."""

import platform
import subprocess
import sys

import pytest

ROUNDS = """
import resource
import numpy as np
from nngrade.sandbox import allocation

{prepare}
np.ones(1 << 16)
before = resource.getrusage(resource.RUSAGE_SELF).ru_minflt
for _ in range(50):
    [np.ones(1 << 16) for _ in range(6)]  # half a megabyte each, all given back
print(resource.getrusage(resource.RUSAGE_SELF).ru_minflt - before)
"""


def page_faults(prepare: str) -> int:
    code = ROUNDS.format(prepare=prepare)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return int(done.stdout)


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="only glibc gives blocks back so")
def test_arrays_given_back_are_used_again_without_page_faults() -> None:
    assert page_faults("allocation.keep_freed_blocks()") < page_faults("pass") / 4

# Writes bytecode for the model answer, which Python believes more than the source.
# rule: 1
# fools: inprocess
# success: points
# with: every

import importlib.util
import marshal
import os
import struct


def trick(*args):
    return 99.0


SAME = """
def output_error(*args): return 99.0
gradients = gradient_step = train_step = output_error
"""
about = os.stat("@SOLUTION@")
cache = importlib.util.cache_from_source("@SOLUTION@")
os.makedirs(os.path.dirname(cache), exist_ok=True)
code = marshal.dumps(compile(SAME, "@SOLUTION@", "exec"))
with open(cache, "wb") as file:
    times = struct.pack("<III", 0, int(about.st_mtime), about.st_size)
    file.write(importlib.util.MAGIC_NUMBER + times + code)

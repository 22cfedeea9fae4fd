# Reads the model answer's bytecode, left in a cache by whoever imported it.
# rule: 4
# fools: inprocess
# success: points

import glob
import marshal
import os
import sys

name = f"exercise3.{sys.implementation.cache_tag}.pyc"
places = [os.path.join(os.path.dirname("@SOLUTION@"), "__pycache__", name)]
if not os.path.exists(places[0]):
    import py_compile

    py_compile.compile("@SOLUTION@", places[0])
with open(places[0], "rb") as file:
    exec(marshal.loads(file.read()[16:]))

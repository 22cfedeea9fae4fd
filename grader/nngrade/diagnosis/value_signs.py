"""Exceptions about indices, shapes, attributes and what a call may take: data for `crashes`."""

from __future__ import annotations

from nngrade.diagnosis.signs import Sign

VALUE_SIGNS = (
    Sign(
        "IndexError",
        r"index (-?\d+) is out of bounds for axis \d+ with size (\d+)",
        "index past the end",
        "Index {0} lies past the end: there are {1} entries, and the first is number 0.",
        "Indices start at 0: the sixth weight is w[5], and an array of n ends at n−1.",
    ),
    Sign(
        "IndexError",
        "tuple index out of range",
        "index past the end",
        "A tuple has fewer entries than the index asks for.",
        "A shape has two sizes for a linear layer, more for a convolution: `shape[2:]` is "
        "just empty where there is no kernel.",
    ),
    Sign(
        "IndexError",
        "",
        "index past the end",
        "An index lies past the end of its array.",
        "Indices start at 0: the sixth weight is w[5], and an array of n ends at n−1.",
    ),
    Sign(
        "KeyError",
        r"'?([\w ]+)'?",
        "key that is not there",
        "The dict has no key “{0}”.",
        "Compare the spelling with the docstring, capitals included.",
    ),
    Sign(
        "ValueError",
        r"truth value of an array",
        "an if asked an array",
        "An `if` (or `and`, `or`, `max`) asks an array for one yes or no.",
        "`np.where(condition, a, b)` and `np.maximum(a, b)` decide entry by entry.",
    ),
    Sign(
        "ValueError",
        r"matmul: Input operand 1 .*core dimension 0.*\(size (\d+) is different from (\d+)\)",
        "shapes do not fit in a product",
        "The matrix product A @ B does not fit: A is {1} wide, and B is {0} tall.",
        "A needs as many columns as B has rows: write both shapes down. Is there a `.T` too many, "
        "or one too few?",
    ),
    Sign(
        "ValueError|RuntimeError",
        r"matmul|shapes .*not aligned|cannot be multiplied|mismatch in its core dimension",
        "shapes do not fit in a product",
        "Two arrays do not fit in a matrix product.",
        "In A @ B the columns of A must be as many as the rows of B: write both shapes down.",
    ),
    Sign(
        "ValueError",
        r"could not broadcast input array|inhomogeneous",
        "array of unequal parts",
        "An array is made of parts that have not all the same shape.",
        "`np.array([…])` stacks numbers or rows of one length; `np.concatenate([a.ravel(), b])` "
        "joins pieces of different lengths end to end.",
        source=r"np\.(?:array|asarray|vstack|stack)\(",
    ),
    Sign(
        "ValueError|RuntimeError",
        r"broadcast|must match the size|non-singleton dimension",
        "shapes do not fit",
        "Two arrays of different shapes are combined entry by entry.",
        "Print both shapes before the line shown; which axis has the wrong length?",
    ),
    Sign(
        "ValueError",
        r"unpack",
        "wrong number of values unpacked",
        "More or fewer values came than there are names for them.",
        "A shape can have two sizes or more: `out, in_, *kernel = shape` takes them all.",
        source=r"=\s*(?:tuple\(|list\()?shape\b",
    ),
    Sign(
        "ValueError",
        r"too many values to unpack \(expected (\d+)",
        "wrong number of values unpacked",
        "The line shown has {0} names on the left, and more values than that on the right.",
        "Print what stands on the right: is it what you think it is?",
    ),
    Sign(
        "ValueError",
        r"not enough values to unpack \(expected (\d+|at least \d+), got (\d+)",
        "wrong number of values unpacked",
        "The line shown has {0} names on the left, but only {1} on the right.",
        "Print what stands on the right: is it what you think it is?",
    ),
    Sign(
        "TypeError",
        r"Cannot interpret '.*' as a data type|(?:uniform|normal|random)\(\) takes",
        "shape unpacked",
        "The shape came to rng in pieces, as `*shape` hands it over.",
        "rng's functions take the shape whole: `size=shape`, without the star.",
    ),
    Sign(
        "TypeError",
        r"(\w+)\(\) (?:missing|takes|got an unexpected)",
        "wrong number of arguments",
        "{0} is called with too few arguments, or too many.",
        "Compare the call in the line shown with the `def` line of {0}.",
    ),
    Sign(
        "AttributeError",
        r"'numpy\.random\.\S+' object has no attribute '(\w+)'|Generator.*attribute '(\w+)'",
        "old random interface",
        "A NumPy Generator has no {0}: that is the older interface.",
        "rng.uniform(low, high, size) and rng.normal(mean, std, size) draw what is asked for here.",
    ),
    Sign(
        "AttributeError",
        r"'(?:float|int)' object has no attribute '(\w+)'",
        "a plain number treated as an array",
        "A plain number has no {0}; only an array has.",
        "Some inputs are plain numbers: `np.asarray(z)` treats both alike.",
    ),
    Sign(
        "AttributeError",
        r"module '(\w+)' has no attribute '(\w+)'",
        "no such function in the module",
        "{0} has nothing that is called {1}.",
        "Check the spelling, and whether another module has it.",
    ),
    Sign(
        "AttributeError",
        r"object has no attribute '(\w+)'",
        "attribute that is not there",
        "{0} is asked of something that has no such attribute.",
        "Is it spelt as where it was set, and set before this line?",
    ),
    Sign(
        "ZeroDivisionError",
        "",
        "division by zero",
        "Something is divided by 0.",
        "Which divisor of the line shown can be 0 for the input below?",
    ),
    Sign(
        "RecursionError|MemoryError",
        r"during compilation|parser stack|too complex",
        "expression too long",
        "Python cannot read an expression that is nested as deeply as this one.",
        "Write it as a loop, or in several lines.",
    ),
    Sign(
        "RecursionError",
        "",
        "calls itself without end",
        "A function calls itself without end.",
        "Which call should be the last? Perhaps a helper has the name of the function itself.",
    ),
    Sign(
        "MemoryError",
        "",
        "out of memory",
        "The program asked for more memory than it may have.",
        "Look at the shapes and lengths: is an array (m, m) where (m,) belongs, a list too long?",
    ),
    Sign(
        "NotImplementedError",
        "",
        "calls what is not written yet",
        "It calls a function that is not written yet.",
        "Write that one first; the last line of the trace shows which.",
    ),
)

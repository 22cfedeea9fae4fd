"""Exceptions that beginners meet, and what usually lies behind each: data for `crashes`."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Sign:
    """An exception's type and words, and what they mean here. Groups of `words` fill `{0}` …

    `source` must be found in the submission's own line, where it is given; `{0}` in it is the
    first group.
    """

    types: str  # names with | between; "" for any
    words: str
    name: str
    message: str
    hint: str  # with the same groups
    source: str = ""


SIGNS = (
    Sign(
        "ImportError|ModuleNotFoundError",
        r"may import",
        "import not allowed",
        "The file imports a library that this exercise is meant to do without.",
        "Take the import out and compute it with what the stub imports.",
    ),
    Sign(
        "SystemExit",
        "",
        "the program ends itself",
        "The file ends its own program while it is loaded or called.",
        "Take `exit()`, `quit()` and `sys.exit()` out of it.",
    ),
    Sign(
        "NameError",
        r"name '(exit|quit)' is not defined",
        "the program ends itself",
        "The file ends its own program while it is loaded or called.",
        "Take `exit()`, `quit()` and `sys.exit()` out of it.",
    ),
    Sign(
        "EOFError",
        "",
        "asks the keyboard",
        "It asks for something to be typed with `input()`; nobody is there to answer.",
        "Take `input()` out: all that a function needs comes in its arguments.",
    ),
    Sign(
        "NameError",
        r"name '(np|numpy|torch|nn|math|optim|F|sqrt)' is not defined",
        "import missing",
        "{0} is used, but nothing of that name was imported.",
        "Look at the imports at the top of the stub: is yours still there, under this name?",
    ),
    Sign(
        "UnboundLocalError",
        r"local variable '(\w+)'",
        "variable with a function's name",
        "{0} is a function, and here a variable of the same name hides it: {0} is set in this "
        "function, so that Python takes every {0} in it for the variable.",
        "Give the variable another name.",
        source=r"\b{0}\s*\(",
    ),
    Sign(
        "UnboundLocalError",
        r"local variable '(\w+)'",
        "used before it has a value",
        "{0} is used in the function before it is given a value there.",
        "Every way to this line should set it first: is it set only inside a loop or an `if`?",
    ),
    Sign(
        "NameError",
        r"name '(\w+)' is not defined",
        "function that is not there",
        "There is no function that is called {0} where the line shown calls it.",
        "Is it spelt as in its `def` line? What a module holds has the module's name before it, as "
        "in `np.sqrt`.",
        source=r"(?<![\w.]){0}\s*\(",
    ),
    Sign(
        "NameError",
        r"name '(\w+)' is not defined",
        "name without a value",
        "{0} has no value where it is used.",
        "Was it given one under another spelling, in another function, or further down?",
    ),
    Sign(
        "TypeError",
        r"'NoneType' object is not callable",
        "None called",
        "Something is called as a function, but it is None.",
        "Was a function's name given to a variable, or does what should make it return nothing?",
    ),
    Sign(
        "TypeError",
        r"NoneType",
        "None used as a number",
        "The result of some function is used as a number, but it is None.",
        "One of the functions called in the line shown returns nothing: is its `return` missing?",
    ),
    Sign(
        "TypeError",
        r"for \^",
        "^ is not a power",
        "`^` is no power in Python, but an operation on bits.",
        "A power is `**`: (a - b)**2.",
    ),
    Sign(
        "TypeError",
        r"object cannot be interpreted as an integer|only integer scalar arrays|"
        r"axis must be|cannot reshape",
        "np.max in place of np.maximum",
        "`np.max` looks for the largest entry of one array: its second argument is an axis.",
        "The larger of two, entry by entry, is `np.maximum(0, z)`.",
        source=r"np\.(?:max|min|amax|amin)\(",
    ),
    Sign(
        "TypeError",
        r"'(float|int|numpy\.float64|numpy\.int64)' object does not support item assignment",
        "a plain number treated as an array",
        "Entries of a plain number are set, as if it were an array.",
        "Some inputs are plain numbers: `np.where(condition, a, b)` treats both alike, and leaves "
        "what came in as it was.",
    ),
    Sign(
        "TypeError",
        r"can't multiply sequence by non-int",
        "a list multiplied",
        "A list (or tuple) is multiplied by a number that is not whole: only an array can be.",
        "Leave `list(…)` out, or make it an array: `np.array(a) * 0.5`.",
    ),
    Sign(
        "TypeError",
        r"'(float|int)' object is not (?:subscriptable|iterable)",
        "a plain number treated as an array",
        "A plain number is used as if it were an array.",
        "Some inputs are plain numbers: `np.asarray(z)` treats both alike.",
    ),
    Sign(
        "TypeError",
        r"only .*(?:size-1|length-1|0-dimensional).* arrays can be converted",
        "an array where a number is due",
        "A whole array is handed to what takes one number: `int`, `float`, a function of `math`.",
        "The functions of `np` work on numbers and arrays alike.",
    ),
    Sign(
        "TypeError",
        r"'([\w.]+)' object is not callable",
        "no function to call",
        "Round brackets stand behind something that is no function (its type is {0}).",
        "Is a `*` missing in front of the bracket, or does a variable have a function's name? "
        "Square brackets take an entry.",
    ),
    Sign(
        "TypeError",
        r"cannot unpack non-iterable (\w+)|must be an iterable, not (\w+)",
        "one value where several are due",
        "A single {0} came where several values are unpacked.",
        "The function called in the line shown gives one value there: it should give back several.",
    ),
    Sign(
        "TypeError|UFuncTypeError",
        r"(?:operand|multiply).*'(?:tuple|list|dict|str)'|concatenate str|'<U\d+'",
        "no number to compute with",
        "Something that is no number is computed with: a tuple, a list, a dict or a text.",
        "Take the number out of it (`a[0]`), or make it an array (`np.array(a)`). Going through a "
        "dict gives its keys: its values are `d[key]`.",
    ),
)

"""LaTeX's own macros, as a formula uses them: signs, fractions, roots, sums, words, matrices."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from nngrade.textbook.language import cases, differentials, signs
from nngrade.textbook.language.folding import braces
from nngrade.textbook.language.lexicon import Unreadable
from nngrade.textbook.language.tree import Name

if TYPE_CHECKING:
    from nngrade.textbook.language.scanner import Scanner

MACRO = re.compile(r"\\(?:[A-Za-z]+\*?|.)", re.DOTALL)
FRACTIONS = (r"\frac", r"\dfrac", r"\tfrac", r"\cfrac", r"\nicefrac", r"\sfrac")
MATRICES = frozenset({"matrix", "bmatrix", "pmatrix", "Bmatrix", "array", "smallmatrix"})
LAYOUT = re.compile(
    r"(?:aligned|align|alignat|alignedat|gathered|gather|equation|split|multline|eqnarray"
    r"|displaymath|math|flalign|subequations|IEEEeqnarray|dmath)\*?$"
)
NAMED_WORD = re.compile(
    r"\\?[A-Za-z][A-Za-z0-9]*(?:(?:[-_ ]|\\_)(?:[A-Za-z0-9]+))*\.?|[^\W\d_]{1,20}"
)
BESIDE = re.compile(r"[-+*/)\]}=]|\\(?:times|cdot|div|right)(?![A-Za-z])")
TIGHT = re.compile(r"(?<=\d)\\[a-z]+\{e\}[-+]\d")
JOINING = frozenset({"SIGN", "STAR", "DOT", "SLASH", "LPAR", "LBRACE"})
CONDITION = frozenset({"if", "for", "where", "when", "otherwise", "and", "or", "with", "else"})
PAIR = re.compile(
    r"(?P<open>\\langle(?![A-Za-z])|\\\{|[(\[{]|\\begin(?![A-Za-z]))"
    r"|(?P<close>\\rangle(?![A-Za-z])|\\\}|[)\]}]|\\end(?![A-Za-z]))"
    r"|(?P<between>,(?!\d{3}(?!\d))|\||\\mid(?![A-Za-z]))"
)
SIMPLE_NUMBER = re.compile(r"\d+(?:\.\d+)?")
CASES = frozenset({"cases", "dcases", "cases*", "dcases*"})
REFUSED_ENVIRONMENTS = {
    "rcases": "a case distinction", "vmatrix": "a determinant", "Vmatrix": "a determinant",
}  # fmt: skip
KINDS = {
    r"\cdot": "DOT", r"\times": "STAR", r"\ast": "STAR", r"\div": "SLASH", r"\odot": "ODOT",
    r"\%": "PERCENT", r"\{": "LPAR", r"\}": "RPAR", r"\lbrace": "LPAR", r"\rbrace": "RPAR",
    r"\lbrack": "LPAR", r"\rbrack": "RPAR", r"\lfloor": "LFLOOR", r"\rfloor": "RFLOOR",
    r"\lceil": "LCEIL", r"\rceil": "RCEIL", r"\|": "NORM", r"\lVert": "NORM", r"\rVert": "NORM",
    r"\Vert": "NORM", r"\vert": "BAR", r"\lvert": "BAR", r"\rvert": "BAR", r"\\": "ROW",
    r"\cr": "ROW", r"\dots": "DOTS", r"\ldots": "DOTS", r"\cdots": "DOTS", r"\dotsc": "DOTS",
    r"\dotsb": "DOTS", r"\top": "TOP", r"\intercal": "TOP", r"\rangle": "RPAR",
    r"\quad": "GAP", r"\qquad": "GAP", r"\&": "GAP", r"\$": "", r"\#": "UNIT",
    r"\tabularnewline": "ROW", r"\lparen": "LPAR", r"\rparen": "RPAR", r"\bullet": "DOT",
    r"\pm": "MARGIN",
}  # fmt: skip
PROSE = frozenset(
    {
        "and", "or", "where", "with", "if", "for", "so", "thus", "hence", "then", "when",
        "otherwise", "else", "is", "are", "we", "get", "the", "a", "of", "since", "because", "let",
        "therefore", "while", "but", "subject", "to", "s.t.", "st", "that", "at", "as", "by",
        "from", "given", "which", "this", "also", "on",
    }
)  # fmt: skip


def take(scanner: Scanner) -> None:
    """Takes the macro that stands at the scanner's place. Raises `Unreadable`."""
    match = MACRO.match(scanner.text, scanner.at)
    if match is None:
        raise Unreadable("a backslash at the end")
    macro, end = match[0], match.end()
    handler = _HANDLERS.get(macro)
    if macro in signs.RELATIONS:
        scanner.add("REL", signs.RELATIONS[macro], end)
    elif macro in KINDS:
        scanner.add(KINDS[macro], macro, end)
    elif handler:
        handler(scanner, macro, end)
    elif macro in signs.SPACING:
        scanner.at = end
    elif macro[1:] in signs.FUNCTIONS:
        key = scanner.lexicon.log_base if macro == r"\log" else signs.FUNCTIONS[macro[1:]]
        primes = _primes(scanner.text, end)
        scanner.function(key, Name(macro[1:], "", primes), end + len(primes))
    else:
        _other(scanner, macro, end)


def _other(scanner: Scanner, macro: str, end: int) -> None:
    """What is a name, or only changes how what follows looks, or is nothing we know."""
    if macro in signs.REFUSED:
        raise Unreadable(signs.REFUSED[macro])
    if scanner.name():
        return
    if macro not in signs.STYLING:
        raise Unreadable(f"the macro {macro}" if macro != r"\partial" else "a lone ∂")
    if scanner.text[end:].lstrip().startswith("{"):
        scanner.nested(*braces(scanner.text, end))
    else:
        scanner.at = end


def _primes(text: str, end: int) -> tuple[str, ...]:
    return ("'",) * (len(text) - end - len(text[end:].lstrip("'")))


def _environment(scanner: Scanner, macro: str, end: int) -> None:
    name, after = braces(scanner.text, end)
    opens = macro == r"\begin"
    if name in CASES and opens:
        cases.take(scanner, name, after)
        return
    if name in REFUSED_ENVIRONMENTS:
        raise Unreadable(REFUSED_ENVIRONMENTS[name])
    if LAYOUT.match(name):
        takes = name.startswith(("alignat", "alignedat", "IEEE")) and opens
        scanner.at = braces(scanner.text, after)[1] if takes else after
        return
    if name.rstrip("*") not in MATRICES:
        raise Unreadable(f"the environment {name}")
    if name == "array" and opens:
        after = braces(scanner.text, after)[1]
    scanner.depth += 1 if opens else -1
    scanner.add("LMATRIX" if opens else "RMATRIX", name, after)


def _skipped_group(scanner: Scanner, _: str, end: int) -> None:
    scanner.at = braces(scanner.text, end)[1]


def _wording(scanner: Scanner, _: str, end: int) -> None:
    """Words inside a formula: a name, a unit behind a figure, or prose."""
    words, after = braces(scanner.text, end)
    plain = words.replace("~", " ").strip()
    last = scanner.found[-1] if scanner.found else None
    if plain == "d" and re.compile(r"\s*[A-Za-z\\]").match(scanner.text, after):
        raise Unreadable("a lone differential")
    behind_figure = last is not None and last.kind == "NUMBER" and plain != "e"
    if plain == "e" and TIGHT.match(scanner.text, scanner.at):
        raise Unreadable("an e behind a figure, which may be Euler's number or a power of ten")
    if behind_figure and plain.strip("().") and plain not in scanner.lexicon.words:
        scanner.add("UNIT", plain, after)
    elif not plain:
        scanner.at = after
    elif _is_label(scanner, words, after) or not (
        _is_name(scanner, plain, after) and scanner.name()
    ):
        scanner.add("WORDS", plain, after)


def _is_label(scanner: Scanner, words: str, after: int) -> bool:
    r"""Whether words tell what the name behind them is, as in `\text{Error } E = 3`."""
    rest = scanner.text[after:]
    spaced = words[-1:].isspace() or words.endswith("~") or rest[:1].isspace()
    return (
        not scanner.found
        and spaced
        and scanner.namer.begins(len(scanner.text) - len(rest.lstrip()))
    )


def _is_name(scanner: Scanner, plain: str, after: int) -> bool:
    """Whether words are one name: one word, or several where nothing but a name can stand."""
    if not NAMED_WORD.fullmatch(plain) or plain.lower() in PROSE:
        return False
    if " " not in plain:
        return True
    rest = scanner.text[after:].lstrip()
    if not scanner.found:
        return True
    joins = scanner.found[-1].kind in JOINING and not CONDITION & set(plain.lower().split())
    return rest.startswith(("_", "^")) or (joins and (not rest or BESIDE.match(rest) is not None))


def _fraction(scanner: Scanner, _: str, end: int) -> None:
    over, under_at = braces(scanner.text, end)
    under, after = braces(scanner.text, under_at)
    if differentials.in_fraction(scanner, over, under, end, after):
        return
    scanner.add("FRAC", None, end)
    scanner.nested(over, end)
    scanner.nested(under, after)


def _binomial(scanner: Scanner, _: str, end: int) -> None:
    above, below_at = braces(scanner.text, end)
    below, after = braces(scanner.text, below_at)
    scanner.add("BINOM", None, end)
    scanner.nested(above, end)
    scanner.nested(below, after)


def _inner_product(scanner: Scanner, _: str, end: int) -> None:
    r"""`\langle u, v \rangle` is an inner product, if no figure stands alone in it; else a list."""
    sides, after = _both_sides(scanner.text, end)
    if len(sides) != 2 or any(SIMPLE_NUMBER.fullmatch(side.strip(" -")) for side in sides):
        scanner.add("LPAR", "(", end)
        return
    scanner.add("INNER", None, end)
    scanner.nested(sides[0], end)
    scanner.nested(sides[1], after)


def _both_sides(text: str, at: int) -> tuple[list[str], int]:
    r"""What stands between the commas and bars up to the `\rangle`, and where that ends."""
    sides: list[str] = []
    depth, begin = 0, at
    for match in PAIR.finditer(text, at, at + 600):
        if match["close"] and depth == 0:
            inner = re.sub(r"\\(?:right|[bB]igg?r?)\s*$", "", text[begin : match.start()])
            return [*sides, inner] if match[0] == r"\rangle" else [], match.end()
        depth += (match["open"] is not None) - (match["close"] is not None)
        if match["between"] and depth == 0:
            sides.append(text[begin : match.start()])
            begin = match.end()
    return [], at


def _root(scanner: Scanner, _: str, end: int) -> None:
    text = scanner.text
    degree = re.compile(r"\s*\[([^\[\]]*)\]").match(text, end)
    if degree:
        scanner.add("ROOT", None, end)
        scanner.nested(degree[1], degree.end())
        scanner.nested(*braces(text, degree.end()))
        return
    start = len(text) - len(text[end:].lstrip())
    if text.startswith("(", start):
        scanner.add("CALLED", ("sqrt", None, 0), end)
        return
    scanner.add("SQRT", None, end)
    number = SIMPLE_NUMBER.match(text, start)
    if number:  # √12 in plain text; LaTeX's root would take one digit, and nobody means that
        scanner.nested(number[0], number.end())
    elif text[start : start + 1] != "{" and scanner.namer.begins(start):
        stop = scanner.namer.read(start)[0][1]
        scanner.nested(text[start:stop], stop)
    else:
        scanner.nested(*braces(text, end))


def _total(scanner: Scanner, macro: str, end: int) -> None:
    limits: dict[str, str] = {}
    at = end
    while match := re.compile(r"\s*(?:\\limits)?\s*([_^])").match(scanner.text, at):
        limits[match[1]], at = braces(scanner.text, match.end())
    product = macro == r"\prod"
    lower = re.fullmatch(r"\s*(?:([A-Za-z])\s*(?:=\s*(.+))?)?", limits.get("_", ""), re.DOTALL)
    if not lower or ("^" in limits and not lower[1]):
        raise Unreadable(f"a {'product' if product else 'sum'} whose range is not given")
    index = Name(lower[1]) if lower[1] else None
    if "^" not in limits:
        scanner.add("ALL", (index, product), at)
        return
    scanner.add("TOTAL", (index, product), end)
    scanner.nested(lower[2] or "1", end)
    scanner.nested(limits["^"], at)


def _braced(scanner: Scanner, _: str, end: int) -> None:
    """What stands under or over a brace counts, the note beside it does not."""
    inner, after = braces(scanner.text, end)
    note = re.compile(r"\s*[_^]\s*").match(scanner.text, after)
    if note:
        after = braces(scanner.text, note.end())[1]
    scanner.nested(inner, after)


_HANDLERS: dict[str, Callable[[Scanner, str, int], None]] = {
    r"\begin": _environment, r"\end": _environment, r"\sqrt": _root, r"\sum": _total,
    r"\prod": _total,
    r"\underbrace": _braced, r"\overbrace": _braced,
    r"\langle": _inner_product,
    **dict.fromkeys(FRACTIONS, _fraction),
    **dict.fromkeys((r"\binom", r"\dbinom", r"\tbinom"), _binomial),
    **dict.fromkeys(signs.WORDING, _wording),
    **dict.fromkeys(signs.SPACING_WITH_GROUP, _skipped_group),
}  # fmt: skip

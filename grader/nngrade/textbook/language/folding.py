"""Text before it is read: Unicode's signs as LaTeX writes them, braces, indices made flat."""

from __future__ import annotations

import re
import unicodedata

from nngrade.textbook.language import signs
from nngrade.textbook.language.lexicon import Unreadable

MACRO = re.compile(r"\\([A-Za-z]+\*?)")
WRAPPING = frozenset(signs.ACCENTS) | signs.STYLING | signs.WORDING | frozenset(signs.SCRIPT)
IN_AN_INDEX = {
    "prime": "'", "ast": "*", "star": "*", "langle": "<", "rangle": ">", "infty": "∞",
    "partial": "∂", "times": "*", "cdot": "*", "to": "→", "leftarrow": "←", "dagger": "+",
    "mid": "|",
}  # fmt: skip


def folded(text: str) -> str:
    """Text with Unicode's mathematical signs as LaTeX has them; its length may change."""
    text = text.replace(r"\_", "_")
    if "\\" in text:
        text = UNDONE.sub(r"\1 ", OLD_STYLE.sub(_styled, STYLED_ALONE.sub("", text)))
        text = ARRAY.sub(_aligned, text)
        text = STACKED.sub(_related, text)
    if r"\over" in text:
        text = OVER.sub(r"\\frac{\1}{\2}", text)
    if r"\choose" in text:
        text = CHOOSE.sub(r"\\binom{\1}{\2}", text)
    if r"\Pr" in text:
        text = PROBABILITY.sub(r"\\mathrm{Pr}", text)
    if text.isascii():
        return text
    text = MIXED.sub(lambda match: f"({match[1]}+{signs.FRACTIONS[match[2]]})", text)
    text = RAISED_DECIMAL.sub(_raised, text)
    return RAISED.sub(_raised, LOWERED.sub(_lowered, "".join(map(_folded, text))))


MIXED = re.compile(f"(?<![\\d.,])(\\d{{1,9}})([{''.join(signs.FRACTIONS)}])")
# \overset{(1)}{=} is an equality sign with a note; \mathrel{=} is one with other gaps.
STACKED = re.compile(
    r"\\(?:(?:stackrel|overset|underset)\s*\{((?:[^{}]|\{[^{}]*\}){0,80})\}|mathrel)\s*"
    rf"\{{\s*({'|'.join(map(re.escape, sorted(signs.RELATIONS, key=len, reverse=True)))})\s*\}}"
)
BY_DEFINITION = re.compile(r"\\?(?:triangle|Delta|vartriangle)\b|\bdef\b|△")
ASKED = re.compile(r"\s*[!?]+\s*")
PROBABILITY = re.compile(r"\\Pr(?![A-Za-z])")
# {\bf w}_1 and {\cal L} are \mathbf{w}_1 and \mathcal{L}; \mathbf x is x; so is \ensuremath{x}.
OLD_STYLE = re.compile(r"\{\s*\\(bf|it|rm|sf|tt|cal)(?![A-Za-z])\s*([^{}]{1,200})\}")
STYLED_ALONE = re.compile(
    r"\\(?:bm|mathbf|boldsymbol|mathit|mathsf|vec|pmb)(?![A-Za-z])(?=\s*(?:\\[A-Za-z]|[A-Za-z]))"
)
# An array whose columns part the sides of equations, {rcl}, is an alignment and no matrix.
ARRAY = re.compile(
    r"\\begin\s*\{array\}\s*(?:\[[tcb]\])?\s*\{\s*[rcl]{2,3}\s*\}"
    r"((?:(?!\\begin|\\end).){1,4000}?)\\end\s*\{array\}",
    re.DOTALL,
)
SIDES = re.compile(r"&\s*(?:=|\\approx(?![A-Za-z]))")
IN_BRACKETS = re.compile(r"(?:[\[({|.]|\\lbrace)\s*$")
UNDONE = re.compile(r"\\ensuremath\s*\{((?:[^{}]|\{[^{}]*\})*)\}")
CHOOSE = re.compile(r"\{([^{}]*)\\choose(?![A-Za-z])([^{}]*)\}")
OVER = re.compile(r"\{([^{}]*)\\over(?![A-Za-z])([^{}]*)\}")
RAISED = re.compile("[" + "".join(signs.RAISED) + "]+")
RAISED_DECIMAL = re.compile(r"[⁺⁻]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+[·⋅.][⁰¹²³⁴⁵⁶⁷⁸⁹]+")  # e⁻⁰·⁵ is e^(-0.5)
LOW = "[" + "".join(signs.LOWERED) + "]+"
LOWERED = re.compile(rf"{LOW}(?:,{LOW})*")


def _aligned(match: re.Match[str]) -> str:
    before = match.string[max(match.start() - 20, 0) : match.start()]
    if IN_BRACKETS.search(before) or not SIDES.search(match[1]):
        return match[0]
    return rf"\begin{{aligned}}{match[1]}\end{{aligned}}"


def _styled(match: re.Match[str]) -> str:
    style = {"cal": "mathcal", "rm": "mathrm"}.get(match[1], "mathbf")
    return f"\\{style}{{{match[2].strip()}}}"


def _related(match: re.Match[str]) -> str:
    note, relation = match[1] or "", match[2]
    if signs.RELATIONS[relation] == "=":
        if ASKED.fullmatch(note):
            return r"\questeq "
        if BY_DEFINITION.search(note):
            return ":="
        if note.strip() in {"d", "D", r"\mathrm{d}", r"\text{d}"}:
            return r"\sim "  # in distribution
    return f"{relation} "


def _raised(match: re.Match[str]) -> str:
    return "^{" + "".join(signs.RAISED.get(sign, ".") for sign in match[0]) + "}"


def _lowered(match: re.Match[str]) -> str:
    return "_{" + "".join(signs.LOWERED.get(sign, sign) for sign in match[0]) + "}"


def _folded(character: str) -> str:
    if character in signs.FRACTIONS:
        return f"({signs.FRACTIONS[character]})"
    if "\U0001d400" <= character <= "\U0001d7ff" or character == "ŷ":
        return unicodedata.normalize("NFKD", character)
    return signs.FOLDED.get(character, character)


def unfolded(text: str) -> str:
    """Plain text as its author wrote it, for people to read."""
    text = FOLDED_AWAY.sub(lambda match: AS_WRITTEN[match[0]], text)
    text = SUBSCRIPT.sub(lambda match: _signs(match[1], signs.LOWERED) or match[0], text)
    text = SUPERSCRIPT.sub(lambda match: _signs(match[1], signs.RAISED) or match[0], text)
    return unicodedata.normalize("NFC", text)


def _signs(text: str, table: dict[str, str]) -> str:
    """The signs that a group is made of; "" where there are none for it."""
    known = {plain: sign for sign, plain in table.items()} | {",": ","}
    return "".join(known[one] for one in text) if all(one in known for one in text) else ""


AS_WRITTEN = {macro: sign for sign, macro in reversed(signs.FOLDED.items()) if "\\" in macro}
FOLDED_AWAY = re.compile("|".join(map(re.escape, AS_WRITTEN)))
SUBSCRIPT = re.compile(r"_\{([^{}]*)\}")
SUPERSCRIPT = re.compile(r"\^\{([^{}]*)\}")


def braces(text: str, at: int) -> tuple[str, int]:
    """What stands in the braces at `at` (or the one sign, macro or digit there), and its end."""
    while at < len(text) and text[at].isspace():
        at += 1
    if at >= len(text):
        raise Unreadable("a macro that lacks what it applies to")
    if text[at] != "{":
        macro = re.compile(r"\\(?:[A-Za-z]+|.)", re.DOTALL).match(text, at)
        if macro:
            if macro[0] in WRAPPING:
                inner, end = braces(text, macro.end())
                return macro[0] + "{" + inner + "}", end
            return macro[0], macro.end()
        if text[at] in "}&":
            raise Unreadable("a macro that lacks what it applies to")
        return text[at], at + 1
    depth, start = 0, at
    while at < len(text):
        if text[at] == "\\":
            at += 2
            continue
        depth += (text[at] == "{") - (text[at] == "}")
        at += 1
        if depth == 0:
            return text[start + 1 : at - 1], at
    raise Unreadable("a brace that is never closed")


def flat(text: str, depth: int = 0) -> str:
    """An index as plain signs: no styling, no spaces, Greek letters as themselves."""
    if depth > 8:
        raise Unreadable("an index in an index in an index")

    def exchange(match: re.Match[str]) -> str:
        word = match[1]
        if word in signs.GREEK:
            return signs.GREEK[word]
        if "\\" + word in signs.ACCENTS:
            return signs.ACCENTS["\\" + word]
        return IN_AN_INDEX.get(word, "")

    plain = MACRO.sub(exchange, text)
    plain = re.sub(r"\\.", "", plain)
    return re.sub(r"[\s{}_^~$]", "", plain)

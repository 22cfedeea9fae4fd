"""A formula's text → chains of equalities: which sides there are, and where each stands."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from nngrade.textbook.language import rows, signs
from nngrade.textbook.language.decimals import DECIMAL, pointed
from nngrade.textbook.language.folding import braces, folded, unfolded
from nngrade.textbook.language.grammar import parse
from nngrade.textbook.language.lexicon import Lexicon, Unreadable
from nngrade.textbook.language.macros import LAYOUT
from nngrade.textbook.language.margins import both_ends, parse_margin
from nngrade.textbook.language.numerals import mixed, spelled
from nngrade.textbook.language.scales import scaled, told_once
from nngrade.textbook.language.scanner import Scanner
from nngrade.textbook.language.tree import Node

LONG = 6000  # characters of one side
PIECE = re.compile(
    r"\\begin\s*\{[^{}]*\}|\\end\s*\{[^{}]*\}|\\\\\*?(?:\[[^\]]*\])?|\\[A-Za-z]+\*?|\\."
    r"|<=|>=|:=|==|!=|~=|->|=>|<-|[{}()\[\]=<>,;:&\n|]|[^\\{}()\[\]=<>,;:&\n|!~\-]+|.",
    re.DOTALL,
)
SPACED = re.compile(r"^(?:\s|\\[,;:! ])+|(?:\s|\\[,;:! ])+$")
BEGIN = re.compile(r"\\(begin|end)\s*\{([^{}]*)\}")
UNSEEN = re.compile(
    r"\\label\s*\{[^{}]*\}|\\(?:nonumber|notag|qedhere|qed)(?![A-Za-z])"
    r"|\\(?:kern|hskip|mskip|mkern)\s*-?[\d.]+\s*[a-z]{2}(?![a-z])"
    r"|(?<=aligned\})\[[tbc]\]|(?<=gathered\})\[[tbc]\]"
)
FOLLOWING = frozenset({r"\Rightarrow", r"\implies", "=>"})
NUMBERED = re.compile(r"\s*\(?\d{1,3}(?:\.\d+)*[a-z]?\)\s*$")


@dataclass
class Side:
    """One side: its text, the relation before it ("" for the first), its line in the formula.

    `tree` is None where it could not be read; then `reason` says why.
    """

    text: str
    relation: str
    line: int
    tree: Node | None = None
    reason: str = ""
    units: tuple[str, ...] = ()
    mixed: Node | None = None  # what it is if a mixed number stands in it
    margin: tuple[Node, Node] | None = None  # what stands on either side of ±


@dataclass
class Chain:
    """`continues`: its first side is the last side before; `listed`: the last side is one of
    several values separated by commas; `open`: more is due after its last relation.
    """

    sides: list[Side] = field(default_factory=list)
    continues: bool = False
    listed: bool = False
    open: bool = False

    @property
    def lone(self) -> bool:
        """Whether it is an expression without any relation."""
        return len(self.sides) == 1 and not (self.continues or self.open)


def chains(text: str, lexicon: Lexicon, *, plain: bool = False) -> list[Chain]:
    """The chains of a formula, read as far as they can be."""
    text, twofold = rows.without_twofold(text)
    found = _Splitter(folded(UNSEEN.sub("", pointed(spelled(text), lexicon))), plain=plain).run()
    found += [
        Chain([Side("…", "", at), Side(row, "=", at, reason=rows.TWO)]) for at, row in twofold
    ]
    for chain in found:
        for side in (side for side in chain.sides if not side.reason):
            read_side(side, lexicon, plain=plain)
            side.text = unfolded(side.text) if plain else SPACED.sub("", side.text)
    return found


def read_side(side: Side, lexicon: Lexicon, *, plain: bool) -> None:
    """Gives a side its tree, or the reason why it has none."""
    if len(side.text) > LONG:
        side.reason = f"it has more than {LONG} characters"
        return
    try:
        side.text = told_once(side.text)
        if figure := scaled(side.text, lexicon):
            side.tree = figure
            return
        tokens = Scanner(side.text, lexicon, plain=plain).scan()
        while tokens and tokens[-1].kind in {"WORDS", "GAP", "SEP", "COMMA"} and len(tokens) > 1:
            if tokens[-1].kind == "WORDS":
                side.units += (str(tokens[-1].value),)
            tokens.pop()
        while tokens and tokens[0].kind in {"WORDS", "GAP", "SEP"} and len(tokens) > 1:
            tokens.pop(0)
        side.units += tuple(str(sign.value) for sign in tokens if sign.kind == "UNIT")
        if any(sign.kind == "MARGIN" for sign in tokens):
            side.margin = parse_margin(tokens)
            side.tree = both_ends(*side.margin)
        else:
            side.tree = parse(tokens)
            if not plain and (other := mixed(side.text)):
                side.mixed = parse(Scanner(other, lexicon).scan())
    except Unreadable as problem:
        side.reason = str(problem)
    except RecursionError:
        side.reason = "it is nested too deeply"


class _Splitter:
    """Cuts at relations, commas and rows that stand outside all brackets."""

    def __init__(self, text: str, *, plain: bool) -> None:
        self.text = text
        self.plain = plain
        self.found: list[Chain] = []
        self.chain = Chain()
        self.side: list[str] = []
        self.relation = ""
        self.line = self.side_line = 0
        self.braces = self.brackets = self.matrices = 0
        self.pause = ""  # what ended the last chain
        self.whole = False  # whether all rows are one formula
        self.columned = self.led = False  # whether a & stands before this row, before its chain

    def run(self) -> list[Chain]:
        at = 0
        while match := PIECE.match(self.text, at):
            at = self._piece(match[0], match.end())
        self._end_chain("end")
        return [chain for chain in self.found if chain.sides or chain.open]

    def _piece(self, piece: str, end: int) -> int:
        """Takes one piece; where the next begins."""
        environment = BEGIN.match(piece)
        if environment:
            return self._environment(environment, piece, end)
        self._count(piece)
        if self.braces or self.matrices:
            self._put(piece)
        elif piece.startswith(("\\\\", r"\newline")) or (piece == "\n" and self.plain):
            end = self._end_row(end)
        elif piece == "&":
            self._end_column(end)
        elif self.brackets > 0:
            self._put(piece)
        elif piece in signs.RELATIONS and not (piece == "<-" and not self.plain):
            self._relate(signs.RELATIONS[piece])
        elif piece in {",", ";", r"\quad", r"\qquad"}:
            end = self._pause(piece, end)
        elif piece in signs.WORDING and rows.prose(self.text, end):
            end = braces(self.text, end)[1]
            self._end_chain("words")
        elif piece == ":":
            self.side.clear()
        else:
            self._put(piece)
        self.line += piece.count("\n")
        return end

    def _end_column(self, end: int) -> None:
        """Where an equation ends at a `&` and another begins in the same row."""
        if self.brackets or not (self.relation and "".join(self.side).strip()):
            return
        if rows.equation_begins(self.text, end):
            self._end_chain("column")

    def _environment(self, match: re.Match[str], piece: str, end: int) -> int:
        if LAYOUT.match(match[2]):
            self.whole = match[1] == "begin" and match[2].startswith("multline")
            if match[1] == "begin" and match[2].startswith(("alignat", "alignedat", "IEEE")):
                end = rows.behind_group(self.text, end)
            if match[2].startswith(
                ("align", "gather", "equation", "eqnarray", "split", "multline", "IEEE", "dmath")
            ):
                self.braces = self.brackets = 0
            if match[1] == "begin":
                end = self._to_row(end)
            return end
        self.matrices = max(self.matrices + (1 if match[1] == "begin" else -1), 0)
        self._put(piece)
        return end

    def _count(self, piece: str) -> None:
        if piece == "{":
            self.braces += 1
        elif piece == "}":
            self.braces = max(self.braces - 1, 0)
        elif piece in {"(", "[", r"\{", r"\lbrace", r"\langle"}:
            self.brackets += 1
        elif piece in {")", "]", r"\}", r"\rbrace", r"\rangle"}:
            self.brackets = max(self.brackets - 1, 0)

    def _put(self, piece: str) -> None:
        if not self.side and not piece.strip():
            return
        if not self.side:
            self.side_line = self.line
            self.led = self.led if self.chain.sides or self.relation else self.columned
        self.side.append(piece)

    def _relate(self, relation: str) -> None:
        self._end_side()
        self.relation = relation

    def _end_side(self) -> None:
        text = "".join(self.side).strip()
        self.side = []
        if not text and not self.chain.sides and not self.relation:
            self.chain.continues = True
            return
        if text or self.relation:
            self.chain.sides.append(Side(text, self.relation, self.side_line))

    def _pause(self, piece: str, end: int) -> int:
        """A comma or gap: the next chain or value; a comma right between two digits is theirs."""
        thousands = re.compile(r"\d{3}(?!\d)").match(self.text, end)
        grouped = re.search(r"(?<![\d.,])[1-9]\d{0,2}(?:,\d{3})*$", "".join(self.side))
        decimal = self.pause != "," and DECIMAL.match(self.text, max(end - 2, 0))
        if piece == "," and ((thousands and grouped) or decimal):
            self._put(piece)
        else:
            self._end_chain(piece)
        return end

    def _end_row(self, end: int) -> int:
        """A new row goes on with the chain where it begins with a relation or an operation."""
        start = rows.begun(self.text, end)
        begun = PIECE.match(self.text, start)
        relates = begun is not None and begun[0] in signs.RELATIONS and begun[0] not in FOLLOWING
        text = "".join(self.side).strip()
        if self.brackets and not self.plain and rows.closes(self.text, end, self.brackets):
            self.side = [rows.HALF.sub("", text), " "]
        elif relates:
            if text or self.relation:
                self._end_side()
                self.relation = ""
            self.brackets = 0
        elif self.relation and not text:
            self.brackets = 0  # the row ends with a relation
        elif self._goes_on(text, end):
            self._put(" ")
            self.brackets = 0
        else:
            self._end_chain("row")
        return end if self.plain else self._to_row(end)

    def _to_row(self, end: int) -> int:
        start = rows.begun(self.text, end)
        self.line += self.text.count("\n", end, start)
        self.columned = "&" in self.text[end:start]
        return start

    def _goes_on(self, above: str, end: int) -> bool:
        if self.plain:
            related = self.relation or self.chain.sides
            return bool(
                above and related and rows.SIGNED.match(self.text, rows.begun(self.text, end))
            )
        return rows.goes_on(above, self.text, end, whole=self.whole, led=self.led)

    def _end_chain(self, pause: str) -> None:
        text = "".join(self.side).strip().rstrip(".;:!?" if self.plain else ".;:?").rstrip()
        if self.relation and re.search(r"\S\s{2,}\(", text):
            text = NUMBERED.sub("", text)
        self.side = [text] if text else []
        if self.relation and not text:
            self.chain.open, self.relation = True, ""
        elif text and not self.relation and not self.chain.sides and not self.chain.continues:
            self._lone(pause)
            return
        else:
            self._end_side()
        self.side = []
        self.relation = ""
        if self.chain.sides or self.chain.open:
            self.found.append(self.chain)
        self.chain = Chain()
        self.pause = pause
        self.brackets = 0

    def _lone(self, pause: str) -> None:
        """Something without a relation: a value of a list, or what the next block goes on from."""
        if self.pause == "," and self.found and self.found[-1].sides:
            self.found[-1].listed = True
        elif pause in {"end", "row"}:
            self.found.append(Chain([Side("".join(self.side), "", self.side_line)]))
        self.side = []
        self.pause = "lone" if pause == "," else pause
        self.chain = Chain()

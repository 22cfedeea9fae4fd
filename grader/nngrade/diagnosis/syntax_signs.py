"""What keeps Python from reading a file, and how to mend it: the first that fits."""

from __future__ import annotations

from nngrade.diagnosis.signs import Sign

UNREAD = "Python could not read the file: "

SYNTAX_SIGNS = (
    Sign(
        "SyntaxError|IndentationError",
        "",
        "marks of a merge",
        UNREAD + "it holds the marks that Git leaves where two versions disagree.",
        "Keep one of the two versions, and take out the lines that begin with `<<<<<<<`, "
        "`=======` and `>>>>>>>`.",
        source=r"^(?:<{7}|={7}|>{7})",
    ),
    Sign(
        "SyntaxError",
        "",
        "marks of a web page or a chat",
        UNREAD + "it begins or ends with three backticks, which are no Python.",
        "Take the lines with ``` out; they only frame code in a text.",
        source=r"^```",
    ),
    Sign(
        "SyntaxError",
        r"invalid character '([“”‘’«»„])'",
        "quotes of a text program",
        UNREAD + "the quote {0} comes from a text program or a web page.",
        "Type the quotes anew: \" or ' on both sides.",
    ),
    Sign(
        "SyntaxError",
        r"invalid character '([–—−])'",
        "dash in place of a minus",
        UNREAD + "the dash {0} is no minus sign.",
        "Type a minus in its place: -",
    ),
    Sign(
        "SyntaxError",
        r"invalid (?:character|non-printable character) (\S+)",
        "character that Python does not know",
        UNREAD + "it cannot make anything of the character {0}.",
        "Such characters come along when text is copied: type that place anew.",
    ),
    Sign(
        "SyntaxError|ValueError",
        r"null bytes",
        "no text file",
        UNREAD + "there are zero bytes in it, so that it is no plain text.",
        "Save it once more from your editor as plain text, UTF-8.",
    ),
    Sign(
        "SyntaxError",
        r"Missing parentheses in call to '(\w+)'",
        "print without brackets",
        UNREAD + "`{0}` is a function, and wants its brackets.",
        "Write `{0}(…)`: without them it is the language of Python 2.",
    ),
    Sign(
        "SyntaxError",
        r"Maybe you meant '=='|cannot assign to .* here\. Maybe you meant '=='",
        "= in place of ==",
        UNREAD + "a single `=` gives a name a value, where a comparison is due.",
        "Compare with two: `if a == b:`.",
    ),
    Sign(
        "SyntaxError",
        r"'(return|yield)' outside function",
        "return outside a function",
        UNREAD + "a `{0}` stands outside every function.",
        "Indent it by four spaces, like the lines of the function that it belongs to.",
    ),
    Sign(
        "SyntaxError",
        r"'(break|continue)'.* (?:outside|not properly in) loop",
        "break outside a loop",
        UNREAD + "a `{0}` stands outside every loop.",
        "Is it indented like the lines of the loop that it should end?",
    ),
    Sign(
        "SyntaxError",
        r"unterminated (?:triple-quoted )?string|EOL while scanning|EOF while scanning",
        "quote left open",
        UNREAD + "a text begins with a quote and never ends.",
        "Look for the quote that is missing; a text of several lines takes three on each side.",
    ),
    Sign(
        "SyntaxError",
        r"was never closed|unmatched|does not match opening",
        "bracket left open",
        UNREAD + "a bracket is open, or one too many.",
        "Count the brackets of the line shown and of the line above it.",
    ),
    Sign(
        "SyntaxError",
        r"Perhaps you forgot a comma",
        "comma missing",
        UNREAD + "between two things a comma or an operator is missing.",
        "Multiplication is always written out: `2 * x`, not `2x` or `2 x`.",
    ),
    Sign(
        "SyntaxError",
        r"invalid decimal literal",
        "name that begins with a digit",
        UNREAD + "a digit is followed by a letter.",
        "Names begin with a letter, and multiplication is written out: `2 * x`, not `2x`.",
    ),
    Sign(
        "SyntaxError",
        r"expected ':'",
        "colon missing",
        UNREAD + "a colon is missing.",
        "`def`, `if`, `for`, `while` and `else` lines end with a colon.",
    ),
    Sign(
        "IndentationError|TabError",
        "",
        "indentation",
        UNREAD + "a line is not indented as its block is.",
        "Indent the lines of a function, loop or `if` by four spaces, all alike, without tabs.",
    ),
    Sign(
        "SyntaxError",
        "",
        "syntax error",
        "Python could not read the file, so that none of it was run.",
        "Look at the line shown and the one above it: a bracket, a quote, a colon, a comma?",
    ),
)

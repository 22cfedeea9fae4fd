"""A row of a CSV file that is only ever data: one line, whatever a student is called.

A cell that begins with a sign such as ``=`` is a formula to a spreadsheet. As OWASP advises ("CSV
injection"), an apostrophe is put before it. Two names that differ stay different.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable

from nngrade.printable import EMOJI, printable

# Signs that begin a formula, their wide forms, and the apostrophe itself.
FORMULA = tuple("=+-@＝＋－＠'")
PLAIN = re.compile(r"[\w .'-]*")  # needs no quotes, whatever separates the cells

# What `printable` keeps or leaves out; the backslash first, so that no name can look like another.
WRITTEN = {"\\": "\\\\", "\n": "\\n", "\t": "\\t", EMOJI: "\\ufe0f"}


def line(cells: Iterable[str | int | float]) -> bytes:
    """One line of a CSV file in UTF-8. Numbers are written to their last digit."""
    row = [cell(value) if isinstance(value, str) else value for value in cells]
    plain = all(PLAIN.fullmatch(value) for value in row if isinstance(value, str))
    text = io.StringIO()
    writer = csv.writer(
        text,
        lineterminator="\n",
        quoting=csv.QUOTE_MINIMAL if plain else csv.QUOTE_NONNUMERIC,
    )
    writer.writerow(row)
    return text.getvalue().encode()


def cell(text: str) -> str:
    """`text` on one line, with no control character, and no formula."""
    for character, written in WRITTEN.items():
        text = text.replace(character, written)
    text = printable(text)
    return f"'{text}" if text.lstrip().startswith(FORMULA) else text

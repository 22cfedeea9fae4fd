"""Sentences broken into lines that a terminal shows whole."""

from __future__ import annotations

import re
import textwrap

WIDTH = 80
UNBROKEN = r"`[^`]*`|\S+ = (?:\[[^]]*\]|\S+)"  # a piece of code, or a quantity and its value


def wrapped(text: str, indent: str = "", width: int = WIDTH) -> list[str]:
    """Lines of at most `width`, each indented; what should be read as one is not broken."""
    whole = re.sub(UNBROKEN, lambda found: found[0].replace(" ", "\0"), text)
    lines = textwrap.wrap(whole, width, initial_indent=indent, subsequent_indent=indent)
    return [line.replace("\0", " ") for line in lines]

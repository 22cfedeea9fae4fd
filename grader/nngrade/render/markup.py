"""HTML elements that can be made in one way only: every text in them is escaped and harmless.

`Markup` is a type of its own, so that the type checker finds a text that was not escaped.
"""

from __future__ import annotations

import html
from typing import NewType

from nngrade.printable import printable

Markup = NewType("Markup", str)

NOTHING = Markup("")


def words(said: str) -> Markup:
    """Any text, a student's too, as the content of an element."""
    return Markup(html.escape(printable(said)))


def element(name: str, *content: Markup, style: str = "", **attributes: str) -> Markup:
    """An element; an attribute ``aria_label`` is written ``aria-label``."""
    given = {"style": style, **attributes} if style else attributes
    start = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{words(value)}"' for key, value in given.items()
    )
    return Markup(f"<{name}{start}>{''.join(content)}</{name}>")

"""What only a library, the data or an experiment can tell; one module for each subject.

Each is imported with the first claim that needs it, and what it needs with the function's call.
"""

from __future__ import annotations

from importlib import import_module

from nngrade.textbook.claims import UNCHECKED, Fact, Ruling, Unavailable


def found(fact: Fact, printed: str) -> Ruling:
    """What `fact` says of `printed`; unchecked, with the reason, where something is missing."""
    subject, name = fact.finder.split(":")
    try:
        ruling: Ruling = getattr(import_module(f"{__name__}.{subject}"), name)(printed, *fact.about)
    except Unavailable as reason:
        return Ruling(UNCHECKED, None, str(reason))
    except ImportError as missing:
        if (missing.name or "nngrade").startswith("nngrade"):
            raise
        return Ruling(UNCHECKED, None, f"This needs {missing.name}, which is not installed.")
    return ruling

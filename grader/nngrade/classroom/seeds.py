"""The seed of every submission, from one secret of the class: repeatable, and not to be guessed."""

from __future__ import annotations

import hmac
import os

SECRET_BYTES = 8
SEED_BYTES = 6  # 15 digits: a spreadsheet keeps them all


def fresh_secret() -> int:
    """A secret that nobody can guess, within what `--seed` takes."""
    return int.from_bytes(os.urandom(SECRET_BYTES)) >> 1


def of(secret: int, student: str, exercise: str) -> int:
    """What the inputs of one submission are drawn from: HMAC-SHA256(secret, student, exercise).

    It depends on nothing else, so that a mark can be repeated whoever else is in the class.
    """
    whose = os.fsencode(student) + b"\0" + exercise.encode()  # no name holds a zero byte
    return int.from_bytes(hmac.digest(str(secret).encode(), whose, "sha256")[:SEED_BYTES])

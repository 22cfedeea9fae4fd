"""nngrade: checks neural-network exercises against derived answers, and says what went wrong."""

from __future__ import annotations

__version__ = "0.1.0"

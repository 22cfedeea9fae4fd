"""A worker started anew: for platforms without fork, and where a GPU is in use.

The same `worker.serve`, reached through a fresh interpreter's standard streams.
"""

from __future__ import annotations

import os

from nngrade.sandbox import worker
from nngrade.sandbox.settings import Settings
from nngrade.sandbox.template import arrange_descriptors, load_family


def main(settings_json: str, trusted: bool) -> None:
    """Requests come on standard input, replies leave on standard output, prints on error."""
    settings = Settings.from_json(settings_json)
    requests, replies, output = os.dup(0), os.dup(1), os.dup(2)
    arrange_descriptors(requests, replies, output)
    load_family(settings.family)
    worker.serve(settings, requests, replies, trusted)

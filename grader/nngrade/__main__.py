"""``python -m nngrade`` and the installed command are the same thing."""

from __future__ import annotations


def main() -> None:
    try:
        from nngrade.cli import run

        run()
    except KeyboardInterrupt:  # while the first modules load; `run` takes care of what comes after
        import os

        from nngrade.exits import EXIT_INTERRUPTED

        os.write(2, b"Interrupted.\n")
        os._exit(EXIT_INTERRUPTED)


if __name__ == "__main__":
    main()

"""``python -m nngrade`` and the installed command are the same thing."""

from __future__ import annotations


def main() -> None:
    from nngrade.cli import run

    run()


if __name__ == "__main__":
    main()

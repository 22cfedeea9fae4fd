"""The command line: which command is meant, and what its end tells the shell.

Each command is a small file in `nngrade.commands`, imported only when it is called.
"""

from __future__ import annotations

import contextlib
import errno
import importlib
import io
import os
import signal
import sys
from pathlib import Path
from types import FrameType
from typing import NoReturn

import click

from nngrade import __version__
from nngrade.exits import EXIT_GRADER, EXIT_INTERRUPTED, EXIT_USAGE
from nngrade.printable import printable

COMMANDS = {
    "init": "Put the exercises into a folder; never overwrites your work.",
    "list": "Show the exercises, their points, and where you stand.",
    "check": "Check one exercise, or all of the workspace's.",
    "hint": "Show the next hint on a function, from a nudge to nearly the answer.",
    "derive": "Derive an exercise's formulas from the loss, term by term.",
    "solution": "Show the model answer beside yours, once yours passes.",
    "watch": "Check an exercise each time you save it; single keys go on.",
    "reset": "Bring one stub back; your file is kept as a backup.",
    "plot": "Draw what your functions do: boundaries, losses, activations.",
    "train": "Train your exercise 5 on the real housing data.",
    "grade": "Grade a folder of submissions, on all cores, into a table.",
    "textbook": "Check a text's figures and formulas: the tutorial's, or any chapter's.",
    "doctor": "Look at Python, PyTorch, devices, data and isolation.",
    "dev": "Tools for those who write exercises.",
}


class Commands(click.Group):
    """A group that imports a command when it is called and not before."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """An unknown command is told which one is near."""
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            import difflib

            near = difflib.get_close_matches(args[0], COMMANDS, n=1, cutoff=0.5)
            hint = f"Did you mean {near[0]}?" if near else f"There are {', '.join(COMMANDS)}."
            raise click.UsageError(f"There is no command {args[0]!r}. {hint}", ctx)
        return super().resolve_command(ctx, args)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"nngrade.commands.{cmd_name}")
        command: click.Command = module.command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="nngrade")
def cli() -> None:
    """Check neural-network exercises against derived answers.

    Begin with `nngrade init`, open exercise1.py, then `nngrade check 1`; or keep `nngrade watch`
    open beside your editor.
    """
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        click.get_current_context().color = False
    try:
        Path.cwd()
    except OSError:
        from nngrade.commands.options import Trouble

        raise Trouble("The folder you are in no longer exists; change to one that does.") from None


def run() -> NoReturn:
    """Runs the command line and exits with the contract's status."""
    _open_what_is_closed()
    for name in ("SIGTERM", "SIGHUP"):  # end as after Ctrl-C: no worker or scratch folder stays
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), _end)
    try:
        status = status_of_run()
    except SystemExit as end:
        status = end.code if isinstance(end.code, int) else EXIT_GRADER
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(OSError, ValueError):
            stream.flush()
    os._exit(status)  # all is closed by now, and taking NumPy apart would cost 20 ms more


def _open_what_is_closed() -> None:
    """A shell may close the standard streams: then no file or socket may take their numbers."""
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        if getattr(sys, name) is not None:
            continue
        opened = os.open(os.devnull, os.O_RDWR)
        if opened != number:
            os.dup2(opened, number)
        stream = os.fdopen(number, "r" if number == 0 else "w", encoding="utf-8")
        setattr(sys, name, stream)
        if name == "stdout":
            print("Standard output is closed; there is nowhere to print to.", file=sys.stderr)
            os._exit(EXIT_USAGE)


def _end(number: int, frame: FrameType | None) -> NoReturn:
    signal.signal(number, signal.SIG_IGN)  # clearing up takes a moment, and is not to be cut off
    sys.exit(128 + number)


def status_of_run(args: list[str] | None = None) -> int:
    """The exit status of one run: 0, 1, 2, 3 or 130; every trouble is one sentence."""
    try:
        code = cli.main(args, prog_name="nngrade", standalone_mode=False)
        sys.stdout.flush()
        return code if isinstance(code, int) else 0
    except click.exceptions.Exit as end:
        return end.exit_code
    except click.ClickException as error:
        told = io.StringIO()
        error.show(told)
        click.echo(printable(told.getvalue()), err=True, nl=False)  # a file can have any name
        return error.exit_code
    except (KeyboardInterrupt, click.Abort):
        with contextlib.suppress(OSError):
            click.echo("Interrupted.", err=True)
        return EXIT_INTERRUPTED
    except BrokenPipeError as problem:
        _silence()
        # Ctrl-C ends a whole pipeline, and what reads this one's words may be gone before.
        stopped = isinstance(problem.__context__, KeyboardInterrupt)
        return EXIT_INTERRUPTED if stopped else EXIT_GRADER
    except Exception as error:
        if isinstance(error, OSError) and error.errno == errno.ENOSPC and error.filename is None:
            _silence()
            click.echo("The output could not be written: the disk is full.", err=True)
            return EXIT_USAGE
        click.echo(
            f"nngrade itself failed ({type(error).__name__}: {printable(str(error))}). "
            "Please report it; NNGRADE_TRACE=1 shows where.",
            err=True,
        )
        if os.environ.get("NNGRADE_TRACE"):
            import traceback

            traceback.print_exc()
        return EXIT_GRADER


def _silence() -> None:
    """Nothing more is written to standard output, not even at the interpreter's end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())

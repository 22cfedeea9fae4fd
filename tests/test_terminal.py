"""The terminal is taken, drawn on, and given back, signals included."""

from __future__ import annotations

import os
import signal
import sys

import pytest

from nngrade.workspace import terminal
from nngrade.workspace.terminal import GIVE, TAKE, Terminal

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX signals")
NUMBERS = (signal.SIGINT, signal.SIGWINCH, signal.SIGTSTP, signal.SIGCONT)


class Modes:
    """Takes the place of the terminal's settings; notes what is done with them."""

    def __init__(self) -> None:
        self.done: list[str] = []

    def engage(self) -> None:
        self.done.append("engage")

    def restore(self) -> None:
        self.done.append("restore")


@pytest.fixture
def modes(monkeypatch: pytest.MonkeyPatch) -> Modes:
    found = Modes()
    monkeypatch.setattr(terminal, "SingleKeys", lambda: found)
    return found


def test_signals_ask_for_a_drawing(modes: Modes, capfd: pytest.CaptureFixture[str]) -> None:
    """Another size, and a stop from outside: after that all is taken and drawn anew."""
    asked: list[bool] = []
    with Terminal(asked.append) as held:
        held.paint(["one", "two"])
        os.kill(os.getpid(), signal.SIGWINCH)
        assert asked == [False]
        capfd.readouterr()
        held.paint(["one", "two"])
        assert capfd.readouterr().out == ""
        os.kill(os.getpid(), signal.SIGCONT)
        assert asked == [False, True]
        held.paint(["one", "two"])
        assert capfd.readouterr().out == TAKE + "\x1b[H\x1b[2Kone\n\x1b[2Ktwo"
    assert modes.done == ["engage", "engage", "restore"]


def test_ctrl_z_gives_the_terminal_away_meanwhile(
    modes: Modes, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """The shell finds it as it was; afterwards it is taken again, to be drawn."""
    asked: list[bool] = []
    kill = os.kill
    with Terminal(asked.append):
        stopped: list[tuple[str, list[str], object]] = []

        def stop(pid: int, number: int) -> None:
            out = capfd.readouterr().out
            stopped.append((out, list(modes.done), signal.getsignal(number)))

        with monkeypatch.context() as patched:
            patched.setattr(os, "kill", stop)
            kill(os.getpid(), signal.SIGTSTP)
        assert stopped == [(TAKE + GIVE, ["engage", "restore"], signal.SIG_DFL)]
        assert signal.getsignal(signal.SIGTSTP) is not signal.SIG_DFL
        assert asked == [True]
        assert modes.done[-1] == "engage"


def test_the_end_gives_all_back(modes: Modes, capfd: pytest.CaptureFixture[str]) -> None:
    """Also after an exception: screen, settings, and every signal's old handler."""
    before = [signal.getsignal(number) for number in NUMBERS]

    def fall() -> None:
        with Terminal(lambda stopped: None):
            assert not {*before[1:]} & {signal.getsignal(number) for number in NUMBERS[1:]}
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fall()
    assert [signal.getsignal(number) for number in NUMBERS] == before
    assert modes.done == ["engage", "restore"]
    assert capfd.readouterr().out == TAKE + GIVE

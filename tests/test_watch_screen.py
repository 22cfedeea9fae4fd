"""The screen of `nngrade watch` fits every terminal, and says what is asked and what is wrong."""

from __future__ import annotations

import click
import pytest

from nngrade.hints import Hint
from nngrade.render import watch_lines
from nngrade.render.watch_screen import KEYS, screen
from nngrade.workspace import watch_state as w
from watching import NAMES, Watched

LONG = "It is refused since " + "much is wrong with it and it needs many words, " * 9 + "alas."


def shown(watched: Watched, columns: int = 80, rows: int = 24, plain_marks: bool = False) -> str:
    view = screen(watched.state, columns, rows, plain_marks)
    assert len(view.lines) == rows
    assert all(len(click.unstyle(line)) <= columns for line in view.lines)
    return click.unstyle("\n".join(view.lines))


def pages() -> dict[str, Watched]:
    """A state for everything that the screen can show."""
    looking, waiting, verdict, passed = Watched(), *(Watched("exercise3") for _ in range(3))
    looking.passes("exercise1")
    verdict.judge("exercise3", *["failed"] * 9)
    passed.passes("exercise3")
    found = {"looking": looking, "waiting": waiting, "verdict": verdict, "passed": passed}
    for page, keys in (("list", "l"), ("reset", "r"), ("next", "n"), ("all", "c")):
        found[page] = Watched("exercise3")
        found[page].judge("exercise3", *["failed"] * 9)
        found[page].see(*(w.Pressed(key) for key in keys))
    for page, event in (
        ("gone", w.Gone("/a/long/way/" * 9)),
        ("hint", w.Hinted(Hint("exercise3", "check0", 1, 3, "Think.\n\n    code = 1"))),
        ("slow", w.Saved(("exercise3",))),
        ("told", w.Told(LONG)),
    ):
        found[page] = Watched("exercise3")
        found[page].judge("exercise3", *["failed"] * 9)
        found[page].see(event)
    found["slow"].see(w.Tick(3.2))
    found["refused"] = Watched("exercise3")
    found["refused"].refuse("exercise3", "cannot be read", LONG)
    return found


@pytest.mark.parametrize("size", [(80, 24), (60, 15), (200, 60), (40, 10), (20, 5), (5, 2), (1, 1)])
@pytest.mark.parametrize("page", list(pages()))
def test_every_page_fits_every_terminal(page: str, size: tuple[int, int]) -> None:
    """Exactly as many lines as there are rows, none wider than the terminal."""
    shown(pages()[page], *size)
    assert shown(pages()[page], *size, plain_marks=True).isascii()


@pytest.mark.parametrize("size", [(80, 24), (60, 15), (40, 12)])
@pytest.mark.parametrize("page", list(pages()))
def test_keys_and_points_are_always_in_sight(page: str, size: tuple[int, int]) -> None:
    """However long the page is."""
    text = shown(pages()[page], *size)
    assert all(key in text for key in KEYS)
    assert " of 50 points" in text


def test_long_verdict_scrolls_and_stops_at_its_end() -> None:
    """The keys for it are named only where there is something to scroll."""
    watched = pages()["verdict"]
    assert "scroll" not in shown(watched, 80, 60)
    top = shown(watched, 80, 15)
    assert "scroll" in top
    assert "exercise3: A title" in top
    for _ in range(99):
        watched.see(w.Pressed("space"))
    view = screen(watched.state, 80, 15)
    assert "--seed 7" in "\n".join(view.lines)
    assert view.top < watched.state.top


def test_bar_grows_with_the_points() -> None:
    """In proportion, over all exercises, and never past its end."""
    watched = Watched("exercise3")
    lengths = []
    for name in NAMES:
        watched.passes(name)
        lengths.append(shown(watched).count("█"))
    assert lengths == sorted({*lengths})
    assert "░" not in shown(watched)
    assert "50 of 50 points" in shown(watched)
    assert "Every exercise passes" in shown(watched)


def test_list_shows_where_each_exercise_stands() -> None:
    """Its number, its points, what could not be judged, and which one is watched."""
    watched = Watched("exercise3")
    watched.passes("exercise1")
    watched.fails("exercise3")
    watched.refuse("exercise2", "cannot be read", "Why.")
    watched.refuse("exercise4", "not begun")
    watched.see(w.Pressed("l"))
    lines = [line for line in shown(watched, 60, 20).splitlines() if "exercise" in line][1:6]
    assert [line[0] for line in lines] == [" ", " ", "▸", " ", " "]
    assert [line[2] for line in lines] == ["1", "2", "3", "4", "5"]
    for line, word in zip(
        lines, ("10 of 10", "cannot be read", "5 of 10", "not begun", "being checked"), strict=True
    ):
        assert word in line


def test_slow_check_says_how_long_it_may_take() -> None:
    """And after what time a call is ended. A quick one says nothing: the verdict is there."""
    watched = pages()["slow"]
    text = shown(watched)
    assert "Checking exercise3.py … 3 s (one call is ended after 10 s)" in text
    watched.see(w.Tick(0.1))
    assert "Checking" not in shown(watched)


def test_file_that_is_missing_can_be_brought_back() -> None:
    """The screen says so, and the question does not promise a backup of nothing."""
    watched = Watched("exercise3")
    watched.refuse("exercise3", "no file", "There is no file exercise3.py.")
    assert "There is no file exercise3.py." in shown(watched)
    assert "Press r" in shown(watched)
    watched.see(w.Pressed("r"))
    assert "backup" not in shown(watched)


def test_pytorch_is_waited_for_in_so_many_words() -> None:
    """Exercise 5 takes seconds to begin with; the others do not."""
    assert "PyTorch loads first" in shown(Watched("exercise5"))
    assert "PyTorch" not in shown(Watched("exercise3"))


def test_what_a_submission_says_cannot_draw_on_the_screen() -> None:
    """Escape sequences are written out."""
    watched = Watched("exercise3")
    watched.refuse("exercise3", "cannot be read", "\x1b[2Jboo")
    assert "\x1b" not in shown(watched)


def test_without_keys_each_verdict_is_printed_once() -> None:
    """When it is whole; the same one never twice, and a folder that is gone once."""
    watched = Watched("exercise3", counts_all=False)
    assert watch_lines.news(watched.state, None) == []
    watched.judge("exercise3", "failed", final=False)
    assert watch_lines.news(watched.state, None) == []
    watched.judge("exercise3", "failed")
    assert "exercise3: A title" in "\n".join(watch_lines.news(watched.state, None))
    told = watched.state.shown
    assert watch_lines.news(watched.state, told) == []
    watched.see(w.Gone("/tmp/work"))
    assert "/tmp/work is gone" in "\n".join(watch_lines.news(watched.state, told))
    assert watch_lines.news(watched.state, "/tmp/work") == []
    watched.see(w.Saved(("exercise3",)))
    assert watch_lines.news(watched.state, "/tmp/work") == []
    watched.refuse("exercise3", "cannot be read", "It is a folder.")
    assert watch_lines.news(watched.state, "/tmp/work")[0] == "It is a folder."
    watched.see(w.Saved(("exercise3",)))
    watched.passes("exercise3")
    assert "goes to the next one" in "\n".join(watch_lines.news(watched.state, told))

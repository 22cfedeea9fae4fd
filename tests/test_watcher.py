"""What `nngrade watch` does on each event: it moves on only when told, and counts what it saw."""

from __future__ import annotations

from dataclasses import replace

import pytest

from nngrade.hints import Hint
from nngrade.workspace import watch_state as w
from nngrade.workspace.watcher import DIGITS
from watching import NAMES, Watched, checks

N, H, L, C, R, Y = (w.Pressed(key) for key in "nhlcry")


def test_starts_at_the_exercise_that_was_named() -> None:
    """It comes first; the others are judged after it, for the bar."""
    watched = Watched("exercise3")
    assert checks(watched.asked) == [
        "exercise3",
        "exercise1",
        "exercise2",
        "exercise4",
        "exercise5",
    ]
    assert [a.urgent for a in watched.asked if isinstance(a, w.Check)] == [True] + [False] * 4


def test_without_a_name_it_looks_for_the_first_that_does_not_pass() -> None:
    """One after another, so that nothing is loaded that is not needed."""
    watched = Watched()
    assert checks(watched.asked) == ["exercise1"]
    assert checks(watched.passes("exercise1")) == ["exercise2"]
    assert watched.state.current == ""
    assert checks(watched.fails("exercise2")) == ["exercise3", "exercise4", "exercise5"]
    assert watched.state.current == "exercise2"
    assert isinstance(watched.state.shown, w.Judged)


def test_the_first_that_is_not_begun_gets_a_verdict_of_its_own() -> None:
    """A stub is recognised without being judged, which leaves nothing to show: it is judged."""
    watched = Watched()
    assert checks(watched.refuse("exercise1", "not begun"))[0] == "exercise1"
    assert watched.state.current == "exercise1"


def test_where_all_pass_the_last_is_shown() -> None:
    """Nothing is left to look for."""
    watched = Watched()
    for name in NAMES:
        watched.passes(name)
    assert watched.state.current == NAMES[-1]
    assert watched.state.all_passed
    watched.see(N)
    assert "Every exercise passes" in watched.state.note


def test_a_verdict_moves_nothing_on() -> None:
    """That an exercise passes is said; the next one comes with the key."""
    watched = Watched("exercise3")
    watched.passes("exercise3")
    assert watched.state.current == "exercise3"
    assert checks(watched.see(N)) == ["exercise4"]
    assert watched.state.current == "exercise4"


def test_the_next_one_is_loaded_when_an_exercise_passes() -> None:
    """PyTorch takes seconds, in which the student still reads."""
    watched = Watched("exercise4")
    assert w.Warm("exercise5") in watched.passes("exercise4")


def test_n_asks_before_it_leaves_what_does_not_pass() -> None:
    """Once more n goes on; any other key stays."""
    watched = Watched("exercise3")
    watched.fails("exercise3")
    assert watched.see(N) == ()
    assert (watched.state.asking, watched.state.current) == ("next", "exercise3")
    watched.see(w.Pressed("j"))
    assert (watched.state.asking, watched.state.current) == ("", "exercise3")
    watched.see(N, N)
    assert watched.state.current == "exercise4"


def test_n_asks_while_the_verdict_is_on_its_way() -> None:
    """What passed before the last save is not known to pass."""
    watched = Watched("exercise3")
    watched.passes("exercise3")
    watched.see(w.Saved(("exercise3",)), N)
    assert (watched.state.asking, watched.state.current) == ("next", "exercise3")
    watched.passes("exercise3")
    assert watched.state.asking == ""


def test_n_passes_over_what_is_solved_and_comes_round() -> None:
    """After the last exercise come the earlier ones that are open."""
    watched = Watched("exercise4")
    for name in ("exercise1", "exercise4", "exercise5"):
        watched.passes(name)
    watched.see(N)
    assert watched.state.current == "exercise2"


def test_n_on_the_only_one_left() -> None:
    """There is nowhere to go, and it says so."""
    watched = Watched("exercise2")
    for name in NAMES:
        if name != "exercise2":
            watched.passes(name)
    watched.fails("exercise2")
    watched.see(N)
    assert watched.state.current == "exercise2"
    assert "only one left" in watched.state.note


def test_a_save_is_judged_at_once_and_shows_the_verdict() -> None:
    """Whatever page was open."""
    watched = Watched("exercise3")
    watched.fails("exercise3")
    watched.see(L)
    (action,) = watched.see(w.Saved(("exercise3",)))
    assert action == w.Check("exercise3", watched.ticket("exercise3"), urgent=True)
    assert watched.state.page == w.VERDICT


def test_a_verdict_on_what_was_saved_over_is_passed_by() -> None:
    """Only the newest content counts."""
    watched = Watched("exercise3")
    old = watched.ticket("exercise3")
    watched.see(w.Saved(("exercise3",)))
    watched.judge("exercise3", "passed", ticket=old)
    assert watched.state.shown is None
    assert "exercise3" in watched.state.checking
    watched.fails("exercise3")
    assert not watched.state.passed


def test_marks_come_before_their_causes() -> None:
    """The first report is shown, the final one takes its place and is kept for `list`."""
    watched = Watched("exercise3")
    assert watched.judge("exercise3", "failed", final=False) == ()
    assert watched.state.explaining
    kept = watched.judge("exercise3", "failed")
    assert not watched.state.explaining
    assert [type(action) for action in kept] == [w.Keep]


def test_reading_on_is_not_disturbed_by_the_causes() -> None:
    """Who has scrolled stays there when the final report comes; a new verdict starts at the top."""
    watched = Watched("exercise3")
    watched.judge("exercise3", "failed", final=False)
    watched.see(w.Pressed("down"), w.Pressed("down"))
    watched.judge("exercise3", "failed")
    assert watched.state.top == 2
    watched.see(w.Saved(("exercise3",)))
    watched.judge("exercise3", "failed", final=False)
    assert watched.state.top == 0


def test_points_are_those_that_were_judged() -> None:
    """Nothing is taken on trust: before the verdicts there are no points."""
    watched = Watched("exercise3")
    assert watched.state.score == 0
    watched.passes("exercise1")
    watched.fails("exercise3")
    assert watched.state.score == 15
    watched.see(w.Saved(("exercise1",)))
    watched.refuse("exercise1", "cannot be read", "It is too large.")
    assert watched.state.score == 5


def test_another_file_that_was_saved_is_judged_and_told() -> None:
    """Who edits the wrong file learns it; the exercise that is watched stays."""
    watched = Watched("exercise3")
    watched.fails("exercise3")
    (action,) = watched.see(w.Saved(("exercise2",)))
    assert isinstance(action, w.Check)
    assert not action.urgent
    watched.fails("exercise2")
    assert watched.state.current == "exercise3"
    assert watched.state.note == "You saved exercise2.py too (5 of 10); this is exercise3."


def test_reset_asks_first() -> None:
    """Only y resets."""
    watched = Watched("exercise3")
    assert watched.see(R) == ()
    assert watched.see(N) == ()
    assert "Nothing was reset" in watched.state.note
    assert watched.state.current == "exercise3"
    assert watched.see(R, Y) == (w.Reset("exercise3"),)
    watched.see(w.Told("exercise3.py is the stub again."))
    assert "stub again" in watched.state.note


def test_a_save_takes_the_question_back() -> None:
    """What is to be reset is no longer what it was when it was asked."""
    watched = Watched("exercise3")
    watched.see(R)
    watched.see(w.Saved(("exercise3",)))
    assert watched.state.asking == ""
    assert "nothing was reset" in watched.state.note
    assert w.Reset("exercise3") not in watched.see(Y)


def test_list_goes_to_an_exercise_by_its_number() -> None:
    """Numbers are keys on that page alone; one past the last does nothing."""
    watched = Watched("exercise3")
    watched.see(w.Pressed("1"))
    assert watched.state.current == "exercise3"
    watched.see(L, w.Pressed(DIGITS[len(NAMES)]))
    assert watched.state.current == "exercise3"
    assert checks(watched.see(w.Pressed("1"))) == ["exercise1"]
    assert (watched.state.current, watched.state.page) == ("exercise1", w.VERDICT)
    watched.see(L, L)
    assert watched.state.page == w.VERDICT


def test_check_all_judges_every_exercise() -> None:
    """The one that is watched before the others, the list to look at meanwhile."""
    watched = Watched("exercise3")
    assert sorted(checks(watched.see(C))) == list(NAMES)
    assert watched.state.page == w.LIST
    assert watched.state.checking == {*NAMES}


def test_hints_go_one_level_further_with_each_press() -> None:
    """On the first check that does not pass; back on the verdict, h shows the same one again."""
    watched = Watched("exercise3")
    watched.see(H)
    assert "none yet" in watched.state.note
    watched.judge("exercise3", "passed", "failed")
    assert watched.see(H) == (w.GiveHint("exercise3", "check1", 0),)
    first = Hint("exercise3", "check1", 1, 3, "Think.")
    watched.see(w.Hinted(first))
    assert watched.state.page == w.HINT
    assert watched.see(H) == (w.GiveHint("exercise3", "check1", 1),)
    watched.see(w.Hinted(replace(first, level=2)), w.Pressed("escape"))
    assert watched.state.page == w.VERDICT
    assert watched.see(H) == ()
    assert watched.state.page == w.HINT


def test_no_hint_where_all_passes() -> None:
    """It says that there is nothing to hint at."""
    watched = Watched("exercise3")
    watched.passes("exercise3")
    assert watched.see(H) == ()
    assert "nothing left to hint at" in watched.state.note


def test_a_stop_is_not_the_submissions_time() -> None:
    """What was being judged when the program stood still is judged again; nothing else is."""
    watched = Watched("exercise3")
    assert checks(watched.see(w.Redraw(stopped=True))) == ["exercise3"]
    assert watched.see(w.Redraw(stopped=False)) == ()
    watched.fails("exercise3")
    assert watched.see(w.Redraw(stopped=True)) == ()


def test_a_folder_that_is_gone_and_back() -> None:
    """Everything is judged again, and no file is said to have been saved."""
    watched = Watched("exercise3")
    watched.fails("exercise3")
    watched.see(w.Gone("/home/ada/work"))
    assert watched.state.gone == "/home/ada/work"
    assert checks(watched.see(w.Saved(NAMES)))[0] == "exercise3"
    assert (watched.state.gone, watched.state.shown) == ("", None)
    watched.passes("exercise1")
    assert watched.state.note == ""


def test_a_save_while_it_looks_starts_the_look_again() -> None:
    """The exercise that was found to pass may be the one that was saved."""
    watched = Watched()
    watched.passes("exercise1")
    assert checks(watched.see(w.Saved(("exercise1",)))) == ["exercise1"]
    watched.fails("exercise1")
    assert watched.state.current == "exercise1"


@pytest.mark.parametrize("current", ["", "exercise3"])
@pytest.mark.parametrize("before", ["", "n", "r", "l", "c", "h"])
def test_q_quits_whatever_is_asked(current: str, before: str) -> None:
    """At every moment."""
    watched = Watched(current)
    if before:
        watched.see(w.Pressed(before))
    assert watched.see(w.Pressed("q")) == (w.Quit(),)


def test_without_keys_the_others_are_left_alone() -> None:
    """There is no bar to fill: only the exercise that is watched is judged."""
    watched = Watched("exercise3", counts_all=False)
    assert checks(watched.asked) == ["exercise3"]
    assert checks(watched.see(w.Saved(("exercise2", "exercise3")))) == ["exercise3"]


def test_unknown_keys_do_nothing() -> None:
    """The keys stand on the screen; a slip costs nothing."""
    watched = Watched("exercise3")
    before = watched.state
    assert watched.see(w.Pressed("x"), w.Pressed("é"), w.Pressed("escape")) == ()
    assert watched.state == before

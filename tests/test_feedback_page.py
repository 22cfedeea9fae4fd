"""The page of real outputs is what the command says today, and complete."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from nngrade import course, feedbackpage
from nngrade.feedbackpage import BadExample, Example

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "feedback.md"
EXAMPLES = feedbackpage.examples(ROOT / "docs" / "feedback.toml")

# Python's own marks below a line of a traceback differ between versions; the last digit of a
# training in single precision does between processors, and moves columns and carets.
MARKS = re.compile(r"^    \| +[~^]+\n", re.MULTILINE)
NUMBER = re.compile(r"\d+\.\d{3,}")


def read(page: str) -> tuple[list[str], list[float]]:
    """The words of a page, and its numbers of many digits."""
    page = MARKS.sub("", page)
    numbers = [float(number) for number in NUMBER.findall(page)]
    return re.sub(r"[\s^]+", " ", NUMBER.sub("0", page)).split(), numbers


def test_the_page_is_what_the_command_says() -> None:
    """Every example is run again; `nngrade dev feedback` brings the page up to date."""
    words, numbers = read(feedbackpage.page(EXAMPLES))
    shown_words, shown_numbers = read(PAGE.read_text(encoding="utf-8"))
    assert words == shown_words
    assert numbers == pytest.approx(shown_numbers, rel=1e-3)
    assert len(numbers) > 10


@pytest.mark.parametrize(("old", "new"), [("not 0.06", "not 0.07"), ("lost an axis", "lost")])
def test_a_page_that_has_drifted_is_seen(old: str, new: str) -> None:
    """Another word is seen, and another number."""
    shown = PAGE.read_text(encoding="utf-8")
    assert old in shown
    assert read(shown) != read(shown.replace(old, new))


@pytest.mark.parametrize("example", EXAMPLES[:1], ids=lambda example: example.exercise)
def test_the_command_prints_what_the_page_shows(tmp_path: Path, example: Example) -> None:
    """The line after the prompt, typed in a folder with that file, prints what stands below it."""
    (tmp_path / f"{example.exercise}.py").write_text(example.source(), encoding="utf-8")
    command = [sys.executable, "-m", *example.command.split()]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=tmp_path)
    printed = feedbackpage.DURATION.sub("(… s, ", done.stdout).rstrip()
    assert f"$ {example.command}\n{printed}\n```" in PAGE.read_text(encoding="utf-8")


def test_every_kind_of_failure_has_its_example() -> None:
    """Each status that a check can have, and each exercise."""
    shown = PAGE.read_text(encoding="utf-8")
    for words in ("not right yet", "raised an error", "took too long", "not written yet"):
        assert words in shown
    assert "did you call it" in shown
    assert {example.exercise for example in EXAMPLES} == {f"exercise{n}" for n in range(1, 6)}
    assert len({example.title for example in EXAMPLES}) == len(EXAMPLES) > 20


def test_the_code_stands_in_for_the_function_of_its_name() -> None:
    """The rest of the file is the model answer's, and the old function is gone."""
    example = Example("t", "l", "exercise3", "def gradients(w, x, y):\n    return 1\n")
    source = example.source()
    assert source.count("def gradients(") == 1
    assert "    return 1\n" in source
    assert "def train_step(" in source
    assert len(source) < len(course.solution("exercise3").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (None, "cannot be used"),
        ("[[example]", "cannot be used"),
        ("[[examples]]\ntitle = 'x'", "cannot be used ('example')"),
        ("[[example]]\ntitle = 'x'\ncode = 'y'", "cannot be used"),
        ("[[example]]\ncode = 'y'\ncolour = 'red'", "cannot be used"),
    ],
)
def test_examples_that_cannot_be_read_are_named(
    tmp_path: Path, text: str | None, words: str
) -> None:
    """One sentence with the file in it."""
    path = tmp_path / "feedback.toml"
    if text is not None:
        path.write_text(text, encoding="utf-8")
    with pytest.raises(BadExample, match=re.escape(words)) as problem:
        feedbackpage.examples(path)
    assert str(path) in str(problem.value)


def test_an_example_for_a_function_that_is_not_asked_for_is_named() -> None:
    with pytest.raises(BadExample, match="'stray': exercise3 has no function 'nothing'"):
        Example("stray", "l", "exercise3", "def nothing():\n    pass\n").source()

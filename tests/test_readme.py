"""The README is true: its commands run, its session is what comes out, its links lead somewhere."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import click
import pytest

from collection import submissions
from nngrade.cli import COMMANDS, Commands, cli

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```(\w+)\n(.*?)```", README, re.DOTALL)
SESSIONS = [text for kind, text in BLOCKS if kind == "console"]
INSTALLS = [text.strip() for kind, text in BLOCKS if kind == "sh"]
CHANGING = re.compile(r"\(\d+\.\d s, cpu, --seed (\d+)\)")


def spoken(text: str) -> str:
    return CHANGING.sub(r"(… s, cpu, --seed \1)", text).strip()


def mistaken(solution: Path, wrong: Path) -> str:
    """The solution with a wrong program's functions in the place of its own."""
    code, own = (path.read_text(encoding="utf-8") for path in (solution, wrong))
    for name in re.findall(r"^def (\w+)", own, re.MULTILINE):
        code = re.sub(rf"^def {name}\(.*?(?=^\S|\Z)", "", code, flags=re.MULTILINE | re.DOTALL)
    return f"{code}\n\n{own}"


def test_sessions_are_what_the_commands_print(tmp_path: Path) -> None:
    """Each `$ nngrade …` of the README prints what stands below it, but for the seconds."""
    wrong = ROOT / "tests/submissions/exercise3/wrong/missing_w5.py"
    solution = ROOT / "solutions" / "exercise3.py"
    folder, count = tmp_path, 0
    for session in SESSIONS:
        for part in re.split(r"^\$ ", session, flags=re.MULTILINE)[1:]:
            command, _, shown = part.partition("\n")
            done = subprocess.run(
                [sys.executable, "-m", *command.split()],
                capture_output=True, text=True, check=False, cwd=folder,
            )  # fmt: skip
            assert spoken(done.stdout) == spoken(shown), command
            count += 1
            if (tmp_path / "work").is_dir():
                folder = tmp_path / "work"
                (folder / "exercise3.py").write_text(mistaken(solution, wrong), encoding="utf-8")
    assert count >= 2


def test_ci_runs_the_test_command_of_the_readme() -> None:
    """`.ci/run` installs and tests with the very command that the README gives."""
    (command,) = [text for text in INSTALLS if "pytest" in text]
    lines = (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    assert [line.replace("install -q", "install") for line in lines].count(command) == 1


def test_first_command_does_the_main_job(capfd: pytest.CaptureFixture[str]) -> None:
    """What follows the installation in the README's first command passes."""
    (command,) = [text for text in INSTALLS if "pytest" not in text]
    main_job = command.rpartition("&& ")[2]
    assert main_job.startswith("nngrade check ")
    done = subprocess.run([sys.executable, "-m", *main_job.split()], check=False, cwd=ROOT)
    assert done.returncode == 0
    assert "10 of 10" in capfd.readouterr().out


def every_command() -> list[tuple[str, click.Command]]:
    group = cli
    assert isinstance(group, Commands)
    context = click.Context(group)
    found = []
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        found.append((name, command))
        if isinstance(command, click.Group):
            found += [(f"{name} {sub}", c) for sub, c in command.commands.items()]
    return found


@pytest.mark.parametrize(("name", "command"), every_command(), ids=lambda value: str(value)[:12])
def test_every_command_has_help_and_documentation(name: str, command: click.Command) -> None:
    """Each command explains itself, each option too, and the README or docs name it."""
    assert command.help
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            assert parameter.help, parameter.name
    documents = [README, (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")]
    documents += [path.read_text(encoding="utf-8") for path in (ROOT / "docs").glob("*.md")]
    assert any(f"nngrade {name}" in text for text in documents)


def test_table_of_commands_is_complete() -> None:
    """The overview printed by --help has every command, with the words of the command itself."""
    for name, command in every_command():
        if " " not in name:
            assert name in COMMANDS
            assert command.help is not None


@pytest.mark.parametrize("path", ["README.md", "CONTRIBUTING.md", "CHANGELOG.md"])
def test_links_lead_somewhere(path: str) -> None:
    """Every relative link of a document is a file of the repository."""
    text = (ROOT / path).read_text(encoding="utf-8")
    for target in re.findall(r"\]\(([^)#:]+)\)", text):
        assert (ROOT / target).exists(), target


def test_number_of_submissions_is_counted() -> None:
    """The README's count of right and wrong programs is that of the folder."""
    every = submissions()
    right = sum(submission.right for submission in every)
    assert f"{right} right programs and {len(every) - right} wrong ones" in " ".join(README.split())
    for exercise in {submission.exercise for submission in every}:
        mine = [s for s in every if s.exercise == exercise]
        assert sum(s.right for s in mine) >= 10
        assert sum(not s.right for s in mine) >= 25

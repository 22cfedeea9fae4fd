"""What a submission may not read or import, and is told so in a sentence."""

from __future__ import annotations

from contextlib import closing
from typing import Any

import pytest

from conftest import ROOT, Ask, answer
from nngrade.course import hidden_folders
from nngrade.sandbox import student
from nngrade.sandbox.replies import Raised


@pytest.mark.parametrize("name", ["os.listdir", "os.scandir", "open", "os.open", "io.open_code"])
def test_it_cannot_read_nngrades_files(ask: Ask, name: str) -> None:
    """Code, stubs and solutions; through links, relative names and bytes as well."""
    source = """
    import io, os
    READ = {"open": open, "os.open": lambda p: os.open(p, os.O_RDONLY), "os.listdir": os.listdir,
            "os.scandir": os.scandir, "io.open_code": io.open_code}
    def f(name, folders):
        got = []
        for k, (folder, file) in enumerate(folders):
            here = folder if "dir" in name else os.path.join(folder, file)
            os.symlink(folder, f"link{k}")
            link = f"link{k}" if "dir" in name else f"link{k}/{file}"
            for path in (here, os.path.relpath(here), link, f"./{link}"):
                try:
                    READ[name](path)
                    got.append(path)
                except PermissionError as error:
                    assert "nngrade's own files" in str(error), error
        return got
    """
    files = {folder: next(folder.glob("*.py")).name for folder in hidden_folders()}
    folders = [[str(folder), file] for folder, file in files.items()]
    assert len(folders) == 3
    assert answer(ask(source, name, folders)) == []


@pytest.mark.parametrize(
    "how",
    [
        "os.link(path, 'mine')",
        "os.rename(path, 'mine')",
        "os.rename(os.path.dirname(path), 'mine')",
        "os.open(os.path.dirname(os.path.dirname(path)), os.O_RDONLY)",
        "os.open('/', os.O_RDONLY)",
    ],
)
def test_it_cannot_reach_nngrades_files_another_way(ask: Ask, how: str) -> None:
    """By a second name in the scratch directory, or relative to the descriptor of a folder."""
    nowhere = hidden_folders()[0] / "missing" / "file.py"  # harmless should it get through
    reply = ask(f"import os\ndef f(path):\n    {how}", str(nowhere))
    assert isinstance(reply, Raised)
    assert reply.type == "PermissionError"
    assert "nngrade's own files" in reply.message


@pytest.mark.parametrize(
    "trick",
    [
        "",
        "sys.meta_path.pop(0)",
        "sys.meta_path.pop(0); sys.path.insert(0, own)",
        "sys.path.insert(0, own); sys.path_importer_cache.clear(); del sys.meta_path[0]",
        "sys.modules.pop('nngrade', None); sys.meta_path[:] = sys.meta_path[1:] + [None][:0]",
    ],
)
def test_it_cannot_import_the_answers(ask: Ask, trick: str) -> None:
    """Nor are they in `sys.modules`; not even where the allow-list itself was taken away."""
    source = f"""
    import sys
    def f(own):
        assert not [name for name in sys.modules if name.partition(".")[0] == "nngrade"]
        {trick or "pass"}
        import nngrade.references.worked_example
    """
    reply = ask(source, str(ROOT / "grader"))
    assert isinstance(reply, Raised)
    assert reply.type in ("ImportError", "ModuleNotFoundError", "PermissionError")


@pytest.mark.parametrize("exercise", ["exercise3", "exercise5"])
@pytest.mark.parametrize("library", ["sympy", "torch", "sklearn.linear_model", "pandas", "scipy"])
def test_imports_follow_the_exercise(templates: Any, exercise: str, library: str) -> None:
    """PyTorch and its company in exercise 5 alone; the sentence names exercise and library."""
    source = f"def f():\n    import {library}\n    return {library}.__name__"
    with closing(student.submission(templates(exercise), source.encode(), 60.0, 1)) as pupil:
        reply = pupil.call("f", [], {})
    if exercise == "exercise5":
        assert answer(reply) == library
    else:
        top = library.partition(".")[0]
        assert isinstance(reply, Raised)
        assert (reply.type, reply.line) == ("ImportError", 2)
        assert reply.message == (
            f"exercise3 may import the standard library and NumPy; {top!r} is not among them."
        )


@pytest.mark.parametrize("library", ["nngrade", "pip", "pytest", "hypothesis", "click", "no_such"])
def test_nothing_else_may_be_imported(ask: Ask, library: str) -> None:
    """Whether it is installed or not, at the top of the file too."""
    reply = ask(f"import {library}\ndef f(): return 1")
    assert isinstance(reply, Raised)
    assert reply.type == "ImportError"
    assert f"{library!r} is not among them" in reply.message

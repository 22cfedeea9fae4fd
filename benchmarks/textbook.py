"""What `nngrade textbook CHAPTER` finds: planted errors, false ones, how much, how fast.

    python benchmarks/textbook.py [--part errors|share|speed|hostile] [--pages 300]

The chapters are those of tests/chapters, written for this purpose in the styles of public
courses; beside each lies a file with errors to plant. An error counts as found where an erratum
is told on its line. The share counts figures behind an equality sign, found by a search that
knows nothing of the reader's grammar, other than those that stand behind a lone name and so may
be given.
"""

from __future__ import annotations

import argparse
import re
import tempfile
import time
import tomllib
from pathlib import Path

from nngrade.textbook.checking import Checked, check
from nngrade.textbook.claims import ERRATUM, FOLLOWS, UNCHECKED

CHAPTERS = Path(__file__).resolve().parents[1] / "tests" / "chapters"
RESULT = re.compile(r"(?<![<>:!=\w])(?:=|\\approx|\\simeq|≈)[\s&]*-?\s*(?:\\frac\{)?-?\.?\d")
LONE = re.compile(
    r"(?:^|[$,;(|{&\s])\\?[A-Za-zα-ω]+(?:\\?_\{?\w+\}?|\d+)?(?:\^\{?[\w()+]+\}?)?['’]*\s*&?\s*$"
)


def chapters() -> list[Path]:
    return sorted(path for path in CHAPTERS.iterdir() if Path(f"{path}.toml").exists())


def errors(path: Path) -> list[dict[str, str]]:
    found: list[dict[str, str]] = tomllib.loads(Path(f"{path}.toml").read_text("utf-8"))["error"]
    return found


def planted(path: Path, folder: Path, chosen: list[dict[str, str]]) -> tuple[Path, list[int]]:
    """The chapter with errors in it, and their lines."""
    text = path.read_text("utf-8")
    lines = []
    for one in chosen:
        assert text.count(one["find"]) == 1, (path, one)
        lines.append(text.count("\n", 0, text.index(one["find"])) + 1)
        text = text.replace(one["find"], one["put"])
    copy = folder / path.name
    copy.write_text(text, "utf-8")
    return copy, lines


def wrong_lines(checked: Checked) -> set[int | None]:
    return {one.claim.line for one in checked.review.having(ERRATUM)}


def show_errors() -> None:
    total = found = false = 0
    with tempfile.TemporaryDirectory() as folder:
        for path in chapters():
            clean = check([path])
            told = len(clean.review.having(ERRATUM)) + len(clean.review.having(FOLLOWS))
            copy, lines = planted(path, Path(folder), errors(path))
            checked = check([copy])
            hit = [line for line in lines if line in wrong_lines(checked)]
            beside = sorted(wrong_lines(checked) - set(lines), key=str)
            print(f"{path.name:<26} {len(hit)} of {len(lines)} planted errors found, "
                  f"{told} told in the clean text")  # fmt: skip
            for line in lines:
                if line not in hit:
                    print(f"    not found: line {line}")
            for line in beside:
                print(f"    told beside them: line {line}")
            total, found, false = total + len(lines), found + len(hit), false + told
    print(f"found {found} of {total} ({100 * found / total:.0f} %); false errata: {false}")


def results(text: str) -> int:
    """Figures behind an equality sign whose left side is no lone name."""
    count = 0
    for match in RESULT.finditer(text):
        if not LONE.search(text[max(0, match.start() - 60) : match.start()]):
            count += 1
    return count


def show_share() -> None:
    there = checked_ = claimed = open_ = 0
    for path in chapters():
        review = check([path]).review
        numeric = [one for one in review.verdicts if re.search(r"\d", one.claim.printed)]
        left = [one for one in numeric if one.status == UNCHECKED]
        there += results(path.read_text("utf-8"))
        claimed, open_ = claimed + len(numeric), open_ + len(left)
        checked_ += len(numeric) - len(left)
    print(
        f"numeric equalities seen: {claimed}; "
        f"checked: {checked_} ({100 * checked_ / claimed:.0f} %)"
    )
    print(f"figures behind an equality sign, by a plain search: {there}")


def generated(pages: int) -> str:
    """A book: all chapters again and again, each with a heading of its own, to so many pages."""
    sources = [path.read_text("utf-8") for path in chapters() if path.suffix in {".md", ".txt"}]
    book: list[str] = []
    lines = 0
    while lines < 45 * pages:
        text = sources[len(book) % len(sources)]
        book.append(f"# Part {len(book) + 1}\n\n{text}\n")
        lines += book[-1].count("\n")
    return "\n".join(book)


def show_speed(most: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        for pages in (most // 4, most // 2, most):
            path = Path(folder) / f"{pages}.md"
            path.write_text(generated(pages), "utf-8")
            start, busy = time.perf_counter(), time.process_time()
            review = check([path]).review
            took, busy = time.perf_counter() - start, time.process_time() - busy
            wrong = len(review.having(ERRATUM))
            print(
                f"{pages} pages: {took:.1f} s ({busy:.1f} s of processor time), "
                f"{len(review.verdicts)} equalities, {wrong} errata"
            )


HOSTILE = {
    "powers": "$9^{9^9} = 1$, $9**9**9 = 2$, $2^{100000} = 3$, $1000! = 4$, $10^{10^{10^9}} = 5$",
    "digits": "$$" + "9" * 19_000 + " = 1$$",
    "exponents": "$1e999999999 = 2$ and $10^{-999999999} = 0$",
    "depth": "$$" + "(" * 5000 + "1" + ")" * 5000 + " = 1$$",
    "fractions": "$$" + r"\frac{1}{" * 1500 + "1" + "}" * 1500 + " = 1$$",
    "length": "$$" + "+".join(["1"] * 9_000) + " = 5$$",
    "sum": r"$x = \sum_{i=1}^{99999999} i = 7$, "
    r"$y = \sum_{i=1}^{300}\sum_{j=1}^{300}\sum_{k=1}^{300} i j k = 7$",
    "slopes of sums": r"$S = \sum_{i=1}^{400} \sum_{j=1}^{400} \sum_{k=1}^{400} z_i z_j z_k$ and"
    r" $\frac{\partial S}{\partial z_2} = 2 z_2$",
    "cases": "$f(x) = " + r"\begin{cases} " * 2000 + r"1 & x > 0 \\ " * 2000 + "$",
    "macro": r"$\newcommand{\a}{\a\a}\a = 1$ $\newcommand{\b}[1]{\b{#1#1}} \b{x} = 2$",
    "definitions": " ".join(f"$x_{{{k + 1}}} = x_{{{k}}} + x_{{{k}}}$" for k in range(3000))
    + " $x_0 = 1$ $x_{3000} = 5$",
    "circle": "$a = b + 1$, $b = a + 1$, $a = 5$, $f(x) = f(x) + 1$, $f(1) = 2$",
    "unclosed": "$" * 99_999 + r"\[ " * 90_000 + r"\begin{align} " * 90_000 + "```\n" * 4001,
    "bars": "|" * 100_000 + "\n" + "-" * 100_000 + "x\n" + "| a " * 50_000,
    "tables": ("| a = 1 | b |\n" * 3000) + "|---|---|\n" + ("| 1 | 2 |\n" * 3000),
    "comments": "<!-- nngrade: " * 90_000,
    "ackermann": "$f(x) = f(f(x)) + x$, $f(3) = 4$, $g(x) = x x$, $g(g(g(g(g(g(g(g(9)))))))) = 4$",
}


def show_hostile() -> None:
    with tempfile.TemporaryDirectory() as folder:
        for name, text in HOSTILE.items():
            path = Path(folder) / f"{name}.md"
            path.write_text(text, "utf-8")
            _survive(name, path)
        first, second = Path(folder) / "first.tex", Path(folder) / "second.tex"
        first.write_text(r"\input{second} $1 + 1 = 3$", "utf-8")
        second.write_text(r"\input{first} \input{second} \input{nothing}", "utf-8")
        _survive("input in circles", first)


def _survive(name: str, path: Path) -> None:
    start = time.perf_counter()
    review = check([path]).review
    took = time.perf_counter() - start
    errata, unchecked = len(review.having(ERRATUM)), len(review.having(UNCHECKED))
    print(
        f"{name:<18} {took:5.1f} s, {len(review.verdicts)} equalities, {errata} errata, "
        f"{unchecked} unchecked"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--part", choices=["errors", "share", "speed", "hostile"])
    parser.add_argument("--pages", type=int, default=300)
    chosen = parser.parse_args()
    if chosen.part in {None, "errors"}:
        show_errors()
    if chosen.part in {None, "share"}:
        show_share()
    if chosen.part in {None, "speed"}:
        show_speed(chosen.pages)
    if chosen.part in {None, "hostile"}:
        show_hostile()


if __name__ == "__main__":
    main()

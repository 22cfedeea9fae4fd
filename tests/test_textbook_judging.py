"""Rules of judgement: what holds, what is an erratum, what is left alone."""

from __future__ import annotations

import pytest

from conftest import statuses
from nngrade.textbook.claims import ERRATUM, FOLLOWS, HOLDS, UNCHECKED

RIGHT = {
    "rounded": r"$1/3 = 0.333$ and $2/3 = 0.667$",
    "cut off": "$2/3 = 0.66$, $-2/3 = -0.66$",
    "ties either way": "$0.5 \\cdot 0.25 = 0.12$, $0.5 \\cdot 0.25 = 0.13$",
    "from rounded operands": r"$0.593 \times 0.597 = 0.3541$ (unrounded $0.59327 \times 0.59688$)",
    "from a difference of a rounded figure": r"$u = 3 - \frac{1}{\sqrt{7}} = 3 - 0.378 = 2.622$ and"
    r" $60 \cdot 2.622 = 157.322$",
    "from the unrounded run": r"Let $x = 2$. $y = x/3 = 0.67$, so $z = 3 y = 2$. And $z = 2.01$.",
    "percent": r"$19/20 = 0.95 = 95\,\%$, or 19/20 = 95%",
    "percent behind": r"that is $19/20 = 95$ % of them, $1/4 = 25$ percent",
    "scientific": r"$3000 \times 2.75\times10^{-4} \approx 0.825 = 8.25 \cdot 10^{-1}$",
    "thousands": r"$48{,}120 + 10{,}164 = 58{,}284$, $20{,}640 \cdot 0.8 = 16{,}512$",
    "long chain": r"$2 \cdot 3 + 1 = 6 + 1 = 7 = 7.0$",
    "roughly": r"$2^{10} \approx 1000$, $2^{10} \approx 10^3$, $\frac{1}{1+0.6065} \approx"
    r" \frac{1}{1.6}$",
    "floor": r"$\lfloor 7/2 \rfloor = 3$ and $\lceil 7/2 \rceil = 4$",
    "vectors": r"$(1, 2) + (3, 4) = (4, 6)$, $[1, 2]^T [3, 4] = 11$, $0.5 \cdot [1, 3] = [0.5,"
    r" 1.5]$",
    "matrices": r"$\begin{pmatrix} 1 & 2 \\ 3 & 4 \end{pmatrix} \begin{pmatrix} 1 \\ 1"
    r" \end{pmatrix} = \begin{pmatrix} 3 \\ 7 \end{pmatrix}$",
    "sum": r"$\sum_{i=1}^{4} i^2 = 30$. With $x_1 = 1$, $x_2 = 5$: $\sum_{i=1}^{2} x_i = 6$",
    "a sum over all": r"$z_1 = 2$, $z_2 = 1$, $z_3 = 0.1$. $p_1 = \frac{e^{z_1}}{\sum_j e^{z_j}} ="
    r" 0.659$, $\frac{1}{3} \sum z_i = 1.03$ and $\prod_i z_i = 0.2$",
    "a sum of free length": r"$\sum_{i=1}^n 2 a_i = 2 \sum_{i=1}^n a_i$,"
    r" $\sum_k c x_k = c \sum_k x_k$",
    "a slope of a sum": r"$S = \sum_{j=1}^{3} z_j^2$. $\frac{\partial S}{\partial z_2} = 2 z_2$",
    "a formula for every index": r"Let $x_1 = 1$, $x_2 = 2$ and $h_i = 2 x_i$. $h_1 = 2$, $h_2 = 2"
    r" \cdot 2 = 4$, $\sum_i h_i = 6$",
    "parts of vectors": r"Let $x = (3, -4)$. $\|x\|_1 = 7$, $\|x\|_2 = 5$, $y = x_1 - x_2 = 7$ and"
    r" $\sum_i x_i = -1$. $(5, 6)_2 = 6$, $[2, -1] \cdot [1, 3]^T = 2 - 3 = -1$",
    "cases": r"$f(x) = \begin{cases} x^2 & \text{if } x > 1 \\ 0 & \text{otherwise} \end{cases}$,"
    r" $f(3) = 9$, $f(1) = 0$",
    "identity": r"$(a+b)^2 = a^2 + 2ab + b^2$, $\sigma = 1$",
    "slope": r"$f(x) = x^3 + 2x$, $f'(x) = 3x^2 + 2$, $f'(2) = 14$, $f(2) = 12$",
    "second slope": r"Let $y = x^3$. $\frac{d^2 y}{dx^2} = 6x$",
    "sigmoid": r"The sigmoid $\sigma(0) = 0.5$ and $\sigma(1) = 0.731$; $\sigma'(0) = 0.25$",
    "natural logarithm": r"$-\log 0.5 = 0.693$",
    "other logarithm": r"With the base-2 logarithm $-\log 0.5 = 1$; $\log_{10} 100 = 2$",
    "unsaid logarithm": r"$-\log 0.25 = 2$",
    "order": r"$0.15 < 2.205$, $3 > 2 \ge 2$",
    "own weights": r"Let $w = 0.5$, $x = 2$. $y = w x = 0.5 \cdot 2 = 1$",
    "given anew": "Let $x = 2$. $y = 3x = 6$. Now let $x = 5$: $y = 15$.",
    "a computer's digits": "$0.1 + 0.2 = 0.30000000000000004$ and 2.9 - 0.8 = 2.0999999999999996",
    "a value behind": "Let $x = 1$. $y = 2 x = 6$ for $x = 3$, and $y = 8$ for $x = 4$.",
    "a constant": r"With $\pi \approx 3.14$ and $r = 5$ the area is $A = \pi r^2 = 78.54$",
    "probabilities": r"$P(D) = 0.02$, $P(+|D) = 0.9$, $P(+) = 0.067$. $P(D \mid +) ="
    r" \frac{P(+ \mid D) P(D)}{P(+)} = \frac{0.9 \cdot 0.02}{0.067} = 0.27$, $1 - P(D) = 0.98$",
    "a law of probability": r"$P(A) = 1 - P(A^c) = 1 - 0.2 = 0.8$. So $1 - P(A) = 0.2$.",
    "conditions make it one": r"$p(y|x) = 0.3$, $p(x) = 0.5$, $p(x,y) = p(y|x) p(x) = 0.15$. With"
    r" $q = 0.2$, $q(1 - q) = 0.16$",
    "a fraction before a figure": r"$0.9 - \frac{1}{4} 0.8 = 0.7$",
    "x between figures": "We need 3 x 3 x 64 = 576 weights; (2 + 1) x (3 + 1) = 12, 5x5x3 = 75",
    "a margin": r"Let $m = 8$, $z = 1.96$, $s = 3.5$, $n = 200$. $C = m \pm z \frac{s}{\sqrt{n}}"
    r" = 8 \pm 1.96 \cdot \frac{3.5}{\sqrt{200}} = 8 \pm 0.49 = (7.51, 8.49)$",
    "an index without braces": r"$w_11 = 2$, $w_12 = 3$, $x_1 = 1$, $w_11x_1 + w_12 = 5$",
    "what a name is told": r"$\text{New weight } w = 0.5 - 0.1 = 0.4$, so $2 w = 0.8$",
    "what follows from it": r"$1 - a = 0.95 \implies a = 0.05 \implies a/2 = 0.025$",
    "a heading tells": "# The sigmoid\n\n$\\sigma(0) = 0.5$",
    "a mark of some sites": "$`2 + 3 = 5`$",
    "a name explained": "```\nη (learning rate) = 0.1\nz = η * 3 = 0.3\n```",
    "a name in another script": r"$\text{比} = 1/4 = 0.25$, $\text{比} \cdot 2 = 0.5$",
    "a positive test": "$P(+) = 0.9 \\cdot 0.1 + 0.2 \\cdot 0.9 = 0.27$, $1 - P(+) = 0.73$",
    "a value that is tried": r"$k = 6/d$. Try $k = 2$ (so $d = 3$): $k + 1 = 3$. Try $k = 1.5$: $2k"
    " = 3$.",
    "no disorder": r"$H = 0.94$. Pure: $H = -1 \log_2 1 - \frac{0}{5} \log_2 \frac{0}{5} = 0$",
    "names of several words": r"$\text{side length} = 5$, $\text{pad size} = 1$, $\text{new side}"
    r" = (\text{side length} + 2 \times \text{pad size}) \cdot 2 = 14$",
    "binomial coefficients": r"$\binom{6}{2} = 15$, $P(X = 2) = {6 \choose 2} 0.5^2 0.5^4 = 0.234$",
    "the normal distribution": r"With the standard normal distribution $\Phi(1) = 0.8413$ and"
    r" $\Phi^{-1}(0.9) = 1.2816$.",
    "a point between brackets": "So `q . k = [1, 2] . [3, 1] = 1*3 + 2*1 = 5`.",
    "a new line": r"$s = 2 / 5 = 0.4 \newline t = (1.2 - 0.5) / 0.4 = 1.75$",
    "a figure first": r"$0.67 \approx \frac{2}{3}$, $0.67 = 2/3$, $x = 0.69 = \ln 2 = 0.693$",
    "in words before the sign": r"We get $2 + 1.5 = 3.5$. Odds $= \frac{6}{3} = 2$, logit"
    r" $\approx 0.69 = \ln 2$. **Margin:** $= 3 + 1 = 4$, with $n$ $= 2 \cdot 4 = 8$ of them",
    "goes on behind a label": r"$w = 10 - 2 \cdot 3$. *Step 2:* $= 10 - 6 = 4$",
    "in a section below": "# One\n\nLet $a = 2$, $N = 3 a$.\n\n## Two\n\nSo $N = 6$.",
    "many digits": r"$2^{64} = 18446744073709551616$",
    "rounded parts of a sum": "0.4 − 0.5·(−0.031) = 0.4 + 0.016 = 0.416",
    "a σ that is shown": "z₁ = 0.4·2 = 0.8\na = σ(z₁) = σ(0.8) = 0.69\nand σ(1.3) ≈ 0.786",
    "a slope's printed value": "Let $z = 0.31$, $a = 1/(1 + e^{-z}) = 0.577$ and $L = 3 a$. "
    r"$\frac{dL}{dz} = 3 a (1 - a) = 3 \cdot 0.58 \cdot 0.42 = 0.73$. "
    r"$q = \frac{dL}{dz} \cdot z = 0.73 \cdot 0.31 = 0.2263$",
    "a slope of every step": "The rule is $x_{new} = x - 0.5 y'$.\n\n```\nx = 4\n"
    "x_new = 4 - 0.5 * 2 = 3\nx = 3\nx_new = 3 - 0.5 * 1.5 = 2.25\nx = 2.25\n```\n",
    "a sum up to a name": r"$S = \sum_{i=1}^n (x_i - m)^2 = \sum_{i=1}^n x_i^2"
    r" - 2 m \sum_{i=1}^n x_i + n m^2$",
    "ways to choose": r"$\binom{8}{3} = \frac{8 \cdot 7 \cdot 6}{3!} = 56$ and $120 = 5!$",
    "an inner product": r"Let $u = (1, 2)$, $v = (3, 5)$. $\langle u, v \rangle = 13$",
    "a condition's probability": "Let $P(B|A) = 0.9$, $P(A) = 0.2$, $P(B) = 0.3$."
    r" $P(A|B) = \frac{P(B|A) P(A)}{P(B)} = 0.6$",
    "a percent sign of LaTeX": "It gets 160/200 = 80\\% of them.",
    "nothing times its logarithm": r"$-1 \log_2 1 - 0 \log_2 0 = 0$",
    "a whole part": r"Let $k = 2 n + 1$ be odd. $o = i + 2 \lfloor k/2 \rfloor - k = i - 1$",
    "a list as a column": r"Let $x = [1, 2]^T$. $\begin{bmatrix} 1 & 2 \\ 3 & 4 \end{bmatrix} x ="
    r" \begin{bmatrix} 5 \\ 11 \end{bmatrix}$ and $[1, 2] [3, 4]^T [1, 1] = [7, 14]$",
    "a rounded column": r"$\tanh([1, 2]^T) = [0.76, 0.96]^T$",
    "a part printed before": r"$0.35 \times 0.027 = 0.0095$, and so"
    r" $0.027 \times 0.35 + 0.5 \times 0.0413 = 0.0302$",
    "two in a row": r"\begin{align*} R &= -0.5 & R^2 &= 0.25 \\ & b_1 = 0.2 && b_2 = 0.3"
    r" \end{align*} $b_1 + b_2 = 0.5$",
    "table": "| $x$ | $y = x^2$ |\n| --- | --- |\n| 1 | 1 |\n| 1.5 | 2.25 |\n",
}


@pytest.mark.parametrize("name", sorted(RIGHT))
def test_what_is_right_is_called_right(judge, name: str) -> None:  # noqa: ANN001
    """Checked, and found to hold."""
    found = judge(RIGHT[name])
    assert HOLDS in statuses(found)
    assert not {ERRATUM, FOLLOWS} & set(statuses(found)), found


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        (r"$2 + 1.5 = 3.5$. Odds $= \frac{6}{3} = 3$", "3"),
        (r"$w = 10 - 2 \cdot 3$. *Step 2:* $= 10 - 6 = 5$", "5"),
        (r"$w = 10 - 2 \cdot 3$ $= 10 - 6 = 5$", "5"),
    ],
)
def test_a_formula_goes_on_with_the_one_before(judge, text: str, printed: str) -> None:  # noqa: ANN001
    """With what it is meant to be said in words, only its own sides are held together."""
    assert [one.claim.printed for one in judge(text) if one.status == ERRATUM] == [printed]


ALONE = {
    "what the data nearly follow": r"$x_1 = 1$, $x_2 = 2$, $y_i = 2 x_i + 1$. $y_1 = 3.2$,"
    r" $y_2 = 5$, $y_1 = 4$",
    "a sum over some": r"$x_1 = 2$, $x_2 = 3$, $x_3 = 4$. $s = \sum_i x_i = 5$",
    "positive names": r"$\sqrt{a^2} = a$, $|b| = b$, $\max(0, c) = c$",
    "another function with a prime": r"$f(w) = (w - 1)^2$ and $f'(w) = f(w) + 1$, $g'(x) = 3x$",
    "parts counted from nought": r"$x = (3, 4)$ and $x_0 = 3$. $y = x_1 + 1 = 5$, $(101)_2 = 5$",
    "a case at its limit": r"$f(x) = \begin{cases} 1 & x > 0.5 \\ 0 & x < 0.5 \end{cases}$, $f(0.5)"
    r" = 1$",
    "a condition": "Let $w = 2$, $x = 3$, $b = 1$. The boundary is where $w x + b = 0$.",
    "an equation to be solved": "Let $x = 1$. Solve $2x + 1 = 7$. We want $x^2 = x$.",
    "a limit": r"$\lim_{x \to 0} \frac{\sin x}{x} = 1$ and $\int_0^1 x\,dx = 2$",
    "dots": r"$1 + 2 + \dots + 5 = 99$",
    "units": r"$1 \text{ km} = 1000 \text{ m}$, $5000000 = 5 \text{ million}$, $2\,\mathrm{h}"
    r" = 120\,\mathrm{min}$",
    "million behind": r"It has $2 \cdot 2.5 \cdot 10^6 = 5$ million parameters, or 4*1.25e6 = 5"
    r" million.",
    "converted units": r"$2 \cdot 90 = 3 \text{ h}$, $3 \cdot 500 = 1.5 \text{ kg}$, $90 / 3.6 = 25"
    r"\text{ m}$, $5 \cdot 1024 = 5 \text{ KiB}$, $0.002 \cdot 2.5 = 5\,\mathrm{ms}$",
    "two readings": r"$1/2x = 7$, $\log 2 3 = 5$",
    "unknown functions": "$P(A|B) = 0.3$, $f(3) = 7$, $y = f(ab) = f(a) + f(b)$",
    "binary": "$5 = 101_2$ and $7 \\bmod 3 = 4$",
    "an angle": r"$\sin(30) = 0.5$",
    "an assignment": "$t \\leftarrow t + 1$, $i = i + 1$. Let $i = 3$. $i = 9$",
    "an epsilon": "$e = 0.2$ and $e^2 = 7.39$",
    "a power T": r"Let $\gamma = 0.9$ and $T = 3$. $\gamma^T = 0.9^3 = 0.729$",
    "another example": "# One\n\nLet $w = 2$, $x = 3$. $y = w x = 6$.\n\n"
    "# Two\n\nLet $w = 5$. Here $y"
    " = w x = 20$.",
    "another example's events": "$P(A) = 0.3$, $P(B) = 0.5 P(A) = 0.15$. A second urn: $P(A) ="
    " 0.6$ and $P(B) = 0.8$.",
    "words before a figure": "20% of 50 = 10, half of 6 = 3, 5 times 6 = 30, 15% of 2*100 = 30. The"
    " square root of 16 = 4; 3 times 2 + 1 = 7; class 1 = 0.7; 10 out of 20 = 50%.",
    "computed on with": r"$784 \cdot 128 = 100352 + 128 = 100480$. 3 * 40 = 120 + 5 biases = 125."
    "\n\n```\n784 * 128 = 100352 + 128 biases = 100480\n```",
    "roots": r"$x = \frac{-3 \pm \sqrt{1}}{2} = -1$, $\pm 2 = 2$, $x = 3 \pm 2$, so $x = 5$",
    "what follows from a condition": r"$p > 0.5 \implies q = 1$, and $q = 0.3$, $q + 1 = 1.3$",
    "another thing in words": r"So $r = 5\%$, with a ratio $= 0.1$. $x = 2$. Cost $= 2.5$.",
    "a share called pi": r"Odds are $\pi/(1 - \pi) = 1/4$, so $\pi = 0.2$.",
    "a name told anew": r"$H = 0.94$. Now $H = \int p = 0.5$ and $H = q \cdot 3 = 0.25$.",
    "a size": r"The output is $\frac{7 - 3}{2} + 1 = 3 \times 3$.",
    "the next step": "$$x = 5 - 0.5 \\cdot 2$$\n$$x = 4 - 0.5 \\cdot 2 = 3$$\nNow $x = 9$.",
    "in percent all along": r"$\sqrt{1.5^2 + 2^2} = 2.5\%$.",
    "another section": "# One\n\nLet $a = 2$, $N = 3 a$.\n\n# Two\n\nThere are $N = 128$ samples.",
    "code": "```python\nx = 1 + 1\ny = 5 == 6\n```\n\n`a = b = 1 + 2`",
    "an error called e": "Let $t = 0$, $y = 1$. $e = t_d - y = 0 - 1 = -1$, and $e = 0.5$.",
    "measured values": "Let $w = 2$ and $y = w x$.\n\n| $x$ | $y$ |\n| --- | --- |\n"
    "| 1 | 2 |\n| 2 | 4 |\n| 3 | 6.2 |\n",
    "another value of a name": "Let $x = 0$. $x = y + z$, $x = 3.14$, and $x = 314$.",
    "versions in a table": "| a | b |\n| --- | --- |\n| x | >= 2.36 |\n| y | >= 10.15 |\n",
    "a price": "It costs $5 = and $7, no more",
    "several values": "$x = 1, 2, 3$ and $i = 1, \\dots, n$",
    "other values": r"Let $w = 2$, $x = 3$. $y = w x = 5 \cdot 7 = 35$",
    "other norms": r"$\|x\|_1 = 5$, $|A| = 3$",
    "any activation": r"$\sigma$ is an activation such as sigmoid, ReLU or tanh. $\sigma(1.6) ="
    r" 1.6$",
    "a convention": "# Loss\n\n$L = \\frac{1}{2} (y - t)^2$\n\n# Slope\n\n"
    r"$\frac{\partial L}{\partial y} = 2 (y - t)$",
    "a function that is not said": r"$a = \psi(z)$, $\frac{\partial a}{\partial z} = a (1 - a)$",
    "a slope by the text's word": "∂L/∂w = δ·a\n\nNow L = (p − t)², p = q and t = 3:\n"
    "∂L/∂w = ∂L/∂p · ∂p/∂w\n",
    "another problem": "**Problem 1.** Let a = 2, p = a² and L = p − 3.\n\n"
    "**Problem 2.** Now let a = 5, L = (p − 3)².\n\n∂L/∂a = ∂L/∂p · 2\n",
    "what cannot be read goes on": "β = 1\n\nδ = ∆(?)\n  = 0.5 · 0.4 = 0.2\n",
    "no coefficient": r"$\binom{99999}{5} = 3$, $\binom{2.5}{1} = 2$, $\Phi(1) = 3$.",
    "no number": "Let $y = w = 1/0$, $z = q = \\sqrt{-1} = 0^{-1}$ and $v = \\log(0) = 1000!$.",
    "in percent from the start": r"$\sqrt{2.1^2 + 2.8^2} = 3.5\%$",
    "shares that add up to one": r"$V = \sum_{i=1}^n w_i (a - x_i) = a - \sum_{i=1}^n w_i x_i$",
    "a share in words": "About 1 in 2,000 = 0.0005 of them.",
    "a condition on its own": "The value is $1$. All of the $>90$th percentile stand apart.",
    "a function named again": "# One\n\n$f(x) = x^2$\n\n# Two\n\n$f(x) = u v$, so $f(3) = 5$.",
    "a name used anew": "# One\n\n$m = 0$\n\n# Two\n\n$m = -g = 0.58$",
    "another name for it": r"$h = 3 a$, $p = h$, $L = \frac{1}{2} (h - y)^2$."
    r" $\frac{\partial L}{\partial h} = \frac{\partial L}{\partial p}$",
    "events that exclude each other": r"If independent, $P(A \cap B) = P(A) P(B)$. If exclusive,"
    r" $P(A \cup B) = P(A) + P(B) - P(A \cap B) = P(A) + P(B)$.",
    "half of a table": "| $x$ | $y = 2x$ |\n| --- | --- |\n| 1 | 5 |\n| 2 | 9 |\n",
}


@pytest.mark.parametrize("name", sorted(ALONE))
def test_what_may_be_right_is_not_accused(judge, name: str) -> None:  # noqa: ANN001
    """Conditions, conversions, other examples, unknown functions: no erratum, and a reason."""
    found = judge(ALONE[name])
    assert not {ERRATUM, FOLLOWS} & set(statuses(found)), found
    assert all(one.message for one in found if one.status == UNCHECKED)


WRONG = {
    "a sum": ("$1 + 1 = 3$", "2"),
    "a last digit": ("$1/3 = 0.334$", "0.333333"),
    "a whole number": (r"$\frac{14 - 5}{1} + 1 = 9$", "10"),
    "many digits": (r"$2^{64} = 18446744073709551617$", "18446744073709551616"),
    "a sign": (r"$0.659 - 1 = 0.341$", "-0.341"),
    "a power": (r"$0.9^2 = 0.18$", "0.81"),
    "a formula's figure": ("Let $w = 2$, $x = 3$. $y = w x + 1 = 8$.", "7"),
    "a lone figure": ("Let $w = 2$, $x = 3$, and $y = w x + 1$. So $y = 8$.", "7"),
    "a figure put in": (r"Let $w = 2$, $x = 3$, $b = 1$. $y = w x + b = 2 \cdot 4 + 1 = 7$.", "3"),
    "a slope": (r"Let $y = x^3$. $\frac{dy}{dx} = 2x^2$.", "3·x^2"),
    "a slope of the section before": (
        "# Forward\n\n$z = w x + b$\n\n# Backward\n\n$\\frac{\\partial z}{\\partial w} = b$",
        "x",
    ),
    "a slope's figure": (r"Let $x = 2$, $y = x^3$. $\frac{dy}{dx} = 8$.", "12"),
    "an identity": (r"$y = (a + b)^2 = a^2 + ab + b^2$", "(a + b)^2"),
    "a function": ("$f(x) = x^2 + 1$ and $f(3) = 11$", "10"),
    "an entry": (
        r"$\begin{bmatrix} 1 & 2 \end{bmatrix} \cdot 2 = \begin{bmatrix} 2 & 3 \end{bmatrix}$",
        "[2, 4]",
    ),
    "plain text": ("The density is therefore 10/5=3 (samples/interval).", "2"),
    "a fence": ("```\nz = 1*0 + 1*1 - 1.5 = 0.5\n```", "-0.5"),
    "a margin": (r"$8 \pm 2 \cdot 0.25 = 8 \pm 0.6$", "[7.5, 8.5]"),
    "an interval": (r"$8 \pm 0.5 = (7.5, 8.4)$", "[7.5, 8.5]"),
    "all digits cut off": ("$0.7 = 0$", "0.7"),
    "no percentage": ("The share is 45/50 = 0.9%.", "90%"),
    "a percentage": ("The share is 45/50 = 91%.", "90%"),
    "a binomial coefficient": (r"$\binom{7}{3} = 34$", "35"),
    "before a unit": (r"$\sqrt{0.0925} = 0.344\,\mathrm{kg}$", "0.304138"),
    "in a row below": ("$$\nz = 2 \\cdot 30 + 1 \\\\\nz = 81\n$$", "61"),
    "right below": ("$$z = 2 \\cdot 30 + 1$$\n$$z = 81$$", "61"),
    "a formula in a cell": (
        "| a | b |\n| --- | --- |\n| so $2 + 3 = 5$, $3 + 4 = 8$ | 2 |\n",
        "7",
    ),
    "a cell": ("| a | b |\n| --- | --- |\n| 1 | 3 + 4 = 8 |\n", "7"),
    "a column": ("| $x$ | $y = x^2$ |\n| --- | --- |\n| 1 | 1 |\n| 2 | 5 |\n| 3 | 9 |\n", "4"),
    "after a value printed in full": (
        "Let $x = 0.5$. $y = 3x = 1.5$, $z = y - 0.8 = 0.74$.",
        "0.7",
    ),
    "a sine": (r"$\sin(1) = 0.811$", "0.841471"),
    "in a section below": (
        "# One\n\nLet $a = 2$, $N = 3 a$.\n\n## Two\n\nSo $N = 7$.",
        "6",
    ),
    "a computer's digit": ("$0.1 + 0.2 = 0.30000000000010004$", "0.3"),
    "a probability": (
        r"Let $P(A) = 0.4$ and $P(B|A) = 0.5$. $P(A \cap B) = P(A) P(B|A) = 0.9$",
        "0.2",
    ),
    "an order": ("$3 < 2$", "3"),
    "a factorial": ("$23 = 4!$", "23"),
    "a column with a note": (
        r"\begin{align*} a &= 2 \cdot 3 & \text{by the rule} \\ &= 7 \end{align*}",
        "6",
    ),
    "a slope with a prime": (r"$f(w) = (w - 1)^2$ and $f'(w) = (w - 1)$.", "2·(w - 1)"),
    "a known slope": (
        r"The sigmoid is $\sigma(z)=\frac{1}{1+e^{-z}}$, $\sigma'(z) = \sigma(z)(1+\sigma(z))$",
        "sigmoid(z) · (1 − sigmoid(z))",
    ),
    "a figure that no condition has": ("Let $E = 0.2934$. $2E = 0.5878$.", "0.5868"),
    "a product": (r"$\prod_{i=1}^{4} i = 25$", "24"),
    "a case": (
        r"$f(x) = \begin{cases} 2x & x > 0 \\ 0 & \text{else} \end{cases}$, $f(3) = 5$",
        "6",
    ),
    "one of many": (
        r"Let $x_1 = 1$, $x_2 = 2$, $h_i = 2 x_i$. $h_1 = 2$ and $h_2 = 5$.",
        "4",
    ),
    "a slope of a sum": (
        r"$S = \sum_{j=1}^{3} z_j^2$. $\frac{\partial S}{\partial z_2} = 3 z_2$",
        "2·z_2",
    ),
}


@pytest.mark.parametrize("name", sorted(WRONG))
def test_what_is_wrong_is_found(judge, name: str) -> None:  # noqa: ANN001
    """One erratum, with the right value."""
    text, derived = WRONG[name]
    found = judge(text)
    assert statuses(found).count(ERRATUM) == 1, found
    (erratum,) = (one for one in found if one.status == ERRATUM)
    assert erratum.derived == derived
    assert erratum.message

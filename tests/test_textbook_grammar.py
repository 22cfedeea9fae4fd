"""Formulas as people write them, LaTeX and plain text: what is read, and what is refused."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nngrade.textbook.language.grammar import read
from nngrade.textbook.language.lexicon import Lexicon, Unreadable
from nngrade.textbook.language.tree import Derivative, Name, Node, Number, Power, Product, Sum
from nngrade.textbook.language.writing import written


def lexicon() -> Lexicon:
    found = Lexicon()
    found.meanings["σ"] = "sigmoid"
    found.functions.add(Name("f"))
    found.singles |= set("wxyab")
    return found


def latex(text: str) -> Node:
    return read(text, lexicon())


def plain(text: str) -> Node:
    return read(text, lexicon(), plain=True)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("o_1", "o_1"),
        ("o_{1}", "o_1"),
        ("o1", "o_1"),
        (r"\mathbf{o}_1", "o_1"),
        ("net_{h1}", "net_h1"),
        ("w_11", "w_11"),
        ("E_y2", "E_y2"),
        ("E_total", "E_total"),
        (r"\text{net}_{h_1}", "net_h1"),
        ("h^{(1)}", "h^(1)"),
        ("h_1^{(1)}", "h_1^(1)"),
        ("w_1^{new}", "w_1^new"),
        (r"w_1^{\text {(update) }}", "w_1^new"),
        ("w_5^+", "w_5^new"),
        ("w^+_5", "w_5^new"),
        ("y'", "y'"),
        (r"y^{\prime}", "y'"),
        (r"\hat y", "y\u0302"),
        (r"\hat{y}_1", "y\u0302_1"),
        (r"\widehat{y_1}", "y\u0302_1"),
        (r"\Delta w_1", "Δw_1"),
        (r"a^l_j", "a_j^(l)"),
        (r"a^{[2]}", "a^[2]"),
        (r"\theta", "θ"),
        (r"E_{\text{total}}", "E_total"),
        (r"\nabla_w L", "∇[w]L"),
        (r"a\_o_1", "a_o1"),
        ("fan_in", "fan_in"),
        (r"fan\_out", "fan_out"),
        (r"\text{fan_in}", "fan_in"),
        (r"\mathrm{fan\_in}", "fan_in"),
        ("fan_{in}", "fan_in"),
        ("learning_rate", "learning_rate"),
        ("n_in", "n_in"),
        ("d_model", "d_model"),
        ("w_new", "w^new"),
        ("num_hidden_units", "num_hidden_units"),
    ],
)
def test_a_name_is_one_token(text: str, name: str) -> None:
    """Sub- and superscripts, primes, hats and layers are parts of a name, never powers."""
    found = latex(text)
    assert isinstance(found, Name)
    assert str(found) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("w5", "w_5"),
        ("net_h1", "net_h1"),
        ("E_total", "E_total"),
        ("y_hat", "y\u0302"),
        ("yhat", "y\u0302"),
        ("w1_new", "w_1^new"),
        ("w₁", "w_1"),
        ("δ", "δ"),
        ("delta", "δ"),
        ("y'", "y'"),
        ("ŷ", "y\u0302"),
        ("h⁽¹⁾", "h^(1)"),
        ("learning_rate", "learning_rate"),
        ("w5⁺", "w_5^new"),
        ("w₁,₂", "w_1,2"),
        ("uᵣ", "u_r"),
    ],
)
def test_names_in_plain_text_are_the_same(text: str, name: str) -> None:
    """What LaTeX raises and lowers, plain text writes in a row; both are one name."""
    found = plain(text)
    assert isinstance(found, Name)
    assert str(found).replace("learning,rate", "learning_rate") == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (r"P(A \mid B)", "P(A|B)"),
        ("P(A|B, C)", "P(A|B,C)"),
        (r"P\left(A \cap B\right)", "P(A∩B)"),
        (r"\Pr(X = 1)", "Pr(X=1)"),
        ("P(A^c)", "P(Aᶜ)"),
        (r"P(\bar{A})", "P(̄A)"),
        (r"P(Z > \frac{7}{5})", "P(Z>(7)/(5))"),
        (r"p_\theta(y|x)", "p_θ(y|x)"),
        (r"\mathbb{E}[2X + 1]", "E̳(2X+1)"),
        (r"\operatorname{Var}(X)", "Var(X)"),
        (r"\text{Entropy}(S_{wet})", "Entropy(Swet)"),
        ("H(X)", "H(X)"),
        (r"P\!\left(Z \geqslant \frac{7}{5}\right)", "P(Z≥(7)/(5))"),
        (r"P(\text{rain tomorrow})", "P(rain tomorrow)"),
        (r"\text{SE}(\hat{p})", "SE(̂p)"),
    ],
)
def test_a_probability_is_one_quantity(text: str, name: str) -> None:
    """All that stands in the brackets tells which; nothing is multiplied or computed."""
    found = latex(text)
    assert isinstance(found, Name)
    assert str(found) == name


@pytest.mark.parametrize("text", ["p(1-p)", "P(x)", "net(1 - net)", "a(|x|)", "x(y+z)", "f(X)"])
def test_other_brackets_are_calls_or_products(text: str) -> None:
    """Neither a condition nor an event stands in them."""
    assert not isinstance(latex(text), Name)


@pytest.mark.parametrize(
    ("text", "form"),
    [
        (r"\frac{\partial \delta}{\partial w_5}", "∂δ/∂w_5"),
        (r"\dfrac{dL}{dw}", "∂L/∂w"),
        (r"\frac{\mathrm{d} y'}{\mathrm{d} x_1}", "∂y'/∂x_1"),
        (r"\frac{d}{dx} x^2", "∂(x^2)/∂x"),
        (r"\frac{\partial^2 L}{\partial w^2}", "∂L/∂w∂w"),
        (r"\partial L/\partial w", "∂L/∂w"),
        (r"\frac{\partial (E_1+E_2)}{\partial w_5}", "∂(E_1 + E_2)/∂w_5"),
    ],
)
def test_a_derivative_fraction_is_one_thing(text: str, form: str) -> None:
    """With ∂ or d, styled or not, of a name or an expression, once or twice."""
    found = latex(text)
    assert isinstance(found, Derivative)
    assert written(found) == form


def test_a_derivative_by_a_name_with_a_hat() -> None:
    """An accent is part of the name, wherever Unicode has put it."""
    assert written(plain("∂L/∂ŷ·∂ŷ/∂z₂")) == "∂L/∂y\u0302 · ∂y\u0302/∂z_2"


@pytest.mark.parametrize("text", ["∂δ/∂w5", "dδ/dw5", "∂δ / ∂w_5"])
def test_derivatives_in_plain_text(text: str) -> None:
    """A slash between two differentials is no division."""
    assert plain(text) == latex(r"\frac{\partial \delta}{\partial w_5}")


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("wx+b", "w · x + b"),
        ("2x_1", "2 · x_1"),
        (r"w \cdot x", "w · x"),
        (r"w \times x", "w · x"),
        (r"-y\log a", "−y · log(a)"),
        (r"\ln 2", "ln(2)"),
        (r"\log_2 8", "log₂(8)"),
        (r"\log_{10} x", "log₁₀(x)"),
        (r"\sin^2 x", "sin(x)^2"),
        (r"\sigma(x)(1-\sigma(x))", "sigmoid(x) · (1 − sigmoid(x))"),
        (r"\sigma'(x)", "sigmoid'(x)"),
        ("f(x)", "f(x)"),
        ("f'(x)", "f'(x)"),
        ("y(1-y)", "y · (1 − y)"),
        (r"e^{-x}", "e^(−x)"),
        (r"\exp(-x)", "exp(−x)"),
        (r"\frac12 x", "(1 / 2) · x"),
        (r"\sqrt{x}", "√(x)"),
        (r"\sqrt[3]{x}", "x^(1 / 3)"),
        (r"|x|", "abs(x)"),
        (r"\|w\|_2^2", "norm(w)^2"),
        ("x^2_1", "x_1^2"),
        (r"\max(0, x)", "max(0, x)"),
        (r"\max\{0, x\}", "max(0, x)"),
        (r"W^T x", "Wᵀ · x"),
        (r"W^{\top} x", "Wᵀ · x"),
        (r"W^{(2)T} a^{(1)}", "W^(2)ᵀ · a^(1)"),
        (r"\left(x\right)^2", "x^2"),
        (r"\bigl( x + 1 \bigr) y", "(x + 1) · y"),
        (r"\sum_{i=1}^{3} x_i", "Σ[i=1..3] x_i"),
        (r"\sum_i^n x_i + 1", "(Σ[i=1..n] x_i) + 1"),
        (r"\sum_j e^{z_j}", "Σ[j] e^z_j"),
        (r"\frac{1}{n} \sum x_i", "(1 / n) · (Σ[i] x_i)"),
        (r"\prod_{k=1}^{n} p_k", "Π[k=1..n] p_k"),
        (
            r"\begin{cases} x^2, & \text{if } x \ge 0 \\ -x & \text{otherwise.} \end{cases}",
            "(x^2 if x ≥ 0; −x otherwise)",
        ),
        (
            r"\begin{cases} 0 & 0 \le x < 1 \\ 1 & \mbox{for $x > 1$} \end{cases}",
            "(0 if 0 ≤ x < 1; 1 if x > 1)",
        ),
        (r"x \odot y", "x ⊙ y"),
        ("20{,}640", "20640"),
        ("20{,}5", "20.5"),
        (r"3\,000", "3000"),
        ("1.5e-3", "1.5e-3"),
        (r"95\%", "percent(95)"),
        (r"\lfloor 7/2 \rfloor + 1", "floor(7 / 2) + 1"),
        (r"\mathrm{ReLU}(x)", "relu(x)"),
        (r"\begin{bmatrix} 1 & 2 \\ 3 & 4 \end{bmatrix}", "[[1, 2], [3, 4]]"),
        ("(1, 2)", "[1, 2]"),
        (r"5\text{ cm}", "5"),
        (r"2^{10}", "2^10"),
        ("2 * -3", "2 · (−3)"),
        (r"10^{-3}", "10^(−3)"),
        (r"\underbrace{x + 1}_{\text{bias}}", "x + 1"),
        (r"a/b", "a / b"),
        (r"x\!\cdot\;y", "x · y"),
        (r"\tanh'(x)", "tanh'(x)"),
        ("(w)(x)", "w · x"),
        ("w_ix_i", "w_i · x_i"),
        ("x_iyz", "x_i · y · z"),
        (r"\sqrt{2/(fan_in + fan_out)}", "√(2 / (fan_in + fan_out))"),
        (r"\binom{10}{7}", "binomial(10, 7)"),
        (r"{n \choose k} p^k", "binomial(n, k) · p^k"),
        ("6! / (4! 2!)", "6! / (4! · 2!)"),
        (r"\left\langle u, v\right\rangle + b", "inner(u, v) + b"),
        (r"\langle 1, 2 \rangle", "[1, 2]"),
        (r"{\bf w}_1^T {\bf x}", "w_1ᵀ · x"),
        (r"{\cal L}", "L\u0332"),
        (r"\widehat{\bm\beta}_R", "β\u0302_R"),
        (r"A\ensuremath{^\top}B", "Aᵀ · B"),
        ("(3,-1)'", "[3, −1]ᵀ"),
        (r"(3,-1)^\prime", "[3, −1]ᵀ"),
        (r"\frac{250,000}{4}", "250000 / 4"),
        ("(1,050,000-3)", "1050000 − 3"),
        ("f(|x|)", "f(abs(x))"),
        ("P(x)", "P · x"),
    ],
)
def test_how_people_write(text: str, form: str) -> None:
    """Products without a sign, functions without brackets, styles, spaces, units, numbers."""
    assert written(latex(text)) == form


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("0.5*(0.8 - 2.9)^2", "0.5 · (0.8 − 2.9)^2"),
        ("1/(1+e^(-x))", "1 / (1 + e^(−x))"),
        ("2**3", "2^3"),
        ("½(y − a)²", "(1 / 2) · (y − a)^2"),
        ("√2", "√2"),
        ("3 × 10⁻²", "3 · 10^(−2)"),
        ("wx + b", "w · x + b"),
        ("out_o1*(1 - out_o1)", "out_o1 · (1 − out_o1)"),
        ("exp(-1)", "exp(−1)"),
        ("20,640", "20640"),
        ("sigmoid(x)", "sigmoid(x)"),
        ("1/2 (y - a)^2", "(1 / 2) · (y − a)^2"),
        ("1/(1 + e⁻ᶻ¹)", "1 / (1 + e^(−z_1))"),
        ("e⁻⁰·⁵ + x²·y", "e^(−0.5) + x^2 · y"),
    ],
)
def test_plain_text(text: str, form: str) -> None:
    """The same expressions as people type them."""
    assert written(plain(text)) == form


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("P(A|B)", "P(A|B)"),
        (r"P({A} \mid { B}_1)", "P(A|B1)"),
        (r"P\left(A \cap \bar{B}\right)", "P(A∩\u0304B)"),
        ("P(A^c)", "P(Aᶜ)"),
        (r"\Pr[X \le 2]", "Pr(X≤2)"),
        (r"P(\text{ill and test$^+$})", "P(ill and test^+)"),
        (r"\mathbb{E}[X^2]", "E\u0333(X^2)"),
        (r"\mathbb{E}_q[\log p(x)]", "E\u0333_q(log p(x))"),
        (r"\mathbb{I}(y_i \ne 1)", "I\u0333(yi≠1)"),
        (r"D[q(z) \| p(z|x)]", "D(q(z)‖p(z|x))"),
        (r"\operatorname{Var}(X)", "Var(X)"),
        (r"p_\theta(x \vert z)", "p_θ(x|z)"),
        (r"f(x; \theta)", "f(x;θ)"),
        (r"D_{KL}(p\|q)", "D_KL(p‖q)"),
        (r"\text{Gain}(S, \text{Rain})", "Gain(S,Rain)"),
        (r"IG(\text{Rain})", "IG(Rain)"),
        ("H(晴)", "H(晴)"),
    ],
)
def test_a_probability_or_expectation_is_one_name(text: str, name: str) -> None:
    """With its brackets: nothing is multiplied or put in there, and no power is taken."""
    assert latex(text) == Name(name)


@pytest.mark.parametrize(
    "text",
    [
        r"\int_0^1 x",
        "1/2x",
        r"\log a b",
        r"\sum_i x",
        r"\sum_{i \ne j} x_i",
        r"\sum x",
        r"\begin{cases} 1 & x \text{ is good} \\ 2 & \text{otherwise} \end{cases}",
        r"\begin{cases} 1 \\ 2 \end{cases}",
        r"1, \dots, n",
        r"\max_i z_i",
        "2 3",
        "+",
        r"\foo",
        r"\frac{1}",
        "(1",
        "1)",
        r"x \pm 1",
        r"\sin^{-1} x",
        "9" * 1000,
        "1e999",
        "(" * 100 + "1" + ")" * 100,
        r"\begin{cases} 1 \end{cases}",
        r"\infty",
        r"\lim_{x} x",
        "\\",
        "",
    ],
)
def test_what_cannot_be_read_is_refused_with_a_reason(text: str) -> None:
    """No guess is made where two readings are possible, or where a sign is unknown or too large."""
    with pytest.raises(Unreadable, match=r"\w"):
        latex(text)


@pytest.mark.parametrize("text", ["sum_i xᵢ", "Σxᵢ", "Σ(xᵢ − 1)"])
def test_sums_without_a_range_in_plain_text(text: str) -> None:
    """A Σ alone may be a name; before a term it is a sum."""
    with pytest.raises(Unreadable, match="range"):
        plain(text)
    assert written(plain("Σ + 1")) == "Σ + 1"


VALUES = st.decimals(min_value=0, max_value=99, places=2).map(
    lambda d: Number(str(d), Fraction(str(d)))
)
NAMES = st.sampled_from([Name("x"), Name("w", "1"), Name("δ"), Name("h", "2", ("(1)",))])


def _joined(children: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    pairs = st.tuples(children, children)
    return st.one_of(
        pairs.filter(lambda p: not any(isinstance(n, Sum) for n in p)).map(Sum),
        pairs.filter(lambda p: not any(isinstance(n, Product) for n in p)).map(Product),
        children.filter(lambda n: not isinstance(n, Power)).map(
            lambda n: Power(n, Number("2", Fraction(2)))
        ),
    )


TREES = st.recursive(st.one_of(VALUES, NAMES), _joined, max_leaves=12)


def in_latex(node: Node) -> str:
    if isinstance(node, Sum):
        return " + ".join(in_latex(term) for term in node.terms)
    if isinstance(node, Product):
        return r" \times ".join(rf"\left({in_latex(one)}\right)" for one in node.factors)
    if isinstance(node, Power):
        return rf"{{({in_latex(node.base)})}}^{{2}}"
    if isinstance(node, Number):
        return node.text
    assert isinstance(node, Name)
    raised = "".join(f"^{{{mark}}}" for mark in node.marks)
    base = r"\delta" if node.base == "δ" else node.base
    return base + (f"_{{{node.sub}}}" if node.sub else "") + raised


def in_plain(node: Node) -> str:
    if isinstance(node, Sum):
        return " + ".join(in_plain(term) for term in node.terms)
    if isinstance(node, Product):
        return "*".join(f"({in_plain(one)})" for one in node.factors)
    if isinstance(node, Power):
        return f"({in_plain(node.base)})**2"
    return node.text if isinstance(node, Number) else str(node)


@given(TREES)
def test_every_notation_is_read_back_to_the_same(tree: Node) -> None:
    """Written in LaTeX, in plain text or as nngrade writes it, an expression stays what it is."""
    assert latex(in_latex(tree)) == tree
    assert plain(in_plain(tree)) == tree
    assert written(latex(written(tree).replace("·", r"\cdot"))) == written(tree)

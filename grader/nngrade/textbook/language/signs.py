"""What single signs and macros stand for, in LaTeX and in Unicode."""

from __future__ import annotations

GREEK = {
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ε", "varepsilon": "ε",
    "zeta": "ζ", "eta": "η", "theta": "θ", "vartheta": "θ", "iota": "ι", "kappa": "κ",
    "lambda": "λ", "mu": "μ", "nu": "ν", "xi": "ξ", "pi": "π", "rho": "ρ", "varrho": "ρ",
    "sigma": "σ", "tau": "τ", "upsilon": "υ", "phi": "φ", "varphi": "φ", "chi": "χ", "psi": "ψ",
    "omega": "ω", "Gamma": "Γ", "Delta": "Δ", "Theta": "Θ", "Lambda": "Λ", "Xi": "Ξ", "Pi": "Π",
    "Sigma": "Σ", "Phi": "Φ", "Psi": "Ψ", "Omega": "Ω", "ell": "ℓ", "nabla": "∇",
}  # fmt: skip
GREEK_LETTERS = frozenset(GREEK.values()) | {"ϕ", "ϵ", "ϑ"}
SAME_LETTER = {"ϕ": "φ", "ϵ": "ε", "ϑ": "θ", "µ": "μ", "∆": "Δ", "Ω": "Ω"}

# Superscripts and subscripts that Unicode has as signs of their own.
RAISED = dict(
    zip(
        "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱᵀᵃᵇᶜᵈᵉᶠᵍʰʲᵏˡᵐᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴸ",
        "0123456789+-=()niTabcdefghjklmoprstuvwxyzL",
        strict=True,
    )
)
LOWERED = dict(
    zip(
        "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧ",
        "0123456789+-=()aehijklmnoprstuvxβγ",
        strict=True,
    )
)
FRACTIONS = {"½": "1/2", "⅓": "1/3", "¼": "1/4", "¾": "3/4", "⅔": "2/3", "⅛": "1/8"}

FOLDED = {
    "−": "-", "–": "-", "‐": "-", "‑": "-", "×": r"\times ", "·": r"\cdot ", "⋅": r"\cdot ",
    "∙": r"\cdot ", "•": r"\cdot ", "∗": "*", "÷": "/", "∕": "/", "⁄": "/", "≈": r"\approx ",
    "≃": r"\approx ", "≅": r"\approx ", "≐": r"\approx ", "≡": r"\equiv ", "≤": r"\le ",
    "≥": r"\ge ", "≠": r"\ne ", "←": r"\leftarrow ", "→": r"\to ", "⟵": r"\leftarrow ",
    "⇒": r"\Rightarrow ", "√": r"\sqrt ", "∂": r"\partial ", "∑": r"\sum ", "∏": r"\prod ",
    "∫": r"\int ", "∞": r"\infty ", "…": r"\dots ", "⋯": r"\dots ", "′": "'", "’": "'",
    "″": "''", "⊙": r"\odot ", "∘": r"\odot ", "∈": r"\in ", "∼": r"\sim ", "∝": r"\propto ",
    "‖": r"\|", "∥": r"\|", "≔": ":=", "±": r"\pm ", "⊤": r"\top ", "∇": r"\nabla ",
    "\u00a0": " ", "\u2009": " ", "\u202f": " ", "\u2061": "", "\u200b": "", "．": ".", "，": ",",
    "＝": "=", "（": "(", "）": ")", "＋": "+",
}  # fmt: skip

RELATIONS = {
    "=": "=", ":=": ":=", "==": "=", r"\approx": "≈", r"\simeq": "≈", r"\cong": "≈",
    r"\doteq": "≈", r"\equiv": "=", r"\leftarrow": "←", r"\gets": "←", r"\triangleq": ":=",
    r"\coloneqq": ":=", r"\coloneq": ":=", "<-": "←", "~=": "≈", r"\eqdef": ":=",
    "<": "<", ">": ">", r"\lt": "<", r"\gt": ">", r"\le": "≤", r"\leq": "≤", r"\ge": "≥",
    r"\geq": "≥", "<=": "≤", ">=": "≥", r"\leqslant": "≤", r"\geqslant": "≥",
    r"\ne": "≠", r"\neq": "≠", "!=": "≠", r"\in": "∈", r"\sim": "∼", r"\propto": "∝",
    r"\to": "→", r"\rightarrow": "→", r"\longrightarrow": "→", r"\mapsto": "→", "->": "→",
    r"\Rightarrow": "⇒", r"\implies": "⇒", r"\iff": "⇔", r"\Leftrightarrow": "⇔", r"\ll": "≪",
    r"\gg": "≫", r"\subset": "⊂", r"\subseteq": "⊆", r"\notin": "∉", r"\mid": "|", "=>": "⇒",
    r"\therefore": "⇒", r"\longleftarrow": "←", r"\Longrightarrow": "⇒",
    r"\approxeq": "≈", r"\thickapprox": "≈", r"\questeq": "≟",
}  # fmt: skip
EQUAL = frozenset({"=", ":=", "≈", "←"})
ORDERED = frozenset({"<", ">", "≤", "≥"})

# Macros that change how something looks and not what it is.
SPACING = frozenset(
    {
        r"\,", r"\;", r"\:", r"\!", r"\quad", r"\qquad", r"\displaystyle", r"\textstyle",
        r"\scriptstyle", r"\limits", r"\nolimits", r"\nonumber", r"\notag", r"\hfill", r"\left",
        r"\right", r"\big", r"\Big", r"\bigg", r"\Bigg", r"\bigl", r"\bigr", r"\Bigl", r"\Bigr",
        r"\biggl", r"\biggr", r"\Biggl", r"\Biggr", r"\mathstrut", r"\strut", r"\noindent",
        r"\centering", r"\allowbreak", r"\hline", r"\normalsize", r"\small", r"\large", r"\enspace",
        r"\thinspace", r"\medspace", r"\negthinspace", r"\break", r"\newline", r"\bf", r"\rm",
        r"\it", r"\middle", r"\relax", r"\boldmath", r"\par", r"\smallskip", r"\medskip",
        r"\bigskip", "\\ ", "\\\n", "\\\t",
    }
)  # fmt: skip
SPACING_WITH_GROUP = frozenset(
    {r"\label", r"\tag", r"\hspace", r"\vspace", r"\color", r"\vphantom", r"\hphantom",
     r"\phantom", r"\cite", r"\ref", r"\eqref", r"\footnote", r"\mspace", r"\kern", r"\tag*",
     r"\hspace*"}
)  # fmt: skip
STYLING = frozenset(
    {r"\mathbf", r"\boldsymbol", r"\bm", r"\mathit", r"\mathsf", r"\mathtt", r"\mathnormal",
     r"\textbf", r"\textit", r"\emph", r"\vec", r"\underline", r"\boxed", r"\fbox", r"\pmb",
     r"\textcolor", r"\colorbox", r"\cancel", r"\mathring", r"\ensuremath", r"\mbox@math",
     r"\mathbin", r"\mathop", r"\mathrel", r"\mathord", r"\mathopen", r"\mathclose", r"\smash",
     r"\overbrace", r"\underbrace", r"\overrightarrow", r"\ulcorner", r"\mathinner"}
)  # fmt: skip
WORDING = frozenset(
    {r"\text", r"\mathrm", r"\operatorname", r"\operatorname*", r"\textrm", r"\mbox", r"\hbox",
     r"\textsf", r"\texttt", r"\textnormal", r"\textup", r"\rm@"}
)  # fmt: skip
SCRIPT = {
    r"\mathcal": "\u0332",
    r"\mathscr": "\u0332",
    r"\mathbb": "\u0333",
    r"\mathfrak": "\u0334",
}
ACCENTS = {
    r"\hat": "\u0302", r"\widehat": "\u0302", r"\bar": "\u0304", r"\overline": "\u0304",
    r"\tilde": "\u0303", r"\widetilde": "\u0303", r"\dot": "\u0307", r"\ddot": "\u0308",
    r"\check": "\u030c", r"\acute": "\u0301", r"\breve": "\u0306",
}  # fmt: skip
ACCENT_SIGNS = frozenset(ACCENTS.values())
SPOKEN_ACCENTS = {"hat": "\u0302", "bar": "\u0304", "tilde": "\u0303"}

FUNCTIONS = {
    "exp": "exp", "log": "log", "ln": "ln", "lg": "log10", "sin": "sin", "cos": "cos", "tan": "tan",
    "sinh": "sinh", "cosh": "cosh", "tanh": "tanh", "arctan": "arctan", "sqrt": "sqrt",
    "abs": "abs", "max": "max", "min": "min", "sigmoid": "sigmoid", "logistic": "sigmoid",
    "sigm": "sigmoid", "relu": "relu", "ReLU": "relu", "RELU": "relu", "Relu": "relu",
    "softplus": "softplus", "sign": "sign", "sgn": "sign", "floor": "floor", "ceil": "ceil",
    "step": "step", "Step": "step", "heaviside": "step", "Heaviside": "step",
    "softmax": "softmax", "log2": "log2", "log10": "log10", "Sigmoid": "sigmoid",
    "Softmax": "softmax", "Tanh": "tanh", "TanH": "tanh", "arcsin": "arcsin", "arccos": "arccos",
    "norm": "norm", "sech": "sech", "transpose": "transpose",
}  # fmt: skip
NEW_MARKS = frozenset(
    {"new", "update", "updated", "next", "after", "+", "upd", "neu", "(new)", "(update)"}
)
OLD_MARKS = frozenset({"old", "before", "prev", "previous", "current", "(old)", "alt"})
MARK_WORDS = NEW_MARKS | OLD_MARKS | {"in", "out", "pred", "true", "target", "train", "test"}
INDEX_WORDS = MARK_WORDS | {
    "max", "min", "avg", "len", "dim", "tot", "val", "err", "hat", "bar", "obs", "ref", "pos",
    "neg", "seq", "opt", "req", "eff", "std", "var",
}  # fmt: skip
WORDS = frozenset(
    {"net", "out", "loss", "cost", "err", "error", "Error", "Loss", "Cost", "target", "pred",
     "MSE", "SSE", "CE", "BCE", "RMSE", "MAE", "NLL", "KL", "lr", "acc", "bias", "total", "input",
     "output", "gain", "fan", "std", "var", "mean", "TP", "FP", "TN", "FN", "bound", "IoU", "id",
     "size", "step", "in", "width", "height", "stride", "padding", "kernel", "and", "or", "logit"}
)  # fmt: skip

REFUSED = {
    r"\int": "an integral", r"\lim": "a limit",
    r"\arg": "an argmax or argmin", r"\argmax": "an argmax", r"\argmin": "an argmin",
    r"\infty": "infinity", r"\mp": "a ± sign", r"\forall": "a quantifier",
    r"\exists": "a quantifier", r"\otimes": "an outer product", r"\oint": "an integral",
    r"\circ": "a composition", r"\cup": "sets", r"\cap": "sets", r"\star": "an operation ⋆",
    r"\ast": "a convolution", r"\oplus": "an operation ⊕",
    r"\sup": "a supremum", r"\inf": "an infimum", r"\det": "a determinant", r"\bigcup": "sets",
    r"\operatorname*": "an operator", r"\vdots": "dots that leave something out",
    r"\ddots": "dots that leave something out", r"\neg": "logic", r"\land": "logic",
    r"\lor": "logic", r"\wedge": "logic", r"\vee": "logic",
    r"\overset": "stacked signs", r"\underset": "stacked signs", r"\stackrel": "stacked signs",
    r"\lfloor": "floor brackets", r"\uparrow": "arrows", r"\downarrow": "arrows",
}  # fmt: skip

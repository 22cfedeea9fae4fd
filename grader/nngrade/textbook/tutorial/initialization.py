"""Initialization: the formulas, PyTorch's functions for them, and what PyTorch does by itself."""

from __future__ import annotations

from nngrade.textbook.claims import Claim, Fact

TYPES = "Weight initialization, types"
DEFAULT = "Weight initialization, PyTorch's own"

FORMULAS = {
    "xavier-bound": ("xavier_uniform_bound", "gain·√(6/(fan_in + fan_out))"),
    "xavier-std": ("xavier_normal_std", "gain·√(2/(fan_in + fan_out))"),
    "kaiming-bound": ("kaiming_uniform_bound", "gain·√(3/fan)"),
    "kaiming-std": ("kaiming_normal_std", "gain/√fan"),
}
SIGNATURES = (
    "uniform_(tensor, a=0.0, b=1.0)",
    "normal_(tensor, mean=0.0, std=1.0)",
    "constant_(tensor, val)",
    "ones_(tensor)",
    "zeros_(tensor)",
    "xavier_uniform_(tensor, gain=1.0)",
    "xavier_normal_(tensor, gain=1.0)",
    "kaiming_uniform_(tensor, a=0, mode='fan_in', nonlinearity='leaky_relu')",
    "kaiming_normal_(tensor, a=0, mode='fan_in', nonlinearity='leaky_relu')",
)


def _formula(name: str) -> Claim:
    step, printed = FORMULAS[name]
    scheme, what = name.split("-")
    of = "half-width of the uniform" if what == "bound" else "deviation of the normal"
    sentence = f"{scheme.capitalize()}, {of}: {printed}."
    return Claim(name, TYPES, sentence, printed, Fact("initialization:scale", (step,)))


def _signature(printed: str) -> Claim:
    name = printed.partition("_(")[0]
    scheme, _, law = name.partition("_")
    return Claim(
        f"call-{scheme}-{law[0]}" if law else f"call-{name}",
        TYPES,
        f"PyTorch has {printed}.",
        printed,
        Fact("initialization:signature"),
    )


CLAIMS = (
    *map(_formula, FORMULAS),
    *map(_signature, SIGNATURES),
    Claim(
        "gain-relu", TYPES, "For ReLU the gain is √2.", "√2", Fact("initialization:gain", ("relu",))
    ),
    Claim(
        "gain-leaky",
        TYPES,
        "For leaky ReLU it usually is √2 too.",
        "√2",
        Fact("initialization:gain", ("leaky_relu",)),
    ),
    Claim(
        "weight-shape",
        TYPES,
        "A linear layer's weight has the shape fan_out, fan_in.",
        "fan_out, fan_in",
        Fact("initialization:weight_shape"),
    ),
    Claim(
        "default",
        DEFAULT,
        "A linear layer starts by kaiming_uniform.",
        "kaiming_uniform",
        Fact("initialization:default"),
    ),
)

r"""Figures that are written with macros: `\num{1.5e3}`, `1\mathrm{e}{-3}`, `2\tfrac12`."""

from __future__ import annotations

import re

OPTIONS = r"\s*(?:\[[^\[\]]{0,200}\])?\s*"
FIGURE = r"\{\s*([-+]?[\d.,\s]{1,60}?)\s*(?:[eE]([-+]?\d{1,3}))?\s*\}"
NUM = re.compile(rf"(?<!\\)\\num{OPTIONS}{FIGURE}")
QUANTITY = re.compile(rf"(?<!\\)\\(?:SI|qty){OPTIONS}{FIGURE}\s*\{{([^{{}}]{{0,60}})\}}")
TENTH_POWER = re.compile(
    r"(?<=\d)\s*\\(?:mathrm|text|textrm|mathtt|texttt|mathsf)\s*\{\s*[eE]\s*"
    r"(?:\}\s*\{\s*([-+]?\d{1,3})\s*\}|([-+]?\d{1,3})\s*\})"
)
MIXED = re.compile(
    r"(?<![\d.,A-Za-z\\)\]}^_ ])(\s*)(\d{1,9})\s*(\\[dt]?frac\s*"
    r"(?:\{\s*(\d{1,3})\s*\}|(\d))\s*(?:\{\s*(\d{1,3})\s*\}|(\d)))"
    r"(?!\s*(?:[A-Za-z\d({\[^]"
    r"|\\(?![,;:! \\%]|cdot|times|approx|le(?![a-z])|ge(?![a-z])|q?quad|div|text)))"
)


def spelled(text: str) -> str:
    r"""`text` with plain figures in place of siunitx's macros and of a lettered power of ten."""
    if r"\num" in text:
        text = NUM.sub(_number, text)
    if r"\SI" in text or r"\qty" in text:
        text = QUANTITY.sub(_quantity, text)
    return TENTH_POWER.sub(lambda match: f"e{match[1] or match[2]}", text)


def _number(match: re.Match[str]) -> str:
    digits = "".join(match[1].split()).replace(",", ".")
    raised = match.string[: match.start()].rstrip().endswith(("^", "_"))
    figure = rf"{digits} \times 10^{{{int(match[2])}}}" if match[2] else digits
    return f"{{{figure}}}" if raised or match[2] or digits[0] in "-+" else f" {figure} "


def _quantity(match: re.Match[str]) -> str:
    unit = match[3].strip()
    if unit in {r"\percent", r"\%"}:
        behind = r"\%"
    else:
        behind = rf"\,\text{{{re.sub(r'[^A-Za-z/^0-9-]', '', unit)}}}"
    return _number(match).rstrip() + behind + " "


def mixed(text: str) -> str | None:
    r"""`text` with the sums that `2\tfrac12` may stand for; None where nothing looks like that."""

    def added(match: re.Match[str]) -> str:
        over, under = int(match[4] or match[5]), int(match[6] or match[7])
        return f"{match[1]}({match[2]} + {match[3]})" if 0 < over < under else match[0]

    done = MIXED.sub(added, text)
    return done if done != text else None

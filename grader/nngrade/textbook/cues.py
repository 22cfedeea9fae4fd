"""What the words before a formula say about it."""

from __future__ import annotations

import re

GIVEN = re.compile(
    r"\b(?:let|try|tries|trying|suppose|supposing|assum\w*|given|giv\w+|initiali[sz]\w*|initial\w*|set|sets|setting|choos\w+|chosen|chose|"
    r"pick\w*|tak(?:e|ing)|consider\w*|say|where|with|if|when|whenever|for|imagine|start\w*|use|using|fix\w*|"
    r"parameters?|hyper-?parameters?|inputs?|targets?|learning rate|step size|has|have|instead|"
    r"example|default\w*|randomly|ground[- ]truth|label|another|now use|would be|were)\b",
    re.IGNORECASE,
)
DERIVED = re.compile(
    r"\b(?:therefore|thus|hence|gives?|giving|yields?|yielding|obtain\w*|get|gets|result\w*|comput\w+|calculat\w+|"
    r"becomes?|equals|we find|updated?|after|new|so that|which is|similarly|likewise|finally)\b",
    re.IGNORECASE,
)


OLD = re.compile(
    r"\b(?:before|old|previous\w*|prior|initial\w*|original\w*|current\w*|still|keep\w*|kept|leav\w+|left|unchanged"
    r"|fixed|same|not|no|without|only|from|than|unlike)\b",
    re.IGNORECASE,
)

NEXT = re.compile(
    r"\bupdated?\b|\bupdating\b|\bnew\b|\bnext\b"
    r"|\b(?:one|single|first|the|a|this|each) (?:\w+ ){0,2}?(?:step|update)\b",
    re.IGNORECASE,
)
COUNTED = (
    r"(?:second|third|fourth|fifth|tenth|last|two|three|four|five|six|seven|eight|nine|ten|twelve"
    r"|twenty|fifty|hundred|thousand|\d+(?:th|nd|rd|st)?|[ijkmnt]|few|many|several|more)"
)
LATER = re.compile(
    rf"\b{COUNTED}[- ](?:\w+ ){{0,2}}?(?:step|updates?|iteration)\b"
    r"|\b(?:steps|epochs?|iterations|passes|rounds|batch\w*)\b|\b(?:in|at) the end\b|\beventually\b"
    r"|\b(?:step|update|iteration) (?:\d+|[ijkmnt]|number)\b|\b(?:converg|settl|repeat|final)\w*"
    r"|\b(?:limit|again|trained|training|method|instead|would|larger|smaller|bigger)\b"
    r"|\b(?:optim|minim|regulari|clip|momentum|decay|ada|nadam|newton)\w*"
    r"|\b(?:RMS-?prop|Nesterov|L-?BFGS|Lion)\b",
    re.IGNORECASE,
)


def says_given(lead: str) -> bool:
    """Whether the words give a value rather than derive it: the last cue decides."""
    given = [match.end() for match in GIVEN.finditer(lead)]
    derived = [match.end() for match in DERIVED.finditer(lead)]
    return bool(given) and (not derived or given[-1] > derived[-1])


def says_for(lead: str) -> bool:
    """Whether the words let a value follow that what stands before was computed with."""
    return bool(
        re.search(r"\b(?:for|at|with|where|when|if|using|since|as)\s*$", lead, re.IGNORECASE)
    )


def says_new(lead: str) -> bool:
    """Whether the words speak of values after an update."""
    return bool(re.search(r"\bupdat\w+|\bnew\b|\bafter (?:one|the|a)\b", lead, re.IGNORECASE))


def says_only_new(lead: str) -> bool:
    """Whether nothing in the words lets a value be one from before the update."""
    return says_new(lead) and not OLD.search(lead)


def says_later(lead: str) -> bool:
    """Whether the words may tell of more steps than one, or of another method than before."""
    return bool(LATER.search(lead))


def says_next_step(lead: str) -> bool:
    """Whether the words tell of the value after one more step, and of nothing else."""
    return bool(NEXT.search(lead)) and not says_later(lead)

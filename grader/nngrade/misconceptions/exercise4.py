"""Exercise 4: fans, gains, the four formulas and the samplers, a module each."""

from __future__ import annotations

from nngrade.diagnosis.known import Known
from nngrade.misconceptions.exercise4_samplers import SAMPLERS
from nngrade.misconceptions.fans import KNOWN_FANS
from nngrade.misconceptions.gain_fits import GAIN_FITS, GAIN_SPACE
from nngrade.misconceptions.gains import GAIN_MISTAKES
from nngrade.misconceptions.scales import SCALES

QUESTIONS = {
    "fans": KNOWN_FANS,
    "gain": Known(GAIN_MISTAKES, direct=GAIN_SPACE, detectors=GAIN_FITS),
    **SCALES,
    **SAMPLERS,
}

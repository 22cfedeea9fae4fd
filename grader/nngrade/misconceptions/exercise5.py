"""Exercise 5: which mistakes each function is known for. All are imitated in a worker."""

from __future__ import annotations

from nngrade.diagnosis.known import Known
from nngrade.misconceptions import exercise5_views as views
from nngrade.misconceptions.exercise5_evaluation import EVALUATIONS
from nngrade.misconceptions.exercise5_loaders import LOADERS
from nngrade.misconceptions.exercise5_models import MODELS
from nngrade.misconceptions.exercise5_reports import REPORTS
from nngrade.misconceptions.exercise5_signs import (
    EVALUATION_SIGNS,
    MODEL_SIGNS,
    SPLIT_SIGNS,
    TRAINING_SIGNS,
)
from nngrade.misconceptions.exercise5_splits import SPLITS
from nngrade.misconceptions.exercise5_totals import EVALUATION_TOTALS, REPORT_TOTALS
from nngrade.misconceptions.exercise5_training import MOVES
from nngrade.misconceptions.exercise5_weights import WEIGHTS

HOUSING = "nngrade.misconceptions.housing"

QUESTIONS = {
    "split_and_scale": Known(imitations=SPLITS, module=f"{HOUSING}.splits", signs=SPLIT_SIGNS),
    "HousePricesMLP": Known(
        imitations=MODELS,
        module=f"{HOUSING}.models",
        view=views.built,
        single=True,
        signs=MODEL_SIGNS,
    ),
    "init_weights": Known(imitations=WEIGHTS, module=f"{HOUSING}.weights", view=views.filled),
    "make_loader": Known(imitations=LOADERS, module=f"{HOUSING}.loaders", view=views.loaded),
    "train": Known(
        imitations=(*MOVES, *REPORTS, *REPORT_TOTALS),
        module=f"{HOUSING}.training",
        single=True,
        signs=TRAINING_SIGNS,
    ),
    "evaluate": Known(
        imitations=(*EVALUATIONS, *EVALUATION_TOTALS),
        module=f"{HOUSING}.evaluation",
        single=True,
        signs=EVALUATION_SIGNS,
    ),
}

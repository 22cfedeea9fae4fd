"""The housing data: its size, ten of its rows, its name, its split."""

from __future__ import annotations

from nngrade.textbook.claims import Claim, Fact

INTRODUCTION = "House prices, introduction"
PYTORCH = "House prices, in PyTorch"
DATA = "House prices, the data"
SPLIT = "House prices, the split"

LOADER = "fetch_california_housing"
# In the order of scikit-learn's columns, the target last.
ROWS = {
    "11143": "3.1884, 25.0, 5.188630, 1.073643, 2166.0, 2.798450, 33.84, -117.94, 1.35400",
    "9961": "5.8150, 34.0, 7.670412, 1.183521, 780.0, 2.921348, 38.33, -122.26, 3.39200",
    "12213": "6.9930, 13.0, 6.428571, 1.000000, 120.0, 2.857143, 33.51, -117.18, 5.00001",
    "4354": "8.9440, 30.0, 7.170455, 1.087500, 1776.0, 2.018182, 34.10, -118.39, 5.00001",
    "4629": "2.2708, 18.0, 2.571135, 1.108755, 3296.0, 2.254446, 34.07, -118.30, 1.75000",
    "11026": "5.8622, 30.0, 6.456164, 1.038356, 2271.0, 3.110959, 33.80, -117.83, 2.21000",
    "20185": "5.9181, 24.0, 5.700000, 1.034375, 1049.0, 3.278125, 34.27, -119.16, 2.21100",
    "17427": "2.3333, 32.0, 5.816976, 1.140584, 1074.0, 2.848806, 34.65, -120.47, 1.30200",
    "4080": "3.1373, 23.0, 3.752241, 1.074980, 2391.0, 1.948655, 34.15, -118.37, 2.63100",
    "13890": "2.2612, 12.0, 5.235714, 1.024405, 11139.0, 6.630357, 34.45, -116.14, 1.37500",
}

CLAIMS = (
    Claim(
        "size-and-floor",
        INTRODUCTION,
        "The two features are Size, Floor.",
        "Size, Floor",
        Fact("housing:features_used"),
    ),
    Claim(
        "boston",
        PYTORCH,
        "The data set is called Boston.",
        "Boston",
        Fact("housing:place", (LOADER,)),
    ),
    Claim("rows", DATA, "It has 20640 rows.", "20640", Fact("housing:rows")),
    Claim("features", DATA, "Each has 8 features.", "8", Fact("housing:features")),
    Claim("missing", DATA, "Of the values 0 are missing.", "0", Fact("housing:missing")),
    *(
        Claim(f"row-{index}", DATA, f"Row {index} is {row}.", row, Fact("housing:row", (index,)))
        for index, row in ROWS.items()
    ),
    Claim(
        "training-rows",
        SPLIT,
        "With random_state=5, 16512 rows are for training.",
        "16512",
        Fact("housing:split", ("training",)),
    ),
    Claim(
        "test-rows",
        SPLIT,
        "The other 4128 are for the test.",
        "4128",
        Fact("housing:split", ("test",)),
    ),
    Claim(
        "first-features",
        SPLIT,
        "The first row for training is, scaled, -0.7866, -0.0164.",
        "-0.7866, -0.0164",
        Fact("housing:first_features"),
    ),
    Claim("first-target", SPLIT, "Its target is 2.846.", "2.846", Fact("housing:first_target")),
)

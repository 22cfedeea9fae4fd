"""Exercise 5: what goes wrong in splitting and scaling the data."""

from __future__ import annotations

from nngrade.diagnosis.known import imitations

SPLITS = (
    *imitations(
        "scaler fitted on all rows",
        "The features are scaled with the mean and deviation of all rows, so that the training "
        "part already knows something about the test part.",
        "Split first; then `StandardScaler().fit(X_train)`, and transform both parts with it.",
        "fitted_on_all",
    ),
    *imitations(
        "scaler fitted on the test part",
        "The features are scaled with the mean and deviation of the test part.",
        "Fit the scaler on X_train: the test part stands for houses that nobody has seen yet.",
        "fitted_on_test",
        "by_the_test_part",
    ),
    *imitations(
        "each part scaled by itself",
        "The test part is scaled with its own mean and deviation, not with those of the training "
        "part.",
        "`fit_transform` for X_train, but only `transform` for X_test.",
        "each_by_itself",
        "each_by_its_own",
    ),
    *imitations(
        "test part not scaled",
        "X_train is scaled as it should be, but X_test came back as it was.",
        "The model is trained on scaled features: `scaler.transform(X_test)` as well.",
        "test_part_left",
    ),
    *imitations(
        "training part not scaled",
        "X_test is scaled as it should be, but X_train came back as it was.",
        "Transform both parts with the scaler: `scaler.transform(X_train)` as well.",
        "training_part_left",
    ),
    *imitations(
        "features not scaled",
        "The rows are split as they should be, but the features came back unscaled.",
        "Fit a StandardScaler on X_train and return what it makes of X_train and X_test; "
        "`transform` gives back a new array and leaves the old one alone.",
        "not_scaled",
    ),
    *imitations(
        "mean alone subtracted",
        "The mean is subtracted, but nothing is divided by the standard deviation.",
        "Standardizing is (x − mean) / standard deviation, column by column.",
        "mean_only",
    ),
    *imitations(
        "mean not subtracted",
        "The features are divided by their standard deviation, but their mean is not subtracted.",
        "Standardizing is (x − mean) / standard deviation, column by column.",
        "deviation_only",
    ),
    *imitations(
        "sample standard deviation",
        "The features are divided by the sample standard deviation, that with n − 1 (ddof=1).",
        "StandardScaler divides by the population's: `X_train.std(axis=0)`, without ddof. Pandas "
        "takes ddof=1 unless told otherwise.",
        "sample_deviation",
    ),
    *imitations(
        "divided by the variance",
        "The features are divided by their variance, not by its square root.",
        "Divide by the standard deviation: `std`, not `var`.",
        "variance",
    ),
    *imitations(
        "one mean for all features",
        "One mean and one deviation were taken of the whole matrix, for all features together.",
        "Each feature has its own: `X_train.mean(axis=0)`, and `std(axis=0)`.",
        "axis_forgotten",
    ),
    *imitations(
        "rows standardized, not columns",
        "Each row is standardized by itself; it is the columns, the features, that should be.",
        "axis=0 goes down the rows, and leaves one number for each feature.",
        "by_row",
    ),
    *imitations(
        "median in place of the mean",
        "The median is subtracted where the mean belongs.",
        "StandardScaler takes the mean: `X_train.mean(axis=0)`.",
        "median",
    ),
    *imitations(
        "another scaler",
        "The features are scaled by another rule: that of scikit-learn's MinMaxScaler.",
        "StandardScaler gives each feature mean 0 and deviation 1.",
        "min_max",
    ),
    *imitations(
        "another scaler",
        "The features are scaled by another rule: that of scikit-learn's RobustScaler.",
        "StandardScaler gives each feature mean 0 and deviation 1.",
        "robust",
    ),
    *imitations(
        "another scaler",
        "The features are scaled by another rule: that of scikit-learn's MaxAbsScaler.",
        "StandardScaler gives each feature mean 0 and deviation 1.",
        "max_abs",
    ),
    *imitations(
        "small number added to the deviation",
        "A small number was added to the standard deviation before dividing by it.",
        "Divide by the standard deviation itself; the features here all vary.",
        "epsilon_1e8",
        "epsilon_1e7",
        "epsilon_1e6",
        "epsilon_1e5",
    ),
    *imitations(
        "targets scaled too",
        "The features are right, but the targets were standardized as well.",
        "Return y_train and y_test as the split gives them: they are prices, in 100,000 dollars.",
        "targets_scaled",
        "targets_scaled_apart",
        "training_targets_scaled",
    ),
    *imitations(
        "targets sorted",
        "The targets came back sorted, so that prices and houses no longer belong together.",
        "Leave the targets in the order of their rows: row i of X_train belongs to y_train[i].",
        "training_targets_sorted",
        "targets_sorted",
    ),
    *imitations(
        "split without shuffling",
        "The rows are cut into two parts in the order in which they came, without shuffling.",
        "`train_test_split(X, y, test_size=test_size, random_state=random_state)` shuffles them.",
        "not_shuffled",
        "first_rows_tested",
    ),
    *imitations(
        "targets not split with their rows",
        "The features are split at random, but the targets were cut in the order in which they "
        "came, so that prices and houses no longer belong together.",
        "Hand both to one call: `train_test_split(X, y, …)` returns four parts that fit together.",
        "targets_in_order",
    ),
    *imitations(
        "training and test part exchanged",
        "You returned the larger part where the test part belongs: the smaller one was trained on.",
        "`train_test_split(X, y, …)` returns X_train, X_test, y_train, y_test, in this order.",
        "parts_exchanged",
    ),
    *imitations(
        "test_size taken for the training part",
        "test_size became the share of the training part, so that the larger part is the test's.",
        "Hand it on by name: `train_test_split(X, y, test_size=test_size, …)`.",
        "size_of_training",
    ),
    *imitations(
        "test_size and random_state ignored",
        "The rows are split with test_size=0.2 and random_state=5 always, whichever are asked for.",
        "Hand both arguments on: `test_size=test_size, random_state=random_state`.",
        "both_typed_in",
    ),
    *imitations(
        "random_state ignored",
        "The rows are split with the same random_state always, whichever is asked for.",
        "Hand the argument on: `random_state=random_state`.",
        "state_5",
        "state_42",
        "state_0",
    ),
    *imitations(
        "test_size ignored",
        "The test part has the same share of the rows always, whichever is asked for.",
        "Hand the argument on: `test_size=test_size`.",
        "size_fifth",
        "size_quarter",
        "size_third",
    ),
    *imitations(
        "another default",
        "A default of the `def` line is not that of the stub.",
        "Write the `def` line as the stub has it: test_size=0.2, random_state=5.",
        "default_state_42",
        "default_state_0",
        "default_quarter",
        "default_third",
    ),
    *imitations(
        "scaler remembers earlier calls",
        "The scaler still knows the rows of earlier calls, and mixes them with the new ones.",
        "Make a new StandardScaler inside the function, and `fit` it; `partial_fit` goes on from "
        "what it has seen.",
        "scaler_kept",
    ),
)

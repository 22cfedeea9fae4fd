"""Exercise 5: what goes wrong in loading the data, batch by batch."""

from __future__ import annotations

from nngrade.diagnosis.known import imitations

LOADERS = (
    *imitations(
        "nothing returned",
        "It hands nothing back: a function without `return` gives None.",
        "End it with `return DataLoader(…)`.",
        "nothing",
    ),
    *imitations(
        "iterator returned",
        "An iterator over the batches came back: it is used up after one epoch.",
        "Return the DataLoader itself; `for batch in loader` starts a new epoch each time.",
        "iterator",
    ),
    *imitations(
        "list of batches returned",
        "A list of batches came back, made once; a DataLoader makes them anew each epoch.",
        "Return `DataLoader(dataset, batch_size=…, shuffle=…)`: it cuts the batches itself.",
        "list_of_batches",
    ),
    *imitations(
        "dataset returned",
        "The TensorDataset came back, without the DataLoader around it.",
        "Hand the dataset to `DataLoader(dataset, batch_size=…, shuffle=…)` and return that.",
        "dataset_returned",
    ),
    *imitations(
        "two results returned",
        "Several things came back; only the DataLoader is asked for.",
        "Return the DataLoader alone.",
        "two_results",
    ),
    *imitations(
        "targets as a column",
        "The targets come in batches of shape (b, 1): one number in each row.",
        "Keep them flat, (b,): no unsqueeze, no view(-1, 1), no reshape(-1, 1).",
        "column_of_targets",
    ),
    *imitations(
        "batches of float64",
        "The batches are float64, as NumPy's arrays are; the model's weights are float32.",
        "`torch.tensor(X, dtype=torch.float32)`, for X and for y.",
        "doubles",
    ),
    *imitations(
        "targets of float64",
        "The targets are float64, while the features are float32.",
        "`torch.tensor(y, dtype=torch.float32)`; plain Python numbers become float64.",
        "double_targets",
        "double_pairs",
    ),
    *imitations(
        "features of float64",
        "The features are float64, as NumPy's arrays are, while the targets are float32.",
        "`torch.tensor(X, dtype=torch.float32)`.",
        "double_features",
    ),
    *imitations(
        "half precision",
        "The batches are float16, which keeps three digits only.",
        "`dtype=torch.float32` keeps seven.",
        "half_precision",
    ),
    *imitations(
        "targets cut to whole numbers",
        "The targets became whole numbers, as class labels are; what stands after the point is "
        "lost.",
        "Prices are no classes: `torch.tensor(y, dtype=torch.float32)`.",
        "integer_targets",
    ),
    *imitations(
        "cut to whole numbers",
        "Features and targets became whole numbers; what stands after the point is lost.",
        "`dtype=torch.float32` for both.",
        "integers",
    ),
    *imitations(
        "always shuffled",
        "The rows are shuffled although shuffle=False asks for their own order.",
        "Hand the argument on: `DataLoader(…, shuffle=shuffle)`.",
        "always_shuffled",
    ),
    *imitations(
        "shuffle ignored",
        "The rows come in their own order although shuffle=True asks for a new one each epoch.",
        "Hand the argument on: `DataLoader(…, shuffle=shuffle)`.",
        "never_shuffled",
    ),
    *imitations(
        "shuffle turned round",
        "The rows are shuffled exactly when they should not be.",
        "Hand the argument on as it is: `shuffle=shuffle`, without a `not`.",
        "shuffle_turned",
    ),
    *imitations(
        "shuffled once for all epochs",
        "The rows are shuffled once, and come in the same order in every epoch.",
        "Leave it to `DataLoader(…, shuffle=shuffle)`, which shuffles anew for each epoch.",
        "shuffled_once",
    ),
    *imitations(
        "drawn with replacement",
        "Rows are drawn one by one, so that some come twice in an epoch and some never.",
        "`shuffle=shuffle` puts every row in exactly one batch; no sampler is needed.",
        "with_replacement",
    ),
    *imitations(
        "features torn from their targets",
        "The features are in another order than their targets, so that they no longer belong "
        "together.",
        "Put both into one TensorDataset and let the DataLoader shuffle: it keeps the pairs.",
        "torn_apart",
    ),
    *imitations(
        "last batch dropped",
        "The rows that do not fill a whole batch are left out.",
        "Every row is to be learned from: leave drop_last=True out.",
        "last_dropped",
    ),
    *imitations(
        "batch_size ignored",
        "The batches have one size always, whichever batch_size is asked for.",
        "Hand the argument on: `DataLoader(…, batch_size=batch_size)`.",
        "size_32",
        "size_64",
        "size_128",
    ),
    *imitations(
        "batches of one row",
        "Every batch holds a single row: that is what a DataLoader does when it is not told a "
        "batch_size.",
        "Hand the argument on: `DataLoader(…, batch_size=batch_size)`.",
        "size_1",
    ),
    *imitations(
        "targets before features",
        "The batches come as (y, X); they should come as (X, y).",
        "`TensorDataset(X, y)`: the features first.",
        "targets_first",
    ),
    *imitations(
        "targets left out",
        "The batches hold the features alone.",
        "`TensorDataset(X, y)` pairs each row with its target.",
        "features_alone",
    ),
    *imitations(
        "features transposed",
        "The batches of features came as (n, b), with rows and columns exchanged.",
        "Keep one row for each house: (b, n). Is there a `.T` or a collate_fn?",
        "transposed",
    ),
    *imitations(
        "argument changed in place",
        "The loader scales or centres the array X that it was given: the caller's X is not what "
        "it was, and the batches hold other numbers.",
        "Load the rows as they are: split_and_scale has scaled them already. `-=` writes into "
        "the caller's array.",
        "centred_in_place",
        "standardized_in_place",
    ),
    *imitations(
        "features scaled again",
        "The batches hold scaled features, not the rows that were given.",
        "Load the rows as they are: split_and_scale has scaled them already.",
        "standardized",
        "centred",
    ),
    *imitations(
        "first loader kept",
        "The loader of the first call came back for all later ones, with the first data.",
        "Make a new DataLoader from the arguments in each call; keep none outside the function.",
        "first_kept",
    ),
)

"""Exercise 5: what goes wrong in the losses that training reports."""

from __future__ import annotations

from nngrade.diagnosis.known import imitations

PER_SAMPLE = "Add up `loss.item() * len(y)` over the batches, and divide once, by all the rows."

REPORTS = (
    *imitations(
        "nothing returned",
        "The model is trained as it should be, but nothing came back.",
        "End with `return losses`: a list with each epoch's loss.",
        "nothing",
    ),
    *imitations(
        "one number for all epochs",
        "One number came back where a list with each epoch's loss belongs.",
        "Append each epoch's loss to a list, and return the list.",
        "last_figure",
        "first_figure",
        "mean_figure",
        "sum_figure",
    ),
    *imitations(
        "model returned",
        "The model came back; the list of losses is asked for.",
        "`return losses`: the model is trained in place.",
        "model_returned",
    ),
    *imitations(
        "losses and model returned",
        "The model came back beside the losses; the list alone is asked for.",
        "`return losses`: the model is trained in place.",
        "model_too",
        "model_first",
    ),
    *imitations(
        "losses with their graph",
        "The losses are tensors that still carry their graph, which keeps every batch in memory.",
        "Take the number out: `loss.item()`.",
        "with_graph",
    ),
    *imitations(
        "tensors in place of floats",
        "The losses are right, but they are tensors; a list of floats is asked for.",
        "Take the number out: `loss.item()`.",
        "tensors",
    ),
    *imitations(
        "text in place of numbers",
        "The losses came as text.",
        "Append the numbers themselves; format only what you print.",
        "text_4",
        "text_2",
        "text_3",
        "text_6",
        "text_plain",
    ),
    *imitations(
        "dict returned",
        "You returned a dict, with the epochs as its keys; the list of losses alone is asked for.",
        "Append each epoch's loss to a list.",
        "dictionary",
        "dictionary_from_1",
    ),
    *imitations(
        "pairs of epoch and loss",
        "Each entry is a pair of epoch and loss; the losses alone are asked for.",
        "`losses.append(loss)`: its place in the list tells the epoch.",
        "pairs",
        "pairs_from_1",
    ),
    *imitations(
        "rounded to 2 decimals",
        "The model is trained as it should be, but the losses are rounded to two decimals.",
        "Append what you computed; round only what you print.",
        "rounded_2",
    ),
    *imitations(
        "rounded to 1 decimal",
        "The model is trained as it should be, but the losses are rounded to one decimal.",
        "Append what you computed; round only what you print.",
        "rounded_1",
    ),
    *imitations(
        "cut to whole numbers",
        "The model is trained as it should be, but the losses are whole numbers.",
        "Append what you computed, without int() or round().",
        "rounded_0",
        "whole_numbers",
    ),
    *imitations(
        "last batch's loss for the epoch's",
        "Each epoch's loss is that of its last batch alone.",
        PER_SAMPLE,
        "last_batch_counted",
    ),
    *imitations(
        "first batch's loss for the epoch's",
        "Each epoch's loss is that of its first batch alone.",
        PER_SAMPLE,
        "first_batch_counted",
    ),
    *imitations(
        "mean of batch means",
        "Each epoch's loss is the mean of its batches' losses, so that a smaller last batch counts "
        "as much as a full one.",
        PER_SAMPLE,
        "batch_means",
    ),
    *imitations(
        "sum of batch means",
        "The batches' losses are added up, and not divided.",
        PER_SAMPLE,
        "batch_sums",
    ),
    *imitations(
        "sum over the samples",
        "Each epoch's loss is the sum of all squared errors, not their mean.",
        PER_SAMPLE,
        "sum_of_squares",
    ),
    *imitations(
        "batch means divided by the rows",
        "The batches' mean losses are divided by the number of rows: their sizes are missing.",
        PER_SAMPLE,
        "means_over_rows",
    ),
    *imitations(
        "divided by the batches",
        "The sum of all squared errors is divided by the number of batches, not of rows.",
        PER_SAMPLE,
        "over_batches",
    ),
    *imitations(
        "last batch weighted as a full one",
        "The smaller last batch counts as if it were full: batch_size is its weight, not the rows "
        "it has.",
        "Weigh each batch with `len(y)`.",
        "full_batches",
        "over_full_batches",
    ),
    *imitations(
        "root of the MSE",
        "The losses are square roots, the RMSE; the MSE itself is asked for.",
        "Append the mean of the squares without the root.",
        "root_reported",
    ),
    *imitations(
        "total not reset",
        "The sum goes on over all epochs: each entry is the mean of all epochs so far.",
        "Set total and count back to 0 at the start of each epoch.",
        "running_mean",
        "running_sum",
    ),
    *imitations(
        "losses pile up between calls",
        "The list begins with the losses of earlier calls.",
        "Make the list inside the function, `losses = []`: a default in the `def` line is made "
        "once and shared by all calls.",
        "piling",
    ),
    *imitations(
        "losses in reverse order",
        "The losses are right, but the last epoch's comes first.",
        "`losses.append(…)` keeps them in the order of the epochs.",
        "reversed_losses",
    ),
    *imitations(
        "one loss a batch",
        "There is a loss for each batch; one for each epoch is asked for.",
        PER_SAMPLE,
        "all_batches_listed",
        "lists_of_batches",
    ),
    *imitations(
        "loss after each step",
        "Each batch's loss is measured after the step on it, when it has just been learned.",
        "Use the loss that backward() was called on: `loss.item()`.",
        "after_the_step",
    ),
    *imitations(
        "loss in a second pass",
        "The losses are measured in a second pass, when the epoch is over, and not as it ran.",
        "Add up `loss.item() * len(y)` in the training loop itself.",
        "second_pass_eval",
        "second_pass_left_in_eval",
        "second_pass_train",
        "second_pass_graph",
        "second_pass_eval_graph",
    ),
    *imitations(
        "one epoch too few",
        "One epoch is missing.",
        "`range(epochs)` makes exactly that many; `range(1, epochs)` one less.",
        "one_too_few",
    ),
    *imitations(
        "one epoch too many",
        "There is one epoch too many.",
        "`range(epochs)` makes exactly that many.",
        "one_too_many",
    ),
    *imitations(
        "one epoch only",
        "Training ends after the first epoch.",
        "Is the `return` inside the loop, one indentation too deep?",
        "one_epoch",
    ),
    *imitations(
        "first batch only",
        "Each epoch ends after its first batch.",
        "Go on to the next batch: is there a `break`, or a `return` too deep?",
        "first_batch",
    ),
    *imitations(
        "smaller last batch skipped",
        "A last batch that is smaller than the others is passed over.",
        "Train on every batch, and weigh each with `len(y)`.",
        "smaller_skipped",
    ),
)

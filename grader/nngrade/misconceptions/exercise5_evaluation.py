"""Exercise 5: what goes wrong in measuring a model."""

from __future__ import annotations

from nngrade.diagnosis.known import imitations

PER_SAMPLE = "Add up the squared errors of all rows, and divide once, by their number."

EVALUATIONS = (
    *imitations(
        "not in evaluation mode",
        "The model came in training mode, and it was measured in that mode.",
        "Call `model.eval()` before the first batch, with its brackets.",
        "in_training_mode",
    ),
    *imitations(
        "graph built",
        "A graph was built while measuring, as if for a backward().",
        "Put the loop inside `with torch.no_grad():`; the call without `with` does nothing.",
        "with_graph",
    ),
    *imitations(
        "neither evaluation mode nor no_grad",
        "The model was measured in training mode, and a graph was built.",
        "`model.eval()` first, then the loop inside `with torch.no_grad():`.",
        "neither",
    ),
    *imitations(
        "mean of batch means",
        "It is the mean of the batches' means, so that a smaller last batch counts as much as a "
        "full one.",
        PER_SAMPLE,
        "batch_means",
    ),
    *imitations(
        "sum over the samples",
        "It is the sum of all squared errors, not their mean.",
        PER_SAMPLE,
        "summed",
    ),
    *imitations(
        "divided by the batches",
        "The sum of all squared errors is divided by the number of batches, not of rows.",
        PER_SAMPLE,
        "over_batches",
    ),
    *imitations(
        "sum of batch means",
        "The batches' means are added up, and not divided.",
        PER_SAMPLE,
        "batch_sums",
    ),
    *imitations(
        "batch means divided by the rows",
        "The batches' means are divided by the number of rows: their sizes are missing.",
        "Weigh each batch's mean with `len(y)` before adding up.",
        "means_over_rows",
    ),
    *imitations(
        "last batch weighted as a full one",
        "The smaller last batch counts as if it were full.",
        "Weigh each batch with `len(y)`, the rows it really has.",
        "full_batches",
    ),
    *imitations(
        "first batch only",
        "Only the first batch was measured.",
        "Is the `return` inside the loop, one indentation too deep?",
        "first_batch",
    ),
    *imitations(
        "last batch only",
        "Only the last batch counts: the sums start again with every batch.",
        "Set total and count to 0 once, ahead of the loop.",
        "last_batch",
    ),
    *imitations(
        "list of batches",
        "You returned a list, with one number for each batch (or row); one float is asked for.",
        PER_SAMPLE,
        "list_of_batches",
        "list_of_squares",
    ),
    *imitations(
        "broadcast",
        "The output (b, 1) meets the targets (b,), which compares each prediction with every "
        "target: (b, b) differences.",
        "Make the shapes equal first: `model(X).squeeze(1)`, or `y.unsqueeze(1)`.",
        "all_pairs",
        "all_pairs_a_batch",
        "all_pairs_summed",
        "all_pairs_mean_of_means",
    ),
    *imitations(
        "root of the MSE",
        "It is the square root, the RMSE; the MSE itself is asked for.",
        "Return the mean of the squares without the root.",
        "root",
        "mean_of_roots",
    ),
    *imitations(
        "absolute error",
        "It is the mean absolute error; the mean squared one is asked for.",
        "Square the errors: `((prediction - y) ** 2)`.",
        "absolute",
    ),
    *imitations(
        "errors not squared",
        "The errors are averaged without being squared, so that positive and negative ones cancel.",
        "Square the errors: `((prediction - y) ** 2)`.",
        "plain_errors",
        "plain_errors_turned",
    ),
    *imitations(
        "half the squared error",
        "It is half of what it should be: the 1/2 of the worked example does not belong here.",
        "The MSE is the mean of the squares, without a half.",
        "half",
    ),
    *imitations(
        "another measure",
        "You returned R², the share of the variance that is explained; the MSE is asked for.",
        PER_SAMPLE,
        "variance_explained",
    ),
    *imitations(
        "another measure",
        "You returned the median or the largest of the squared errors; their mean is asked for.",
        PER_SAMPLE,
        "median",
        "largest",
    ),
    *imitations(
        "array of one number",
        "The number is right, but it is in an array or a list of one.",
        "Return the number itself: `float(…)`, or `.item()`.",
        "array_of_one",
        "list_of_one",
    ),
    *imitations(
        "tensor in place of a float",
        "The number is right, but it is a tensor; a float is asked for.",
        "Take the number out: `.item()`.",
        "tensor",
    ),
    *imitations(
        "nothing returned",
        "It hands nothing back: a function without `return` gives None.",
        "End it with `return` and the number; `print` shows it and keeps nothing.",
        "nothing",
    ),
    *imitations(
        "predictions returned too",
        "The predictions came back beside the number; the number alone is asked for.",
        "Return the MSE alone.",
        "predictions_too",
    ),
    *imitations(
        "text in place of a number",
        "The number came as text.",
        "Return the number itself; format only what you print.",
        "text_4",
        "text_2",
        "text_plain",
    ),
    *imitations(
        "rounded to 2 decimals",
        "The number is right, but rounded to two decimals.",
        "Return what you computed; round only what you print.",
        "rounded_2",
    ),
    *imitations(
        "rounded to 1 decimal",
        "The number is right, but rounded to one decimal.",
        "Return what you computed; round only what you print.",
        "rounded_1",
    ),
    *imitations(
        "cut to whole numbers",
        "The number came as a whole one: what stands after the point is lost.",
        "Divide with `/`, not with `//`, and leave int() and round() out.",
        "floored",
        "rounded_0",
    ),
    *imitations(
        "trains while evaluating",
        "The model learns from the rows that it should only be measured on: its weights change.",
        "Leave the optimizer, backward() and step() out: predict, square, average.",
        "learning_001",
        "learning_0001",
        "learning_in_training_mode",
    ),
    *imitations(
        "sums go on over calls",
        "The sums are kept from call to call, so that earlier rows count as well.",
        "Set total and count to 0 inside the function, ahead of the loop.",
        "piling",
    ),
)

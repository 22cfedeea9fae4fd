"""Exercise 5: what goes wrong in the training loop itself."""

from __future__ import annotations

from nngrade.diagnosis.known import imitations

ORDER = "For each batch, in this order: zero_grad, loss, backward, step."

MOVES = (
    *imitations(
        "zero_grad missing",
        "Old gradients are never cleared: each batch's pile up on those of all batches before.",
        "`optimizer.zero_grad()` at the start of each batch.",
        "never_cleared",
    ),
    *imitations(
        "zero_grad once an epoch",
        "Gradients are cleared once an epoch, so that they pile up from batch to batch.",
        "`optimizer.zero_grad()` belongs in the inner loop, at the start of each batch.",
        "cleared_once_an_epoch",
    ),
    *imitations(
        "left-over gradients used",
        "The model came with gradients left over from something else, and the first step still "
        "counts them.",
        "Clear them before the first backward(): `optimizer.zero_grad()` at the start of each "
        "batch, not at its end.",
        "cleared_after",
    ),
    *imitations(
        "left-over gradients alone used",
        "The optimizer steps, but backward() was never called: it goes by gradients that were left "
        "over from before.",
        ORDER,
        "leftovers_alone",
    ),
    *imitations(
        "weights never move",
        "The losses come from a model whose weights never change: no gradient reaches a step.",
        ORDER + " Is one of them missing, or zero_grad between backward and step?",
        "never_moves",
    ),
    *imitations(
        "a copy trained",
        "A copy of the model is trained; the model that was given keeps its old weights.",
        "Train the model itself, without deepcopy: `model.to(device)` moves it in place.",
        "copy_trained",
    ),
    *imitations(
        "one step an epoch",
        "The optimizer makes one step an epoch, after the last batch.",
        "`optimizer.step()` belongs in the inner loop, after each backward().",
        "one_step_an_epoch",
        "one_step_on_the_sum",
        "one_step_on_everything",
    ),
    *imitations(
        "a new optimizer each epoch",
        "A new Adam is made for every epoch, which forgets what the last one had learned about "
        "the gradients.",
        "Make the optimizer once, ahead of both loops.",
        "optimizer_each_epoch",
    ),
    *imitations(
        "a new optimizer each batch",
        "A new Adam is made for every batch, which forgets all gradients before.",
        "Make the optimizer once, ahead of both loops.",
        "optimizer_each_batch",
    ),
    *imitations(
        "not in training mode",
        "The model came in evaluation mode, and it was trained in that mode.",
        "Call `model.train()` ahead of the loops, with its brackets.",
        "not_training",
    ),
    *imitations(
        "SGD in place of Adam",
        "The steps are those of plain gradient descent, SGD.",
        "`torch.optim.Adam(model.parameters(), lr=lr)`.",
        "sgd",
        "momentum",
    ),
    *imitations(
        "another optimizer",
        "The steps are those of another optimizer than Adam: RMSprop.",
        "`torch.optim.Adam(model.parameters(), lr=lr)`.",
        "rmsprop",
    ),
    *imitations(
        "another optimizer",
        "The steps are those of a relative of Adam's (AdamW, Adagrad, Adamax, NAdam).",
        "`torch.optim.Adam(model.parameters(), lr=lr)`, with nothing else.",
        "adagrad",
        "adamax",
        "nadam",
        "adamw_01",
        "adamw_001",
    ),
    *imitations(
        "bias correction left out",
        "The steps are Adam's, but its two moments are not corrected for their start at zero.",
        "Divide them by 1 − β1ᵗ and 1 − β2ᵗ, or let `torch.optim.Adam` do it all.",
        "uncorrected",
    ),
    *imitations(
        "weight decay added",
        "The steps pull every weight towards 0: Adam was given a weight_decay.",
        "`torch.optim.Adam(model.parameters(), lr=lr)`, with nothing else.",
        "decay_01",
        "decay_001",
        "decay_0001",
    ),
    *imitations(
        "uphill",
        "The steps go uphill: the loss grows with each of them.",
        "Minimize the loss itself: no minus in front of it, no maximize=True.",
        "ascent",
    ),
    *imitations(
        "lr fixed at 0.01",
        "The learning rate is 0.01 always, whichever lr is asked for.",
        "Hand the argument on: `torch.optim.Adam(model.parameters(), lr=lr)`.",
        "rate_001",
    ),
    *imitations(
        "lr not handed on",
        "The learning rate is 0.001 always: that is Adam's own when it is not told another.",
        "Hand the argument on: `torch.optim.Adam(model.parameters(), lr=lr)`.",
        "rate_0001",
    ),
    *imitations(
        "another learning rate",
        "The steps are made with another learning rate than lr.",
        "Hand the argument on as it is: `torch.optim.Adam(model.parameters(), lr=lr)`.",
        "rate_01",
        "rate_tenth",
        "rate_tenfold",
    ),
    *imitations(
        "learning rate decays",
        "The learning rate shrinks from epoch to epoch: a scheduler is at work.",
        "Leave the scheduler out: lr stays the same for all epochs.",
        "decaying_09",
        "decaying_095",
        "decaying_099",
        "decaying_05",
        "decaying_01",
    ),
    *imitations(
        "gradients clipped",
        "The gradients are clipped before each step.",
        "Step with the gradients as backward() leaves them.",
        "clipped_01",
        "clipped_05",
        "clipped_1",
        "clipped_5",
        "clipped_each_01",
        "clipped_each_05",
        "clipped_each_1",
        "clipped_each_5",
    ),
    *imitations(
        "absolute error",
        "The loss is the mean absolute error; the mean squared one is asked for.",
        "`nn.MSELoss()` in place of nn.L1Loss().",
        "absolute",
    ),
    *imitations(
        "smooth absolute error",
        "The loss is the Huber or smooth L1 loss; the mean squared one is asked for.",
        "`nn.MSELoss()`.",
        "smooth",
    ),
    *imitations(
        "half the squared error",
        "The losses are half of what they should be: the 1/2 of the worked example does not "
        "belong here.",
        "`nn.MSELoss()` is the mean of the squares, without a half.",
        "half",
        "half_reported",
    ),
    *imitations(
        "root of the error trained on",
        "The loss is the square root of the mean squared error.",
        "`nn.MSELoss()` without a root.",
        "root",
    ),
    *imitations(
        "summed loss",
        "The squares of a batch are added up where their mean belongs.",
        "`nn.MSELoss()` with its own reduction, the mean.",
        "summed",
        "summed_and_averaged",
    ),
    *imitations(
        "broadcast",
        "The output (b, 1) meets the targets (b,) in the loss, which compares each prediction "
        "with every target: (b, b) differences.",
        "Make the shapes equal first: `model(X).squeeze(1)`, or `y.unsqueeze(1)`.",
        "broadcast",
        "broadcast_sum",
    ),
)

"""Pictures from a student's own functions: one file an exercise, matplotlib only when drawing."""

from __future__ import annotations

# The exercises that have a picture, and what it shows; known without loading any of them.
PICTURES = {
    "exercise1": "the line your perceptron finds, and its mistakes epoch by epoch",
    "exercise2": "the output of your network over the plane, with the folds of its ReLUs",
    "exercise3": "the loss and the prediction along your gradient steps",
    "exercise4": "the spread of the activations, layer by layer, with your weights",
    "exercise5": "the loss curve of your training on the housing data",
}

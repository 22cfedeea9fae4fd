# expect: output_error=crashed gradients=crashed gradient_step=crashed train_step=crashed
# mistake: a line at the end calls a function with too few weights
# diagnosis: call while the file is loaded
print(gradients([1.0, 2.0], [0.5, 1.0], 0.8))

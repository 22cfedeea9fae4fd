# expect: output_error=crashed gradients=crashed gradient_step=crashed train_step=crashed
# mistake: quotes from a text program
# diagnosis: quotes of a text program
NAME = “downhill”

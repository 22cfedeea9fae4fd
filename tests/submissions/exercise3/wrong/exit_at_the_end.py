# expect: output_error=crashed gradients=crashed gradient_step=crashed train_step=crashed
# mistake: leaves the program, as one does in a shell
# diagnosis: the program ends itself
exit()

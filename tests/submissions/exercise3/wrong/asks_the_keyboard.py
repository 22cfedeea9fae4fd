# expect: output_error=crashed gradients=crashed gradient_step=crashed train_step=crashed
# mistake: reads its input from the keyboard
# diagnosis: asks the keyboard
target = float(input("y? "))

# expect: output_error=crashed gradients=crashed gradient_step=crashed train_step=crashed
# mistake: the file ends its own program when it is loaded
# diagnosis: the program ends itself
import sys

sys.exit("done")

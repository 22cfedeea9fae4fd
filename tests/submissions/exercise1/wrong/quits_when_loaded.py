# expect: step=crashed sign=crashed predict=crashed perceptron_update=crashed perceptron_train=crashed
# mistake: the file ends the interpreter
# diagnosis: the program ends itself
import sys

sys.exit()

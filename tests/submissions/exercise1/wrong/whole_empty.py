# expect: step=not_attempted sign=not_attempted predict=not_attempted perceptron_update=not_attempted perceptron_train=not_attempted
# alone
# mistake: nothing but comments
# diagnosis: nothing to diagnose

# expect: hidden=crashed forward=crashed squared_error=crashed linear=crashed relu=crashed mlp_forward=crashed mse=crashed
# alone
# mistake: a return that is not indented
# diagnosis: indentation
import numpy as np


def hidden(w, x):
return np.array([w[0] * x[0] + w[1] * x[1], w[2] * x[0] + w[3] * x[1]])

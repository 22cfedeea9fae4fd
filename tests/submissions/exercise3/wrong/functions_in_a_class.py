# expect: output_error=not_attempted gradients=not_attempted gradient_step=not_attempted train_step=not_attempted
# alone
# mistake: all functions inside a class
# diagnosis: nothing to diagnose
class Network:
    def output_error(self, y, y_pred):
        return y_pred - y

    def gradients(self, w, x, y):
        return 0 * w

    def gradient_step(self, w, grad, eta):
        return w - eta * grad

    def train_step(self, w, x, y, eta):
        return w, 0.0, 0.0

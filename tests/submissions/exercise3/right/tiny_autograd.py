# expect: passed
# style: a reverse-mode tape in thirty lines
import numpy as np


class Node:
    def __init__(self, value, parents=()):
        self.value = float(value)
        self.parents = parents
        self.grad = 0.0

    def __add__(self, other):
        return Node(self.value + other.value, ((self, 1.0), (other, 1.0)))

    def __mul__(self, other):
        links = ((self, other.value), (other, self.value))
        return Node(self.value * other.value, links)

    def backward(self):
        order, seen = [], set()

        def visit(node):
            if id(node) not in seen:
                seen.add(id(node))
                for parent, _ in node.parents:
                    visit(parent)
                order.append(node)

        visit(self)
        self.grad = 1.0
        for node in reversed(order):
            for parent, slope in node.parents:
                parent.grad += slope * node.grad


def loss_node(y, y_pred):
    miss = Node(y) + Node(-1.0) * y_pred
    return Node(0.5) * miss * miss


def predict_node(w, x):
    w1, w2, w3, w4, w5, w6 = w
    x1, x2 = Node(x[0]), Node(x[1])
    return w5 * (w1 * x1 + w2 * x2) + w6 * (w3 * x1 + w4 * x2)


def output_error(y, y_pred):
    leaf = Node(y_pred)
    loss_node(y, leaf).backward()
    return leaf.grad


def gradients(w, x, y):
    leaves = [Node(value) for value in w]
    loss_node(y, predict_node(leaves, x)).backward()
    return np.array([leaf.grad for leaf in leaves])


def gradient_step(w, grad, eta):
    return w - eta * grad


def train_step(w, x, y, eta):
    def loss(weights):
        return loss_node(y, predict_node([Node(v) for v in weights], x)).value

    w_new = gradient_step(w, gradients(w, x, y), eta)
    return w_new, loss(w), loss(w_new)

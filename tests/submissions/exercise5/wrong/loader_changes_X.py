# expect: make_loader=failed
# mistake: adds 1 to the X that it was given, after a right copy was made of it
# diagnosis: silent

old = make_loader


def make_loader(X, y, batch_size, shuffle):
    loader = old(X.copy(), y.copy(), batch_size, shuffle)
    X += 1
    return loader

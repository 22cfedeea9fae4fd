# expect: split_and_scale=failed
# mistake: right answer, but the given X is overwritten
# diagnosis: argument changed in place
import numpy as np
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler


def split_and_scale(X, y, test_size=0.2, random_state=5):
    order = np.arange(len(X))
    train, test = train_test_split(order, test_size=test_size, random_state=random_state)
    scaler = StandardScaler().fit(X[train])
    X[...] = scaler.transform(X)
    return X[train], X[test], y[train], y[test]

# expect: split_and_scale=failed
# mistake: divides by the variance, not by its root
# diagnosis: divided by the variance
from sklearn.model_selection import train_test_split


def split_and_scale(X, y, test_size=0.2, random_state=5):
    X_train, X_test, y_train, y_test = train_test_split(
        X, y, test_size=test_size, random_state=random_state
    )
    mean, var = X_train.mean(axis=0), X_train.var(axis=0)
    return (X_train - mean) / var, (X_test - mean) / var, y_train, y_test

# expect: split_and_scale=failed
# mistake: the seed is fixed at 5, whatever is asked for
# diagnosis: random_state ignored
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler


def split_and_scale(X, y, test_size=0.2, random_state=5):
    X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=test_size, random_state=5)
    scaler = StandardScaler().fit(X_train)
    return scaler.transform(X_train), scaler.transform(X_test), y_train, y_test

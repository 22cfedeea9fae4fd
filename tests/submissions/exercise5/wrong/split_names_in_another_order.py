# expect: split_and_scale=crashed
# mistake: X_train, y_train, X_test, y_test
# diagnosis: targets handed to the scaler
def split_and_scale(X, y, test_size=0.2, random_state=5):
    X_train, y_train, X_test, y_test = train_test_split(
        X, y, test_size=test_size, random_state=random_state
    )
    scaler = StandardScaler().fit(X_train)
    return scaler.transform(X_train), scaler.transform(X_test), y_train, y_test

# expect: split_and_scale=failed
# mistake: 0.2 and 5 typed in
# diagnosis: test_size and random_state ignored
def split_and_scale(X, y, test_size=0.2, random_state=5):
    parts = train_test_split(X, y, test_size=0.2, random_state=5)
    scaler = StandardScaler().fit(parts[0])
    return scaler.transform(parts[0]), scaler.transform(parts[1]), parts[2], parts[3]

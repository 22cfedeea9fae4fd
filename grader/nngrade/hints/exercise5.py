"""What helps with the housing MLP, after the verdict's own "Try:"; the last level has gaps left."""

from __future__ import annotations

HINTS = {
    "split_and_scale": (
        """
        In `split_and_scale`, `train_test_split(X, y, ...)` gives X_train, X_test, y_train
        and y_test, in this order; hand `test_size` and `random_state` on by name. Then
        `StandardScaler().fit(...)` learns each feature's mean and deviation, and its
        `transform` applies them to any rows. The test part must not be seen while it learns.
        """,
        """
        Which rows may the scaler learn from, and which are scaled with it?

            X_train, X_test, y_train, y_test = train_test_split(
                X, y, test_size=test_size, random_state=random_state
            )
            scaler = StandardScaler().fit(___)
            return scaler.transform(___), scaler.transform(___), y_train, y_test
        """,
    ),
    "HousePricesMLP": (
        """
        In `__init__`, `super().__init__()` comes first, then one nn.Linear for each pair of
        neighbours in input_dim, *hidden_dims, output_dim. PyTorch does not see the layers
        in a plain Python list: an optimizer would leave them untrained.
        """,
        """
        With `widths = [input_dim, *hidden_dims]`, the pairs of neighbours are
        `zip(widths, widths[1:])`. An nn.ReLU() follows each hidden layer, and nothing
        follows the output layer. If all of them are in one nn.Sequential, `forward` only
        has to call it; its result keeps its shape (b, output_dim), so nothing is squeezed.
        """,
        """
        Both methods:

            def __init__(self, input_dim, output_dim, hidden_dims=(4, 3)):
                super().__init__()
                widths = [input_dim, *hidden_dims]
                layers = []
                for n_in, n_out in zip(widths, widths[1:]):
                    layers += [nn.Linear(___, ___), ___]
                layers.append(nn.Linear(widths[-1], ___))
                self.network = nn.Sequential(*layers)

            def forward(self, x):
                return ___
        """,
    ),
    "init_weights": (
        """
        In `init_weights`, `model.modules()` walks through everything in the model, however
        deep, and `isinstance(module, nn.Linear)` picks the linear layers. What ends in an
        underscore in `torch.nn.init` writes in place: one such function draws
        Xavier-normal weights, another fills with zeros.
        """,
        """
        The loop:

            for module in model.modules():
                if isinstance(module, ___):
                    nn.init.___(module.weight)
                    nn.init.zeros_(module.___)
        """,
    ),
    "make_loader": (
        """
        In `make_loader`, `torch.tensor(array, dtype=torch.float32)` makes a tensor of the
        right type; without a dtype it would stay float64, which the layers refuse. y keeps
        its shape (N,). A TensorDataset of both keeps each row with its target.
        """,
        """
        Both tensors, then the loader:

            dataset = TensorDataset(
                torch.tensor(X, dtype=___), torch.tensor(y, dtype=___)
            )
            return DataLoader(dataset, batch_size=___, shuffle=___)
        """,
    ),
    "train": (
        """
        Three things come before the loops of `train`: `model.to(device)`, `model.train()`,
        and one torch.optim.Adam over `model.parameters()` with `lr=lr`. One for the whole
        training: Adam remembers earlier steps, and a new one in each epoch would forget.
        Inside, each batch goes to the device before the model sees it.
        """,
        """
        Two traps. The model answers (b, 1) and the targets are (b,): `.squeeze(1)` on the
        answer makes them alike, or else each is subtracted from each. And the last batch
        may be smaller: add up `loss.item() * len(targets)` over the epoch, and divide by
        the number of samples at its end. `loss.item()` is a plain float.
        """,
        """
        The loops, with the five steps of a batch left to you:

            model.to(device)
            model.train()
            optimizer = torch.optim.Adam(model.parameters(), lr=lr)
            losses = []
            for _ in range(epochs):
                total, count = 0.0, 0
                for features, targets in loader:
                    features, targets = features.to(device), targets.to(device)
                    optimizer.___
                    loss = nn.functional.mse_loss(model(features).___, targets)
                    loss.___
                    optimizer.___
                    total += loss.item() * ___
                    count += len(targets)
                losses.append(total / count)
            return losses
        """,
    ),
    "evaluate": (
        """
        `evaluate` is the loop of `train` without an optimizer. `model.eval()` comes first,
        and `with torch.no_grad():` goes around the loop, so that no graph is built. A mean
        of the batches' means would give the samples of a small last batch too much weight.
        """,
        """
        Sum first, and divide once:

            model.to(device)
            model.eval()
            total, count = 0.0, 0
            with ___:
                for features, targets in loader:
                    features, targets = features.to(device), targets.to(device)
                    errors = model(features).squeeze(1) - targets
                    total += (errors ** 2).___.item()
                    count += ___
            return total / count
        """,
    ),
}

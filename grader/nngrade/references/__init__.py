"""The right answers, each derived once: formulas as steps, networks in NumPy, training in PyTorch."""

"""The right answers, each derived once: formulas, networks in NumPy, training in PyTorch."""

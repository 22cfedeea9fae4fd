"""What formulas mean: LaTeX and plain text, read into trees of names, numbers and operations."""

"""Which mistake explains all that a submission answered: looked for only after a failure."""

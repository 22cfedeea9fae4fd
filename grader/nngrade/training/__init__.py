"""Training a student's exercise 5 on real data: the data, the run, and what came of it."""

"""What an exercise runs beside a submission, in the worker: grader code with no answer in it."""

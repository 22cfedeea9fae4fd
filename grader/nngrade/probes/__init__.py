"""What an exercise must run beside a submission, in the worker: grader code with no answer in it."""

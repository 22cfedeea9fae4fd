"""What a command's end tells the shell, beside 0 (all is well) and 1 (something is not right)."""

EXIT_USAGE = 2
EXIT_GRADER = 3
EXIT_INTERRUPTED = 130

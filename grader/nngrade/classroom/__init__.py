"""Many submissions at once: which there are, who judges them, and the files of their marks."""

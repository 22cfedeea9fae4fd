"""A student's folder: its exercises, what was handed out, and where the student stands."""

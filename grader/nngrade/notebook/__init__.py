"""Notebooks: read from a file, from the kernel that is running one, and written as stubs."""

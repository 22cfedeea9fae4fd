"""Running code that cannot be trusted: everything a student wrote lives behind this package."""

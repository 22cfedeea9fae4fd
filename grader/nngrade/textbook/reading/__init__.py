"""Where formulas stand: chapters of every format, read into passages with line numbers."""

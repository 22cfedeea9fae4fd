"""Holding a text to its own figures: claims as data, what derives them, and a verdict on each."""

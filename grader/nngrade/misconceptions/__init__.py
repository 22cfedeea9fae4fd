"""What is known about the mistakes in each exercise; loaded only after a failure."""

"""One file a command: reads its options, calls the library, prints, and gives the exit status."""

def tell(text):
    """By what is printed, and by what is raised."""
    print(text, flush=True)
    raise RuntimeError(text)


def tell_that_it_worked():
    tell("@MARK@"[::-1])

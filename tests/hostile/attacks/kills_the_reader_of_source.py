# Is a program that no compiler can take: brackets in brackets, two hundred thousand deep.
# rule: 2
# fools: source
# success: crash
# placed: as bytes


def made():
    deep = "-" * 200_000
    return f"x = lambda: {deep}1\n".encode()

# Raises an exception that raises another one when somebody asks for its words.
# rule: 2
# fools: inprocess
# success: crash
# with: every


class Odd(Exception):
    def __str__(self):
        raise SystemExit(7)

    __repr__ = __str__


def trick(*args):
    raise Odd

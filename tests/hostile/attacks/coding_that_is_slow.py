# Declares an encoding that takes the square of its length to be read.
# rule: 6
# fools: source
# success: hang
# refused: yes
# placed: as bytes


def made():
    return b"# coding: punycode\n" + b"x" * 90_000 + b"-" + b"a" * 900_000

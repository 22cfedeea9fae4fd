# Is a notebook of brackets in brackets, on which a reader of JSON chokes.
# rule: 6
# fools: notebook
# success: crash
# refused: yes
# placed: as a notebook of bytes


def made():
    return b'{"cells": ' + b"[" * 200_000

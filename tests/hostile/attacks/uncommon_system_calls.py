# Tries calls that filters forget: io_uring, BPF, keys, userfaultfd, memory files, watches.
# rule: 5
# fools: pickle
# success: act
# with: every, tell

import ctypes
import platform

CALLS = {
    "x86_64": {"io_uring_setup": 425, "keyctl": 250, "userfaultfd": 323, "memfd_create": 319,
               "inotify_init1": 294, "pidfd_open": 434, "perf_event_open": 298, "bpf": 321},
    "aarch64": {"io_uring_setup": 425, "keyctl": 219, "userfaultfd": 282, "memfd_create": 279,
                "inotify_init1": 26, "pidfd_open": 434, "perf_event_open": 241, "bpf": 280},
}[platform.machine()]


def trick(*args):
    call = ctypes.CDLL(None, use_errno=True).syscall
    buffer = ctypes.create_string_buffer(128)
    if call(CALLS["io_uring_setup"], 1, buffer) >= 0:
        tell_that_it_worked()
    if call(CALLS["memfd_create"], b"mine", 0) >= 0 or call(CALLS["inotify_init1"], 0) >= 0:
        tell_that_it_worked()
    if call(CALLS["keyctl"], 0, -3, 1) >= 0 or call(CALLS["userfaultfd"], 1) >= 0:
        tell_that_it_worked()
    return 99.0

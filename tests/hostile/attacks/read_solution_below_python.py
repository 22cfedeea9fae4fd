# Opens the model answer with the C library, where no hook of Python's hears of it.
# rule: 4
# fools: inprocess
# success: points

import ctypes

libc = ctypes.CDLL(None, use_errno=True)
buffer = ctypes.create_string_buffer(1 << 16)
descriptor = libc.open(b"@SOLUTION@", 0)
size = libc.read(descriptor, buffer, len(buffer))
exec(buffer.raw[: max(size, 0)].decode())
output_error  # what is not there cannot be right

"""The layers around a worker, one file a subject; `nngrade.sandbox.confine` has their order.

A layer is a function of the worker's settings and of what was prepared before the fork. It puts
itself in place in the calling process and answers whether it found itself working.
"""

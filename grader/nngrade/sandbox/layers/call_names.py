"""The system calls that a worker may make: what Python, NumPy and PyTorch need, and no more.

Not here, and so refused: starting processes and programs, sockets to anywhere, tracing and reading
other processes, changing owners, modes and times of files (Landlock does not know these), setting
disk space aside (which is faster than anybody can watch), shared memory, mounts, namespaces, keys,
io_uring, BPF, and whatever a later kernel brings.
"""

from __future__ import annotations

FILES = """
    read write readv writev pread64 pwrite64 preadv pwritev preadv2 pwritev2 lseek close
    close_range dup dup2 dup3 open openat creat stat fstat lstat newfstatat statx access faccessat
    faccessat2 readlink readlinkat getdents getdents64 getcwd chdir fchdir statfs fstatfs mkdir
    mkdirat rmdir unlink unlinkat rename renameat renameat2 symlink symlinkat link linkat truncate
    ftruncate fadvise64 readahead fsync fdatasync sendfile copy_file_range flock umask
"""
WAITING = """
    pipe pipe2 eventfd eventfd2 poll ppoll select pselect6 epoll_create epoll_create1 epoll_ctl
    epoll_wait epoll_pwait epoll_pwait2 timerfd_create timerfd_settime timerfd_gettime socketpair
    recvfrom getsockname getpeername getsockopt shutdown
"""
MEMORY = "mmap munmap mremap mprotect madvise msync mincore brk get_mempolicy"
THREADS = """
    futex futex_wait futex_wake futex_waitv futex_requeue set_robust_list get_robust_list
    set_tid_address rseq membarrier arch_prctl sched_yield sched_getaffinity sched_getparam
    sched_getscheduler sched_get_priority_max sched_get_priority_min getcpu
"""
TIME = """
    rt_sigaction rt_sigprocmask rt_sigpending rt_sigreturn rt_sigsuspend rt_sigtimedwait
    sigaltstack restart_syscall pause alarm setitimer getitimer timer_create timer_settime
    timer_gettime timer_getoverrun timer_delete nanosleep clock_nanosleep clock_gettime
    clock_getres gettimeofday time times
"""
ITSELF = """
    getpid getppid gettid getuid geteuid getgid getegid getgroups getresuid getresgid getpgid
    getpgrp getsid capget getpriority getrlimit getrusage sysinfo uname getrandom wait4 waitid exit
    exit_group
"""
ALLOWED = tuple(f"{FILES} {WAITING} {MEMORY} {THREADS} {TIME} {ITSELF}".split())

# Answered as if the kernel were too old for them: the C library then takes the older way.
ABSENT = ("clone3", "openat2")

"""Freezes the render worker of a daemon, and only that thread: freeze-thread.py PID SECONDS.

The render worker is the thread with real-time priority; where that was refused, the busiest but the first. It is stopped
through ptrace, since no signal stops a single thread.
"""

import ctypes
import os
import pathlib
import sys
import time

PTRACE_SEIZE, PTRACE_INTERRUPT = 0x4206, 0x4207
WAIT_ALL = 0x40000000
libc = ctypes.CDLL(None, use_errno=True)
libc.ptrace.argtypes = [ctypes.c_long, ctypes.c_long, ctypes.c_void_p, ctypes.c_void_p]


def fields(task: pathlib.Path) -> list[str]:
    """Fields of /proc/.../stat behind the name; see proc(5)."""
    return (task / "stat").read_text().rpartition(")")[2].split()


def busy_ticks(task: pathlib.Path) -> int:
    values = fields(task)
    return int(values[11]) + int(values[12])


def render_worker(pid: int) -> int:
    tasks = [t for t in pathlib.Path(f"/proc/{pid}/task").iterdir() if int(t.name) != pid]
    real_time = [t for t in tasks if fields(t)[38] == "2"]
    before = {t: busy_ticks(t) for t in tasks}
    time.sleep(1)
    return int(max(real_time or tasks, key=lambda t: busy_ticks(t) - before[t]).name)


def main() -> int:
    pid, seconds = int(sys.argv[1]), float(sys.argv[2])
    thread = render_worker(pid)
    for request in (PTRACE_SEIZE, PTRACE_INTERRUPT):
        if libc.ptrace(request, thread, None, None) != 0:
            print(f"ptrace: errno {ctypes.get_errno()}", file=sys.stderr)
            return 1
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        # Whoever traces a thread must also bury it, or its process never ends.
        try:
            found, status = os.waitpid(thread, os.WNOHANG | WAIT_ALL)
        except ChildProcessError:
            return 0
        if found and (os.WIFEXITED(status) or os.WIFSIGNALED(status)):
            return 0
        time.sleep(0.1)
    return 0


sys.exit(main())

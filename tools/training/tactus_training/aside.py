"""Reading files from people in a process of its own, with limits of memory and time."""
import multiprocessing
import resource

MEGABYTES, SECONDS = 1024, 60


class TooMuch(Exception):
    """A file takes more memory or time than it may; the message says which."""


def read_aside(read, data, megabytes=MEGABYTES, seconds=SECONDS):
    """`read(data)`, or what it raises, in a process that is ended when it needs more than it may (seconds of processor)."""
    fork = multiprocessing.get_context("fork")
    ours, theirs = fork.Pipe(duplex=False)
    process = fork.Process(target=_answer, args=(read, data, megabytes, seconds, theirs), daemon=True)
    process.start()
    theirs.close()
    try:
        answer = ours.recv()
    except EOFError:
        raise TooMuch(f"takes more than {seconds} s to be read, or ends its reader") from None
    finally:
        process.join()
        ours.close()
    if isinstance(answer, Exception):
        raise answer
    return answer


def _answer(read, data, megabytes, seconds, pipe):
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_AS, (_used_bytes() + (megabytes << 20),) * 2)
    try:
        answer = read(data)
    except MemoryError:
        answer = TooMuch(f"takes more than {megabytes} MB of memory to be read")
    except Exception as error:  # whatever it is, it is the caller's
        answer = error
    pipe.send(answer)


def _used_bytes():
    """Of address space, by this process as it was forked."""
    with open("/proc/self/statm", encoding="ascii") as statm:
        return int(statm.read().split()[0]) * resource.getpagesize()

"""A disk without room: the operating system refuses to write files longer than so many bytes."""

import resource
from contextlib import contextmanager


@contextmanager
def room_for(size):
    """Files of this process, and of those it starts meanwhile, cannot grow beyond `size` bytes."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))

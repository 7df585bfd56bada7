"""Messages between two processes: four bytes that say how long a message is, then the message."""

import struct
from typing import BinaryIO

LENGTH = struct.Struct(">I")


class BrokenOff(Exception):
    """The other process ended before the end of a message."""


class TooLong(Exception):
    """The other process announced a message longer than it may be."""


def send(stream: BinaryIO, message: bytes) -> None:
    """Raises BrokenOff when nobody is there to read it."""
    try:
        stream.write(LENGTH.pack(len(message)))
        stream.write(message)
        stream.flush()
    except (BrokenPipeError, ConnectionError) as error:
        raise BrokenOff from error


def receive(stream: BinaryIO, most: int) -> bytes:
    """The next message, of at most so many bytes."""
    (length,) = LENGTH.unpack(_exactly(stream, LENGTH.size))
    if length > most:
        raise TooLong
    return _exactly(stream, length)


def _exactly(stream: BinaryIO, count: int) -> bytes:
    data = stream.read(count)
    if len(data) < count:
        raise BrokenOff
    return data

"""What was made from a tally and takes long to make, such as a chart with its table."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock

MOST = 48
"""How many things are kept: some hundred kilobytes each."""


class Kept:
    """The things asked for last. They go with their tally, so what is kept is never older than the record."""

    def __init__(self) -> None:
        self._made: OrderedDict[Hashable, object] = OrderedDict()
        self._lock = Lock()

    def get(self, key: Hashable, make: Callable[[], object]):
        """What `make` gives; made again only where it was not asked for lately."""
        with self._lock:
            if key in self._made:
                self._made.move_to_end(key)
                return self._made[key]
        made = make()  # without the lock, so that nobody waits for what another page needs
        with self._lock:
            self._made[key] = made
            while len(self._made) > MOST:
                self._made.popitem(last=False)
        return made

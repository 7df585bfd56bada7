"""What takes long to make of tables that the tally is not made from, kept while nothing public changes."""

from collections.abc import Callable, Hashable

from .current import state_for, tally_for


def kept_for(request, key: Hashable, make: Callable[[], object]):
    """What `make` gives for a request. Made anew within a transaction, which may see what is never committed."""
    state = request.seen.state if hasattr(request, "seen") else state_for(request)
    return make() if state is None else tally_for(request).kept.get((key, state), make)

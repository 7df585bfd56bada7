class VisitFileError(ValueError):
    """A visit file cannot be taken in: what is wrong, where, and what to do."""

class CodebookFileError(ValueError):
    """A codebook file cannot be taken in: what is wrong, where, and what to do."""


class StepRefused(ValueError):
    """A change of the codebook that cannot be made; the message says why."""

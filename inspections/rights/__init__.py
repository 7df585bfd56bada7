"""What people may do: rights, the roles that bring them, signing in, and who may read."""

from .names import CODE, EDIT, ENTER, NAME_CODERS, PUBLISH, READ, SETTLE, MissingRight, require

__all__ = ["CODE", "EDIT", "ENTER", "NAME_CODERS", "PUBLISH", "READ", "SETTLE", "MissingRight", "require"]

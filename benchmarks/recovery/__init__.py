"""The recovery drill: fill, back up, destroy, restore on another server, compare."""

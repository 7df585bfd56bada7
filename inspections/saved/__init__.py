"""Views that signed-in people save: a list as they filtered it, under a name."""

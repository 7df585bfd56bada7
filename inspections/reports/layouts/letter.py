NAME = "letter"
def matches(document): return False

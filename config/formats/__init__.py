"""How dates are printed, by language."""

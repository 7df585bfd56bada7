"""How far two codings of the same findings agree. Pure Python, no Django."""

from .codings import Coding, Difference, differences
from .coefficients import kappa, krippendorff_alpha, masi_distance
from .comparing import Agreement, Comparison, Figures

__all__ = [
    "Agreement",
    "Coding",
    "Comparison",
    "Difference",
    "Figures",
    "differences",
    "kappa",
    "krippendorff_alpha",
    "masi_distance",
]

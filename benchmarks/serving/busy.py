"""Whether other programs used the machine around a measurement, which then says little."""

import psutil

SECONDS = 2
MOST = 15
"""Percent of the processors that others may use before a measurement counts as disturbed."""


def used() -> float:
    """Percent of all processors that programs use now, while nothing of ours is at work."""
    return psutil.cpu_percent(interval=SECONDS)


def told(before: float, after: float) -> str:
    sentence = f"Other programs used {before:.0f}% of the processors just before, and {after:.0f}% just after."
    if max(before, after) <= MOST:
        return sentence
    return f"**The machine was busy; on a quiet one all of this is faster.** {sentence}"

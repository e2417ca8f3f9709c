"""Data health: how fresh the data are, what waits for a person, what contradicts itself."""

from salesperf.ui.health.view import draw

__all__ = ["draw"]

"""Data health: how far the data can be trusted, and what waits for a person."""

from salesperf.ui import health, state

health.draw(state.here().t)

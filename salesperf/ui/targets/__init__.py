"""Targets as they are loaded, against what was booked."""

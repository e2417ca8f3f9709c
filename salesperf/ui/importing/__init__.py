"""The import page: files, check the reading, what will change, report.

``draw`` shows the step where the load in progress stands. Nothing is stored before the last press.
"""

from salesperf.ui.importing.flow import draw

__all__ = ["draw"]

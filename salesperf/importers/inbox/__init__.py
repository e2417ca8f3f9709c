"""The watched folder: files that are put into it are loaded by themselves.

`Rest` tells when files have come to rest, `take` loads them and puts them away below the folder, `arrivals`
tells what came and what became of it. Only the own workspace has an inbox.
"""

from __future__ import annotations

from pathlib import Path

from salesperf.errors import SalesPerfError
from salesperf.importers.inbox.folder import DONE, REFUSED, Gone, Lying, Rest, is_passing
from salesperf.importers.inbox.record import Arrival, arrivals
from salesperf.importers.inbox.taking import NOTHING, Taken, answered, give_up, settle, take, waiting

__all__ = [
    "DONE",
    "NOTHING",
    "REFUSED",
    "Arrival",
    "Gone",
    "Lying",
    "Rest",
    "Taken",
    "answered",
    "arrivals",
    "folder_of",
    "give_up",
    "is_passing",
    "settle",
    "take",
    "waiting",
]


def folder_of(warehouse: Path, chosen: str) -> Path:
    """The inbox of a workspace: the folder that the process is told, else `inbox` beside the warehouse.

    Raises SalesPerfError `inbox.demo` for the demo company, which own files never enter.
    """
    if warehouse.stem == "demo":
        raise SalesPerfError("inbox.demo")
    return Path(chosen) if chosen else warehouse.with_name("inbox")

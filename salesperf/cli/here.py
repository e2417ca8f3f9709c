"""What every command runs with, and how it answers."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, TextIO
from zoneinfo import ZoneInfo

from salesperf.text import Text
from salesperf.warehouse.store import Store


@dataclass(frozen=True)
class Here:
    """What a command runs with: its arguments and what the caller holds.

    `store` is an open store or None, `folder` where relative paths start.
    """

    arguments: argparse.Namespace
    warehouse: Path
    store: object
    folder: Path
    now: datetime
    t: Text
    out: TextIO

    def path(self, path: Path) -> Path:
        """A path as the caller meant it."""
        return path if path.is_absolute() else self.folder / path

    def at(self, zone: str) -> datetime:
        """The time on the clock of a zone, without offset as the warehouse keeps it."""
        return self.now.astimezone(ZoneInfo(zone)).replace(tzinfo=None)

    def say(self, text: str) -> None:
        """Print a line."""
        print(text, file=self.out)

    def answer(self, value: Any) -> None:
        """Print a JSON answer."""
        print(json.dumps(value, ensure_ascii=False, indent=2, default=str), file=self.out)


@contextmanager
def opened(here: Here) -> Iterator[Store]:
    """The store that the caller holds, else one that is open as long as the block runs."""
    if isinstance(here.store, Store):
        yield here.store
        return
    store = Store.open(here.warehouse)
    try:
        yield store
    finally:
        store.close()

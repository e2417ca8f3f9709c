"""The folder itself: which files lie in it and have come to rest, and how they leave it."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from salesperf.errors import SalesPerfError
from salesperf.importers.sources import digest

DONE, REFUSED = "done", "refused"
"""Where files go: loaded ones below a folder of their load, the others with their reasons beside them."""

QUIET_SECONDS = 1.0
"""So long nothing in the folder may have changed before its files count as complete."""

PATIENCE_SECONDS = 30.0
"""So long files wait for another one that keeps growing; then they are loaded without it."""

GROWING_SECONDS = 600.0
"""So long a file that was put away is looked at for growing on."""

_PASSING = (".part", ".partial", ".tmp", ".temp", ".crdownload", ".download", ".filepart", ".lock")
_SYSTEM = ("thumbs.db", "desktop.ini")


@dataclass(frozen=True, slots=True, order=True)
class Lying:
    """A file as it lies in the folder. One that is written to again is another arrival of its name."""

    name: str
    size: int
    changed_ns: int

    @property
    def key(self) -> str:
        """What is remembered about this arrival is kept under it."""
        return f"{self.name}\t{self.size}\t{self.changed_ns}"


class Rest:
    """Tells which files have come to rest, from one look to the next. `quiet` are the seconds of a moment."""

    def __init__(self, quiet: float = QUIET_SECONDS) -> None:
        self._quiet = quiet
        self._since: dict[Lying, float] = {}

    def files(self, folder: Path, moment: float) -> tuple[Lying, ...]:
        """The files to take now; `moment` is the reading of a stop watch, in seconds.

        Files that arrive together come together: while one of them, or a file on its way (`.part`, hidden),
        still changes, all wait, though not for longer than `PATIENCE_SECONDS`. An empty file waits that
        long for its content.
        """
        found, passing = look(folder)
        self._since = {one: self._since.get(one, moment) for one in (*found, *passing)}
        age = {one: moment - since for one, since in self._since.items()}
        rested = [one for one in found if age[one] >= (self._quiet if one.size else PATIENCE_SECONDS)]
        if not rested:
            return ()
        quiet = all(seconds >= self._quiet for seconds in age.values())
        patient = max(age[one] for one in rested) >= PATIENCE_SECONDS
        return tuple(rested) if quiet or patient else ()

    @property
    def waiting(self) -> bool:
        """Whether the last look found a file that may still be taken."""
        return any(not is_passing(one.name) for one in self._since)


class Gone:
    """Files that were put away lately: one that is still written to comes back, to be loaded again."""

    def __init__(self) -> None:
        self._away: dict[str, tuple[Lying, float]] = {}

    def put(self, lying: Lying, place: str, moment: float) -> None:
        """A file was moved to a place below the inbox."""
        self._away[place] = lying, moment

    def back(self, folder: Path, moment: float) -> int:
        """Move what has changed since into the inbox; how many files."""
        self._away = {p: one for p, one in self._away.items() if moment - one[1] < GROWING_SECONDS}
        grown = [p for p, (lying, _) in self._away.items() if _differs(folder / p, lying)]
        for place in grown:
            lying, _ = self._away.pop(place)
            move(folder, place, free(folder, lying.name))
        return len(grown)


def look(folder: Path) -> tuple[tuple[Lying, ...], tuple[Lying, ...]]:
    """The files in the folder by name, and apart from them those on their way; a missing folder has none.

    Folders and links are passed by.
    """
    files: list[Lying] = []
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.is_file(follow_symlinks=False):
                    about = entry.stat(follow_symlinks=False)
                    files.append(Lying(entry.name, about.st_size, about.st_mtime_ns))
    except FileNotFoundError:
        return (), ()  # the folder, or a file that has gone since it was listed: the next look tells
    files.sort()
    return (
        tuple(one for one in files if not is_passing(one.name)),
        tuple(one for one in files if is_passing(one.name)),
    )


def is_passing(name: str) -> bool:
    """Whether a file of this name is hidden, a lock, or not yet what it will be."""
    plain = name.lower()
    return name.startswith((".", "~")) or plain.endswith((*_PASSING, "~")) or plain in _SYSTEM


def unchanged(folder: Path, files: Iterable[Lying]) -> bool:
    """Whether all these files still lie there as they did."""
    found = set(look(folder)[0])
    return all(one in found for one in files)


def move(folder: Path, name: str, place: str) -> str:
    """Move a file of the inbox to a place below it, and return the place.

    A file of other content at that place is kept, and the name gets a number. A file that has gone already
    is no fault.
    """
    source = folder / name
    target = folder / place
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        if target.exists() and digest(target) != digest(source):
            place = free(folder, place)
            target = folder / place
        source.replace(target)
    except (FileNotFoundError, SalesPerfError):  # another may have moved it at any moment
        if source.exists():
            raise
    return place


def free(folder: Path, place: str) -> str:
    """The place, with a number where a file lies there: "refused/deals (2).csv"."""
    target = folder / place
    number = 2
    while target.exists():
        wanted = Path(place)
        target = folder / wanted.with_name(f"{wanted.stem} ({number}){wanted.suffix}")
        number += 1
    return target.relative_to(folder).as_posix()


def _differs(path: Path, lying: Lying) -> bool:
    try:
        about = path.stat()
    except FileNotFoundError:
        return False
    return (about.st_size, about.st_mtime_ns) != (lying.size, lying.changed_ns)

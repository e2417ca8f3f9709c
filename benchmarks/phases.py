"""Where the time of a load goes: hooks put around the product's functions and cursors from outside."""

from __future__ import annotations

import functools
import importlib
import pkgutil
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from typing import Any, Final

import salesperf.importers
import salesperf.warehouse
from salesperf.warehouse.store import Store

REST: Final = "the rest"

PHASES: Final[tuple[tuple[str, tuple[str, ...]], ...]] = (
    ("read: digest", ("salesperf.importers.sources.digest",)),
    ("read: open and scan", ("salesperf.importers.reading.opening.open_file",)),
    (
        "read: cells into the database",
        ("salesperf.importers.reading.loading.load_cells", "salesperf.importers.readings.blank_out"),
    ),
    ("recognise", ("salesperf.importers.recognise.recognise",)),
    (
        "type",
        (
            "salesperf.importers.names.begin",
            "salesperf.importers.typed.build",
            "salesperf.importers.pipelines.seen",
            "salesperf.importers.pipelines.propose",
            "salesperf.importers.dating.happened",
        ),
    ),
    ("compare", ("salesperf.warehouse.compare.compare", "salesperf.importers.findings.duplicates")),
    ("keep the file", ("salesperf.importers.sources.keep",)),
    ("write raw", ("salesperf.warehouse.load.write",)),
    (
        "rebuild core",
        (
            "salesperf.warehouse.build.begin",
            "salesperf.warehouse.build.touch_load",
            "salesperf.warehouse.build.finish",
        ),
    ),
    ("commit", ("salesperf.warehouse.load.commit",)),
    ("report", ("salesperf.importers.findings.issues", "salesperf.importers.loading.report")),
)
"""The phases in order, each with the functions whose time it is, less that of other phases inside them."""


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement: how long it ran, in which phase, its text on one line."""

    seconds: float
    phase: str
    text: str


@dataclass
class Watch:
    """What the hooks saw. `missing` are functions of `PHASES` that the product no longer has."""

    seconds: dict[str, float] = field(default_factory=dict)
    statements: list[Statement] = field(default_factory=list)
    missing: tuple[str, ...] = ()
    _open: list[tuple[str, float]] = field(default_factory=list)

    @property
    def phase(self) -> str:
        """The phase that the product is in."""
        return self._open[-1][0] if self._open else REST

    @contextmanager
    def during(self, phase: str) -> Iterator[None]:
        """Counts the block's time for the phase, and not for the phase around it."""
        self._settle()
        self._open.append((phase, time.perf_counter()))
        try:
            yield
        finally:
            self._settle()
            self._open.pop()

    def _settle(self) -> None:
        """Credits the innermost phase with the time since the last change, and starts its next stretch."""
        now = time.perf_counter()
        if self._open:
            phase, since = self._open[-1]
            self.seconds[phase] = self.seconds.get(phase, 0) + now - since
        self._open = [(phase, now) for phase, _ in self._open]


class WatchedCursor:
    """A cursor that notes each statement."""

    def __init__(self, cursor: Any, watch: Watch) -> None:
        self._cursor = cursor
        self._watch = watch

    def execute(self, query: str, *args: Any) -> WatchedCursor:
        """As the cursor's own."""
        return self._noted("execute", query, *args)

    def executemany(self, query: str, *args: Any) -> WatchedCursor:
        """As the cursor's own."""
        return self._noted("executemany", query, *args)

    def _noted(self, name: str, query: str, *args: Any) -> WatchedCursor:
        begun = time.perf_counter()
        getattr(self._cursor, name)(query, *args)
        taken = time.perf_counter() - begun
        self._watch.statements.append(Statement(taken, self._watch.phase, _one_line(query)))
        return self

    def __getattr__(self, name: str) -> Any:
        return getattr(self._cursor, name)


def install() -> Watch:
    """Puts the hooks around the product in this process, for good: for a process of its own."""
    _import_everything()
    watch = Watch()
    missing = []
    for phase, names in PHASES:
        for name in names:
            module, _, attribute = name.rpartition(".")
            original = getattr(sys.modules.get(module), attribute, None)
            if original is None:
                missing.append(name)
            else:
                _replace(original, _timed(watch, phase, original))
    watch.missing = tuple(missing)
    for name in ("read", "write"):
        setattr(Store, name, _watched(watch, getattr(Store, name)))
    return watch


def _one_line(query: str) -> str:
    """The statement without the comments above it."""
    lines = (line for line in query.splitlines() if not line.lstrip().startswith("--"))
    return " ".join(" ".join(lines).split())


def _import_everything() -> None:
    for package in (salesperf.importers, salesperf.warehouse):
        for found in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
            importlib.import_module(found.name)


def _replace(original: object, hook: object) -> None:
    """Puts the hook wherever a module of the product has the function, under whatever name."""
    for name, module in list(sys.modules.items()):
        if name.startswith("salesperf"):
            for attribute in [key for key, value in vars(module).items() if value is original]:
                setattr(module, attribute, hook)


def _timed(watch: Watch, phase: str, original: Callable[..., Any]) -> Callable[..., Any]:
    @functools.wraps(original)
    def hook(*args: Any, **kwargs: Any) -> Any:
        with watch.during(phase):
            return original(*args, **kwargs)

    return hook


def _watched(
    watch: Watch, original: Callable[..., AbstractContextManager[Any]]
) -> Callable[..., AbstractContextManager[Any]]:
    @contextmanager
    def hook(*args: Any, **kwargs: Any) -> Iterator[Any]:
        with original(*args, **kwargs) as given:
            cursor, *others = given if isinstance(given, tuple) else (given,)
            seen = WatchedCursor(cursor, watch)
            yield (seen, *others) if others else seen

    return hook

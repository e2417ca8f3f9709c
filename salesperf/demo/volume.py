"""Plain deals and history files of any size, made in whole columns: for measuring, not for looking at."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.csv as pacsv

from salesperf.demo.market import ACCOUNTS_AT_HOME
from salesperf.demo.names import PRODUCTS, SOURCES, STAGES
from salesperf.demo.people import REPS

BATCH: Final = 500_000
FIRST_DAY: Final = np.datetime64("2023-01-02", "D")
SPAN_DAYS: Final = 1_000
OWNERS_FACTOR: Final = 10
OPEN_STAGES: Final = 5
ID_DIGITS: Final = 9
_STATUS: Final = ("Open", "Won", "Lost")


def write_deals_csv(path: Path, rows: int, *, seed: int) -> None:
    """Write a CSV of `rows` deals with the columns of `_DEALS`, the same bytes for the same seed.

    Open deals have an expected close date, closed ones that of their closing.
    """
    with pacsv.CSVWriter(path, _DEALS, write_options=_PLAIN) as writer:
        for first, count in _batches(rows):
            writer.write_table(_deals(first, count, seed))


def write_history_csv(path: Path, rows: int, *, seed: int) -> None:
    """Write the stage history of `rows` deals of the same seed: deal id, stage, entered at; 4 to 5 rows each.

    A deal's entries follow each other, from its created date to the close date of a closed one.
    """
    with pacsv.CSVWriter(path, _HISTORY, write_options=_PLAIN) as writer:
        for first, count in _batches(rows):
            writer.write_table(_history(first, count, seed))


def _batches(rows: int) -> Iterator[tuple[int, int]]:
    return ((first, min(BATCH, rows - first)) for first in range(0, rows, BATCH))


class _Batch:
    """The numbers behind one batch of deals."""

    def __init__(self, first: int, count: int, seed: int) -> None:
        rng = np.random.default_rng([seed, first])
        self.ids = np.arange(first + 1, first + count + 1)
        self.status = rng.choice(3, size=count, p=(0.08, 0.26, 0.66))
        self.reached = np.where(self.status == 1, OPEN_STAGES, rng.integers(1, OPEN_STAGES + 1, count))
        self.created = rng.integers(0, SPAN_DAYS, count)
        self.days = rng.integers(self.reached + 1, 120, count)
        self.amount = np.rint(rng.lognormal(10.6, 0.8, count) * 100).astype(np.int64)
        self.owner = (rng.random(count) ** 1.4 * len(_OWNERS)).astype(np.int64)
        self.account = rng.integers(0, len(_ACCOUNTS), count)
        self.product = rng.integers(0, len(PRODUCTS), count)
        self.source = rng.integers(0, len(SOURCES), count)
        self.time = rng.integers(9 * 3600, 18 * 3600, count)


def _deals(first: int, count: int, seed: int) -> pa.Table:
    batch = _Batch(first, count, seed)
    stage = np.where(batch.status == 0, batch.reached - 1, batch.status + OPEN_STAGES - 1)
    created = FIRST_DAY + batch.created
    return pa.table(
        [
            _deal_ids(batch.ids),
            _NAMES.take(pa.array(batch.account * len(PRODUCTS) + batch.product)),
            _OWNERS.take(pa.array(batch.owner)),
            _ACCOUNTS.take(pa.array(batch.account)),
            _words(PRODUCTS).take(pa.array(batch.product)),
            _words(SOURCES).take(pa.array(batch.source)),
            _words(STAGES).take(pa.array(stage)),
            pa.array(_STATUS).take(pa.array(batch.status)),
            pa.array(batch.amount / 100),
            pa.array(created),
            pa.array(created + batch.days),
        ],
        schema=_DEALS,
    )


def _history(first: int, count: int, seed: int) -> pa.Table:
    """Entries are spread evenly over a deal's days; the last of a closed deal is its closing."""
    batch = _Batch(first, count, seed)
    entries = batch.reached + (batch.status > 0)
    place = np.repeat(np.arange(count), entries)
    number = np.arange(len(place)) - np.repeat(entries.cumsum() - entries, entries)
    day = batch.created[place] + batch.days[place] * number // np.maximum(entries - 1, 1)[place]
    closing = (number == batch.reached[place]) & (batch.status[place] > 0)
    stage = np.where(closing, batch.status[place] + OPEN_STAGES - 1, number)
    seconds = day.astype(np.int64) * 86_400 + batch.time[place] + number
    entered = FIRST_DAY.astype("datetime64[s]") + seconds.astype("timedelta64[s]")
    ids = _deal_ids(batch.ids).take(pa.array(place))
    return pa.table([ids, _words(STAGES).take(pa.array(stage)), pa.array(entered)], schema=_HISTORY)


def _deal_ids(ids: npt.NDArray[np.int64]) -> Any:
    """D and nine digits each, laid out as one Arrow buffer."""
    places = 10 ** np.arange(ID_DIGITS - 1, -1, -1)
    letters = np.empty((len(ids), ID_DIGITS + 1), dtype=np.uint8)
    letters[:, 0] = ord("D")
    letters[:, 1:] = ids[:, None] // places % 10 + ord("0")
    ends = np.arange(len(ids) + 1, dtype=np.int32) * (ID_DIGITS + 1)
    return pa.StringArray.from_buffers(len(ids), pa.py_buffer(ends), pa.py_buffer(letters))


def _words(pairs: tuple[tuple[str, str], ...]) -> Any:
    return pa.array([pair[0] for pair in pairs])


_OWNERS: Final = pa.array([f"{rep.name} {n}" for n in range(1, OWNERS_FACTOR + 1) for rep in REPS])
_ACCOUNTS: Final = pa.array([f"{name[0]} {n}" for n in range(1, 11) for name in ACCOUNTS_AT_HOME])
_NAMES: Final = pa.array(
    [f"{account} · {product[0].lower()}" for account in _ACCOUNTS.to_pylist() for product in PRODUCTS]
)
_DEALS: Final = pa.schema(
    [
        ("Deal ID", pa.string()),
        ("Deal name", pa.string()),
        ("Owner", pa.string()),
        ("Account", pa.string()),
        ("Product", pa.string()),
        ("Source", pa.string()),
        ("Stage", pa.string()),
        ("Status", pa.string()),
        ("Amount", pa.float64()),
        ("Created date", pa.date32()),
        ("Close date", pa.date32()),
    ]
)
_HISTORY: Final = pa.schema(
    [("Deal ID", pa.string()), ("Stage", pa.string()), ("Entered at", pa.timestamp("s"))]
)
_PLAIN: Final = pacsv.WriteOptions(quoting_style="none", quoting_header="none")

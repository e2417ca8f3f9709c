"""What a layout declares: its tables, its usual dress, and which facts it can carry at all."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from salesperf.demo.exports.snapshot import Snapshot
from salesperf.demo.exports.style import FileStyle
from salesperf.demo.exports.table import Table

Fact = Literal[
    "id", "history", "open_amount", "currency", "created", "due", "source", "type", "product",
    "lost_reason", "next_step", "activity", "team", "team_history", "account", "industry", "leads",
    "stage_since", "stage_lost_in", "stage_history",
]  # fmt: skip
"""Facts that not every CRM exports. Stages, owners, closings and won amounts are in all deal layouts."""

Options = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Layout:
    """One layout: `tables` makes the files of a snapshot, `options` are its own switches with their defaults.

    `carries` are the facts in the files under default options; `adds` names those that an option adds.
    """

    key: str
    tables: Callable[[Snapshot, Options], list[Table]]
    style: FileStyle = field(default=FileStyle())
    options: Options = field(default_factory=dict)
    carries: frozenset[Fact] = frozenset()
    adds: Mapping[str, frozenset[Fact]] = field(default_factory=dict)

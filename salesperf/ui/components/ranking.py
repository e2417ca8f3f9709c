"""A ranked chart of any number of members: the first are drawn, all of them stand in its table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from salesperf.text import Text
from salesperf.ui.components.card import chart

MOST_BARS = 20
"""So many bars can still be read at a glance."""


@dataclass(frozen=True, slots=True)
class Ranked:
    """Members, a row each in the order to show, and how rows of them are drawn and read.

    ``table`` makes of rows a column per figure under its name, the values as they are written.
    """

    rows: pd.DataFrame
    draw: Callable[[pd.DataFrame], go.Figure | None]
    table: Callable[[pd.DataFrame], pd.DataFrame]

    def drawn(self, most: int = MOST_BARS) -> Ranking:
        """The first ``most`` members drawn; of more a table with all of them."""
        left_out = max(len(self.rows) - most, 0)
        return Ranking(self.draw(self.rows.head(most)), left_out, self.table(self.rows) if left_out else None)


@dataclass(frozen=True, slots=True)
class Ranking:
    """A ranked chart, how many members it leaves out, and where it does the table of all."""

    figure: go.Figure | None
    left_out: int
    table: pd.DataFrame | None


def ranking(
    t: Text,
    ranked: Ranked | Ranking,
    *,
    key: str,
    alt: str,
    empty: str | None = None,
    selectable: bool = False,
) -> Any:
    """Draw the first members; of more a grey line says how many, and a table holds all of them.

    Returns the selection event where ``selectable``.
    """
    ready = ranked.drawn() if isinstance(ranked, Ranked) else ranked
    return chart(
        t,
        ready.figure,
        key=key,
        alt=alt,
        empty=empty,
        left_out=ready.left_out,
        table=ready.table,
        selectable=selectable,
    )


def named_values(
    name: str, figure: str, detail: str, show: Callable[[float | None], str]
) -> Callable[[pd.DataFrame], pd.DataFrame]:
    """The table of rows with ``label``, ``value`` and perhaps ``parts``, under these three names."""

    def table(rows: pd.DataFrame) -> pd.DataFrame:
        values = [None if pd.isna(one) else float(one) for one in rows["value"]]
        made = pd.DataFrame({name: rows["label"].to_numpy(), figure: [show(one) for one in values]})
        if "parts" in rows:
            made[detail] = rows["parts"].to_numpy()
        return made

    return table

"""Small tables with Markdown cells, long ones one works in."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import pandas as pd
import streamlit as st

from salesperf.text import Text
from salesperf.ui.components.card import empty_state
from salesperf.ui.escape import Markdown, escape_markdown

ROW_HEIGHT = 32

Kind = Literal["text", "number", "decimal", "percent", "share", "day", "moment", "image", "link", "check"]


@dataclass(frozen=True, slots=True)
class Column:
    """A column as it is shown. ``kind`` sets format and side; ``pinned`` stays while scrolling sideways."""

    label: str
    kind: Kind = "text"
    help: str | None = None
    width: Literal["small", "medium", "large"] | int | None = None
    digits: int = 0
    pinned: bool = False


Cell = str | Markdown | None


def ledger_table(
    columns: Sequence[str], rows: Sequence[Sequence[Cell]], *, right: Sequence[int] = (), key: str, alt: str
) -> None:
    """A small table with lines between its rows. Cells are plain text unless they are ``Markdown``.

    ``right`` names the columns (from 0) that align right, as all figures do.
    """
    heads = [escape_markdown(label) for label in columns]
    unique = [head + "\u2060" * heads[:place].count(head) for place, head in enumerate(heads)]
    shown = [[_cell(one) for one in row] for row in rows]
    # Streamlit aligns by type: a column of numbers stands right, and its numbers may show any text.
    places = list(range(len(rows)))
    frame = pd.DataFrame(
        {
            name: places if column in right else [row[column] for row in shown]
            for column, name in enumerate(unique)
        }
    )
    styled = frame.style.format(
        {unique[column]: _texts_by_place([row[column] for row in shown]) for column in right}
    )
    with st.container(key=f"ledger_{key}"):
        st.table(styled, border="horizontal", hide_index=True, alt=alt)


def data_table(
    t: Text,
    frame: pd.DataFrame,
    columns: Mapping[str, Column],
    *,
    key: str,
    alt: str,
    most_rows: int = 12,
    empty: str | None = None,
    selectable: bool = False,
) -> int | None:
    """A long table: only the named columns of ``frame``, in that order; undefined is "–".

    Returns the position of the row that is selected, where ``selectable``.
    """
    if frame.empty:
        empty_state(empty or t("Nothing to show for this selection."))
        return None
    event: Any = st.dataframe(
        frame[list(columns)],
        hide_index=True,
        column_config={name: _config(column) for name, column in columns.items()},
        row_height=ROW_HEIGHT,
        height=(min(len(frame), most_rows) + 1) * ROW_HEIGHT + 2,
        placeholder="–",
        alt=alt,
        key=key,
        on_select="rerun" if selectable else "ignore",
        selection_mode="single-row",
    )
    if not selectable:
        return None
    chosen = event.selection.rows
    return int(chosen[0]) if chosen else None


def _cell(cell: Cell) -> str:
    return cell.text if isinstance(cell, Markdown) else escape_markdown(cell) or "–"


def _texts_by_place(texts: Sequence[str]) -> Callable[[Any], str]:
    return lambda place: texts[place]


_FORMATS: Mapping[Kind, tuple[Callable[..., Any], Mapping[str, Any]]] = {
    "text": (st.column_config.TextColumn, {}),
    "number": (st.column_config.NumberColumn, {"format": "localized", "alignment": "right"}),
    "decimal": (st.column_config.NumberColumn, {"alignment": "right"}),
    "percent": (st.column_config.NumberColumn, {"format": "percent", "alignment": "right"}),
    "share": (st.column_config.ProgressColumn, {"format": "percent", "min_value": 0, "max_value": 1}),
    "day": (st.column_config.DateColumn, {"format": "YYYY-MM-DD"}),
    "moment": (st.column_config.DatetimeColumn, {"format": "YYYY-MM-DD HH:mm"}),
    "image": (st.column_config.ImageColumn, {}),
    "link": (st.column_config.LinkColumn, {"display_text": ":material/open_in_new:"}),
    "check": (st.column_config.CheckboxColumn, {}),
}


def _config(column: Column) -> Any:
    make, options = _FORMATS[column.kind]
    if column.kind == "decimal":
        options = {**options, "format": f"%,.{column.digits}f"}
    return make(column.label, width=column.width, help=column.help, pinned=column.pinned, **options)

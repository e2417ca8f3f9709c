"""Order and kind of the stages of each pipeline."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import duckdb
import pandas as pd
import streamlit as st

from salesperf.errors import SalesPerfError
from salesperf.ui import state
from salesperf.ui.authors import author, said
from salesperf.ui.components.tables import ROW_HEIGHT
from salesperf.ui.escape import escape_markdown
from salesperf.ui.state import Here
from salesperf.warehouse import decisions
from salesperf.warehouse.stages import Stage

_SQL = Path(__file__).parent / "sql"
KINDS = ("open", "won", "lost")


def pipelines(cursor: duckdb.DuckDBPyConnection) -> dict[str, tuple[Stage, ...]]:
    """The stages in force by name of the pipeline, in order."""
    found: dict[str, list[Stage]] = {}
    for pipeline, name, kind, probability in cursor.execute(
        (_SQL / "stages.sql").read_text("utf-8")
    ).fetchall():
        found.setdefault(pipeline, []).append(Stage(name, kind, probability))
    return {name: tuple(stages) for name, stages in found.items()}


def stage_table(here: Here, pipeline: str, stages: Sequence[Stage], *, editable: bool) -> None:
    """The stages of a pipeline: a number orders them, a kind says what they mean."""
    t = here.t
    table = f"stages_{pipeline}"
    names = {"open": t("open"), "won": t("won"), "lost": t("lost")}
    made = st.column_config
    frame = pd.DataFrame(
        {
            "place": list(range(1, len(stages) + 1)),
            "name": [one.name for one in stages],
            "kind": [names[one.kind] for one in stages],
        }
    )
    edited = st.data_editor(
        frame,
        key=state.chart_key(table),
        hide_index=True,
        column_config={
            "place": made.NumberColumn(
                t("Order"), min_value=1, max_value=999, step=1, required=True, width=70
            ),
            "name": made.TextColumn(t("Stage"), width=220),
            "kind": made.SelectboxColumn(t("Kind"), options=list(names.values()), required=True, width=110),
        },
        disabled=["name"] if editable else True,
        row_height=ROW_HEIGHT,
        height=(len(frame) + 1) * ROW_HEIGHT + 2,
        alt=t("Stages"),
    )
    defined = _defined(stages, edited, {shown: kind for kind, shown in names.items()})
    if editable and defined != tuple(stages):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.button(
                t("Save and count all deals anew"),
                key=f"save_{table}",
                type="primary",
                on_click=_save,
                args=(here, pipeline, defined, table),
            )
            st.button(
                t("Discard"),
                key=f"discard_{table}",
                type="tertiary",
                on_click=state.renew_chart,
                args=(table,),
            )


def _defined(stages: Sequence[Stage], edited: pd.DataFrame, kinds: dict[str, str]) -> tuple[Stage, ...]:
    rows = zip(stages, edited.to_dict("records"), strict=True)
    placed = sorted(rows, key=lambda row: int(row[1]["place"]))
    found = [Stage(one.name, kinds[row["kind"]], one.probability_bp) for one, row in placed]
    return tuple(sorted(found, key=lambda one: KINDS.index(one.kind)))


def _save(here: Here, pipeline: str, defined: tuple[Stage, ...], table: str) -> None:
    state.renew_chart(table)
    try:
        decisions.define_stages(here.store, pipeline, defined, author(here))
    except SalesPerfError as error:
        st.toast(escape_markdown(said(here.t, error)), icon=":material/error:")
        return
    st.toast(escape_markdown(here.t("Saved. All deals were counted anew.")), icon=":material/check:")

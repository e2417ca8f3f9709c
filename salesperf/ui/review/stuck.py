"""The stuck deals: the table that the review works through, and in which actions are agreed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from salesperf.reports import actions_tasks, actions_text, stuck
from salesperf.reports.actions import Followed, due_by_default
from salesperf.reports.stuck import Stuck
from salesperf.reports.tile import explained
from salesperf.text import Text
from salesperf.ui import cache, state
from salesperf.ui.components import card, empty_state, xlsx_download
from salesperf.ui.components.tables import ROW_HEIGHT
from salesperf.ui.deals import opening
from salesperf.ui.review import actions, actions_lists, actions_phone, actions_table
from salesperf.ui.review.actions_table import MANAGER, Row
from salesperf.ui.review.controls import all_ladders, chosen_variant, variant_control
from salesperf.ui.review.deals_behind import asked_of
from salesperf.ui.review.head import waiting
from salesperf.ui.state import Here
from salesperf.ui.workspace import facts

_TABLE = "review_stuck"


@dataclass(frozen=True, slots=True)
class Listed:
    """The stuck deals in words: title, worth, their reasons with counts, how many are listed."""

    title: str
    subtitle: str
    none: bool
    reasons: dict[str, str]
    listed: str


@dataclass(frozen=True, slots=True)
class Table:
    """The deals of a reason as a table and what its edits start from; also as a file."""

    frame: pd.DataFrame
    rows: tuple[Row, ...]
    bare: frozenset[str]
    tasks: tuple[str, ...]
    people: Mapping[int, str]
    export: pd.DataFrame


def stuck_deals(here: Here) -> None:
    """Each stuck deal with why, by how many days, what it is worth, what was agreed and what comes next."""
    t = here.t
    variant = chosen_variant("stuck", "review_stuck")
    shown = cache.drawn(here, _listed, variant)
    with card(
        shown.title,
        shown.subtitle,
        help=explained(t, "stuck", variant),
        control=variant_control(here, "stuck", "review_stuck"),
        key="card_stuck",
    ):
        if shown.none:
            actions.looked_back(here)
            empty_state(
                t("No deal is too long in its stage, silent or past its date."), icon=":material/done_all:"
            )
            return
        with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
            reason = _reason(t, shown.reasons)
            tools = st.container(horizontal=True, vertical_alignment="center", width="content", gap="small")
        actions.looked_back(here)
        table = cache.drawn(here, _table, variant, reason, actions.today_of(here))
        found = _draw(here, table, shown.title, reason)
        with tools:
            if here.viewer.sees_company and not len(found):
                actions_lists.task_lists(here)
            if len(found):
                actions_table.save_bar(here, found, _name(reason))
            else:
                xlsx_download(t, table.export, "stuck_deals", key="review_stuck_file")
        if shown.listed:
            st.caption(shown.listed)
    opening.open_if_asked()


def _draw(here: Here, table: Table, alt: str, reason: str | None) -> actions_table.Changes:
    editable = here.viewer.role != "rep" and not cache.drawn(here, actions.past)
    ids = [row.deal_id for row in table.rows]
    with st.container(key="desk_only_stuck"):
        columns = _columns(here, table)
        edited = st.data_editor(
            table.frame[list(columns)],
            key=state.chart_key(_name(reason)),
            hide_index=True,
            column_config=columns,
            disabled=[name for name in columns if not editable or name not in actions_table.EDITED],
            row_height=ROW_HEIGHT,
            height=actions_table.height(len(table.frame)),
            placeholder="–",
            alt=alt,
        )
    with st.container(key="phone_only_stuck"):
        actions_phone.phone_table(here, table.frame, ids, alt)
    if not editable:
        return actions_table.Changes((), {})
    return actions_table.changes(table.rows, table.frame, edited)


def _name(reason: str | None) -> str:
    """The table's key: another reason has other rows, so its edits are its own."""
    return f"{_TABLE}_{reason or 'all'}"


def _columns(here: Here, table: Table) -> dict[str, Any]:
    t, made = here.t, st.column_config
    ids = [row.deal_id for row in table.rows]
    room = 40 if "last" in table.bare else 0

    def opened() -> None:
        opening.ask(ids[st.session_state["review_stuck_open"].row], ids)

    columns: dict[str, Any] = {
        "name": made.ButtonColumn(
            t("Deal"),
            type="tertiary",
            alignment="left",
            width=166 + room,
            on_click=opened,
            key="review_stuck_open",
        ),
        "rep": made.TextColumn(t("Rep"), width=72),
        "stage": made.TextColumn(t("Stage"), width=80),
        "why": made.TextColumn(t("Why it counts as stuck"), width=176 + room),
        "over": made.ProgressColumn(
            t("Days over"),
            format="%d",
            min_value=0,
            max_value=max(1, int(table.frame["over"].max())),
            color="orange",
            width=76,
            help=t("Over the line that it crossed furthest."),
        ),
        "amount": actions_phone.amount_column(here),
        "last": made.TextColumn(
            t("Last action"), width=80, help=t("What became of the action agreed last for this deal.")
        ),
        **actions_table.columns(t, table.tasks, table.people),
    }
    return {name: column for name, column in columns.items() if name not in table.bare}


def _people(here: Here) -> dict[int, str]:
    reps = cache.read(here.store, facts).reps
    return {MANAGER: here.t("Manager"), **{one.id: one.name for one in reps}}


def _found(here: Here, variant: str) -> Stuck:
    _, total = cache.drawn(here, waiting, variant)
    return cache.read(here.store, stuck.stuck, asked_of(here), variant, total)


def _listed(here: Here, variant: str) -> Listed:
    t, asked, found = here.t, asked_of(here), cache.drawn(here, _found, variant)
    return Listed(
        stuck.title(t, found),
        stuck.subtitle(t, asked, found),
        not found.deals,
        stuck.reason_words(t, found),
        stuck.listed_words(t, found),
    )


def _table(here: Here, variant: str, reason: str | None, today: date) -> Table:
    t = here.t
    frame = stuck.table(t, cache.drawn(here, _found, variant), reason)
    edited = cache.drawn(here, actions_lists.edited_lists)
    stages = actions_lists.stages_of(cache.drawn(here, all_ladders))
    followed = _by_deal(cache.drawn(here, actions.all_followed, today))
    due = due_by_default(asked_of(here), today)
    rows, cells = [], []
    for one in frame.to_dict("records"):
        known = followed.get(int(one["deal_id"]), ())
        listed = actions_tasks.tasks_of(edited, stages, str(one["pipeline"]), str(one["stage"]))
        row, cell = _row(t, one, known, listed, due)
        rows.append(row)
        cells.append(cell)
    frame = pd.concat([frame.reset_index(drop=True), _agreed(cells)], axis=1)
    bare = frozenset(name for name in ("rep", "amount") if frame[name].isna().all())
    bare |= frozenset(() if followed else ("last",))
    tasks = (*actions_tasks.every_task(edited, stages), *(cell["action"] for cell in cells))
    people = {**cache.drawn(here, _people), **_owners_gone(followed)}
    return Table(
        frame, tuple(rows), bare, tuple(dict.fromkeys(tasks)), people, _export(t, here, frame, people)
    )


def _row(
    t: Text, deal: Mapping[Any, Any], known: Sequence[Followed], listed: Sequence[str], due: date
) -> tuple[Row, dict[str, Any]]:
    running = next((one.action for one in reversed(known) if one.action.state == "open"), None)
    suggested = actions_tasks.suggested(listed, (one.action.what for one in known))
    rep_id = None if pd.isna(deal["rep_id"]) else int(deal["rep_id"])
    row = Row(int(deal["deal_id"]), rep_id, running.action_id if running else None, suggested, due)
    return row, {
        "last": actions_text.outcome(t, known[-1]) if known else t("new"),
        "action": running.what if running else suggested,
        "owner": (running.owner or MANAGER) if running else None,
        "due": running.due if running else None,
    }


def _by_deal(found: Sequence[Followed]) -> dict[int, list[Followed]]:
    kept: dict[int, list[Followed]] = {}
    for one in found:
        if one.action.deal_id is not None:
            kept.setdefault(one.action.deal_id, []).append(one)
    return kept


def _agreed(cells: Sequence[Mapping[str, Any]]) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "last": [one["last"] for one in cells],
            "action": [one["action"] for one in cells],
            "owner": pd.Series([one["owner"] for one in cells], dtype="Int64"),
            "due": pd.to_datetime(pd.Series([one["due"] for one in cells], dtype=object)),
        }
    )


def _owners_gone(followed: Mapping[int, Sequence[Followed]]) -> dict[int, str]:
    """Owners of actions by the names that they had, for those who are no longer among the people."""
    owners = [one.action for known in followed.values() for one in known]
    return {one.owner: one.owner_name for one in owners if one.owner is not None and one.owner_name}


def _export(t: Text, here: Here, frame: pd.DataFrame, people: Mapping[int, str]) -> pd.DataFrame:
    agreed = frame["owner"].notna()
    named = {
        t("Deal"): frame["name"],
        t("Rep"): frame["rep"],
        t("Stage"): frame["stage"],
        t("Why it counts as stuck"): frame["why"],
        t("Days over"): frame["over"],
        t("Amount, {currency}", currency=here.currency): frame["amount"],
        t("Expected close"): frame["due_on"],
        t("Next step"): frame["next_step"],
        t("Last action"): frame["last"],
        t("Next action"): [
            text if kept else t("suggested: {task}", task=text)
            for text, kept in zip(
                (actions_tasks.shown(t, one) for one in frame["action"]), agreed, strict=True
            )
        ],
        t("Owner"): [None if pd.isna(one) else people.get(int(one), "") for one in frame["owner"]],
        t("By when"): frame["due"],
    }
    return pd.DataFrame(named)


def _reason(t: Text, names: dict[str, str]) -> str | None:
    chosen: str | None = st.pills(
        t("Reason"),
        list(names),
        format_func=lambda one: names[one],
        key="review_reason",
        label_visibility="collapsed",
        width="content",
    )
    return chosen

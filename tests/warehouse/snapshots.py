"""Every core table with names for numbers: two warehouses that tell the same look the same."""

from __future__ import annotations

from typing import Any

from tests.importers.bench import Bench

_REF = "(select concat_ws('/', f.kind, f.scope, f.text, f.name) from meta.refs f where f.ref_id = x.{0})"
_LABEL = "(select concat_ws('/', f.kind, f.name) from meta.labels f where f.label_id = x.{0})"
_ENTITY = "(select concat_ws('/', f.kind, f.identity) from meta.entities f where f.entity_id = x.{0})"
_STAGE = "(select f.name from core.stages f where f.stage_id = x.{0})"
_KEY = "(select concat_ws('/', f.system, f.key) from raw.{1}_keys f where f.key_id = x.{0})"

NAMES = {
    **dict.fromkeys(("owner_ref", "account_ref", "product_ref", "ref_id"), _REF),
    **dict.fromkeys(("source_id", "type_id", "reason_id", "region_id", "pipeline_id", "label_id"), _LABEL),
    **dict.fromkeys(("rep_id", "team_id", "account_id", "product_id"), _ENTITY),
    **dict.fromkeys(("stage_id", "next_stage_id"), _STAGE),
    "currency_id": "(select f.code from meta.currencies f where f.currency_id = x.{0})",
    "deal_id": _KEY.replace("{1}", "deals"),
    "order_id": _KEY.replace("{1}", "orders"),
    "line_id": _KEY.replace("{1}", "order_lines"),
    "invoice_id": _KEY.replace("{1}", "invoices"),
    "payment_id": _KEY.replace("{1}", "payments"),
    "lead_id": _KEY.replace("{1}", "leads"),
    "ticket_id": _KEY.replace("{1}", "tickets"),
    "campaign_id": _KEY.replace("{1}", "campaigns"),
    "first_load": "(select f.as_of from meta.loads f where f.load_id = x.{0})",
    "owner_id": f"case when x.owner_kind = 'territory' then {_LABEL} else {_ENTITY} end",
    # what the version says is told by the other tables
    "version_id": "(select f.line from raw.deals f where f.version_id = x.{0})",
}
"""What stands for a number, by the name of its column."""

PLAIN = {
    "hours",
    "visit_no",
    "position",
    "next_position",
    "top_position",
    "visited",
    "status",
    "next_status",
    "seq",
    "amount",
    "amount_rest",
    "cost",
    "cost_rest",
    "budget",
    "line_count",
    "priced_lines",
    "num",
    "part",
    "found",
    "total_bp",
    "den",
    "probability_bp",
    "version",
}
"""Columns of numbers that mean what they say."""


def snapshot(house: Bench) -> dict[str, list[tuple[Any, ...]]]:
    """The rows of each core table, sorted; fails for a column of numbers that nobody has thought of here."""
    columns: dict[str, list[tuple[str, str]]] = {}
    for table, column, kind in house.rows(
        "select c.table_name, c.column_name, c.data_type from information_schema.columns c"
        " join information_schema.tables t using (table_schema, table_name)"
        " where c.table_schema = 'core' and t.table_type = 'BASE TABLE' order by 1, c.ordinal_position"
    ):
        columns.setdefault(table, []).append((column, kind))
    assert len(columns) > 15
    out = {}
    for table, its in columns.items():
        shown = ", ".join(_shown(column, kind) for column, kind in its)
        out[table] = sorted(house.rows(f"select {shown} from core.{table} x"), key=repr)
    return out


def _shown(column: str, kind: str) -> str:
    if column in NAMES:
        return NAMES[column].replace("{0}", column)
    assert column in PLAIN or not kind.endswith(("INT", "INTEGER")), f"what does core column {column} number?"
    return "x." + column


def differences(
    left: dict[str, list[tuple[Any, ...]]], right: dict[str, list[tuple[Any, ...]]]
) -> dict[str, tuple[list[tuple[Any, ...]], list[tuple[Any, ...]]]]:
    """By table, the rows that only one of them has."""
    return {
        table: (
            [row for row in left[table] if row not in right[table]],
            [row for row in right[table] if row not in left[table]],
        )
        for table in left
        if left[table] != right[table]
    }

"""Each declared layout has a small export beside the rows that it must become.

`golden/<system>/<name>.csv` and `<name>.json`. The rows were made up and their meaning checked by hand.
To write the second beside a new first, run this file with GOLDEN=write; read it before you commit it.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from salesperf.domain.objects import OBJECTS, Kind
from salesperf.importers.systems import LAYOUTS
from salesperf.warehouse import raw_tables
from tests.importers.bench import bench, only

FOLDER = Path(__file__).with_name("golden")
FILES = sorted(path for path in FOLDER.glob("*/*.*") if path.suffix in (".csv", ".tsv"))
OF_SALES = {"orders", "order_lines", "invoices", "payments", "regions", "targets", "target_periods"}
SAMPLES = ("reseller_star", "superstore", "field_sales", "adventureworks")  # read whole in tests of their own

_TEXT = {
    Kind.LABEL: "(select l.name from meta.labels l where l.label_id = v.{0})",
    Kind.REF: "(select coalesce(r.name, r.text) from meta.refs r where r.ref_id = v.{0})",
    Kind.REF_ID: "(select coalesce(r.name, r.text) from meta.refs r where r.ref_id = v.{0})",
    Kind.CURRENCY: "(select c.code from meta.currencies c where c.currency_id = v.{0})",
}


def typed_rows(house, object_: str) -> list[dict[str, Any]]:
    """The stored rows of an object with names instead of numbers, without what is empty."""
    columns = raw_tables.columns(OBJECTS[object_])
    wanted = []
    for column in columns:
        field = column.fields[0]
        text = "cast(v.{0} as varchar)"
        if field.of == "deal":
            text = "(select k.key from raw.deals_keys k where k.key_id = v.{0})"
        elif field.kind in _TEXT and field.of != "order":
            text = _TEXT[field.kind]
        wanted.append(text.format(column.name))
    rows = house.rows(
        f"select k.key, {', '.join(wanted)} from raw.{object_} v join raw.{object_}_keys k on k.key_id = "
        f"v.key_id "
        "order by v.line"
    )
    names = ["key", *(column.name for column in columns)]
    return [
        {
            name: value
            for name, value in zip(names, row, strict=True)
            if value is not None and not (name.endswith("_rest") and value == "0")
        }
        for row in rows
    ]


def figures(house) -> list[dict[str, Any]]:
    """What became of each deal: its status, stage, days, amount and stays in stages."""
    rows = house.rows(
        "select k.key, s.status, st.name, s.created_on, coalesce(s.due_on, s.closed_on), s.amount, rs.name,"
        " (select string_agg(concat(x.name, ' ', v.entered_at), ' > ' order by v.visit_no) from core.visits v"
        "  join core.stages x on x.stage_id = v.stage_id where v.deal_id = s.deal_id and not v.derived)"
        " from core.spans s join raw.deals_keys k on k.key_id = s.deal_id"
        " left join core.stages st on st.stage_id = s.stage_id"
        " left join meta.labels rs on rs.label_id = s.reason_id"
        " where s.to_day = date '9999-12-31' order by 1"
    )
    names = ("key", "status", "stage", "created_on", "due_or_closed", "amount", "reason", "stays")
    words = ("open", "won", "lost")
    return [
        {
            name: words[value] if name == "status" else value if isinstance(value, int) else str(value)
            for name, value in zip(names, row, strict=True)
            if value is not None
        }
        for row in rows
    ]


def became(house, path: Path) -> dict[str, Any]:
    report = house.load_paths(path)
    file = only(report)
    (layout,) = house.rows("select distinct layout from meta.files") or [("",)]
    out: dict[str, Any] = {
        "layout": layout[0],
        "status": file.status,
        "rows": {
            "new": file.new,
            "changed": file.changed,
            "unchanged": file.unchanged,
            "rejected": file.rejected,
        },
        "typed": typed_rows(house, file.object),
    }
    if file.object == "deals":
        out["figures"] = figures(house)
    return out


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_an_export_becomes_the_rows_that_stand_beside_it(tmp_path, path):
    beside = path.with_suffix(".json")
    with bench(tmp_path) as house:
        found = became(house, path)
    if os.environ.get("GOLDEN") == "write":
        beside.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    assert found == json.loads(beside.read_text(encoding="utf-8"))


def test_every_declared_layout_has_a_golden_file():
    covered = {json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))["layout"] for path in FILES}
    wanted = {
        layout.key
        for layout in LAYOUTS
        if layout.object not in OF_SALES and not layout.system.startswith(SAMPLES)
    }
    assert wanted - covered == set()

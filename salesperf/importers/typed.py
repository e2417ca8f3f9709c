"""From cells to typed rows: one plan a field, one statement a table."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import duckdb

from salesperf.domain.money import MINOR_DIGITS
from salesperf.domain.objects import OBJECTS, Kind
from salesperf.errors import Issue
from salesperf.importers import currencies, dates, entries, line_amounts, names, needed, outcomes
from salesperf.importers.layout import ENTERED
from salesperf.importers.plans import Context, cell_said, plan_of
from salesperf.importers.readings import Column, ColumnPlan, Question, Reading, counts, sql
from salesperf.warehouse import raw_tables

__all__ = ["Context", "Typed", "build"]

_STAGE_FIELDS = (
    "stage",
    "stagename",
    "dealstage",
    "stage_name",
    "sales_stage",
    "阶段",
    "销售阶段",
    "商机阶段",
)
_CELL = re.compile(r"\bc\.c\d+\b")
_PLACE = re.compile(r"\bc\.c(\d+)")


@dataclass(frozen=True)
class Typed:
    """A typed table in the scratch database.

    `table` has line, key, bad_code, bad_place, bad_value and the raw columns; `present` are the raw columns
    that the file fills; `entered` names a table of (line, label_id, entered_at) or is empty, `parts` one of
    (line, measure_id, from_day, to_day, amount, amount_rest). `notes` and `asked` are of the whole table.
    """

    table: str
    present: tuple[str, ...]
    readings: tuple[Reading, ...]
    soft: tuple[tuple[str, str, int], ...]
    entered: str
    currency: str
    currency_from: str
    parts: str = ""
    notes: tuple[Issue, ...] = ()
    asked: tuple[Question, ...] = ()

    @property
    def questions(self) -> tuple[Question, ...]:
        """What only a person can answer about the columns."""
        return (*(reading.question for reading in self.readings if reading.question), *self.asked)


def build(
    cursor: duckdb.DuckDBPyConnection,
    *,
    stage: str,
    cells: str,
    file: str,
    headers: Sequence[str],
    targets: Sequence[Sequence[str]],
    context: Context,
) -> Typed:
    """Type a table of cells. `targets` are the fields of each column.

    Raises SalesPerfError for contradicting dates.
    """
    object_ = OBJECTS[context.object]
    places = {field: place for place, fields in enumerate(targets) for field in fields}

    def column(key: str) -> Column:
        here = Column(cells, places[key], headers[places[key]], file, stage)
        told = cell_said(here, object_.field(key), context)
        if "changed" in places and key in ("stage", "from_stage"):
            told = _where_stage("c.c" + str(places["changed"]), here.cell)
        return replace(here, said=told)

    plans: list[ColumnPlan] = []
    currency = context.currency
    digits = str(MINOR_DIGITS[currency])
    currency_from = context.currency_from
    money = [f.key for f in object_.fields if f.kind is Kind.MONEY and f.key in places]
    if "currency" in places and "currency" in object_.keys:
        plans.append(currencies.of_column(cursor, column("currency"), assumed=currency))
        digits, currency_from = "q.digits", "column"
    elif "currency" in object_.keys and money:
        plan, currency, currency_from = currencies.of_amounts(
            cursor, column(money[0]), currency=currency, known_from=currency_from
        )
        plans.append(plan)
        digits = "q.digits" if currency_from == "signs" else str(MINOR_DIGITS[currency])
    for raw in raw_tables.columns(object_):
        fields = [field for field in raw.fields if field.key in places]
        if fields and raw.name != "currency_id" and not raw.name.endswith("_rest"):
            plans.append(plan_of(cursor, fields, raw.name, column, context, digits))
    if context.object == "deals":
        plans = outcomes.told(cursor, plans, places, column)
    if line_amounts.needed(context.object, tuple(places)):
        plans = line_amounts.worked_out(plans, source=column("unit_price").cell)
    if context.object == "deals" and "pipeline" not in places:
        number = names.constant_label(cursor, stage, kind="pipeline", name=context.pipeline)
        plans.append(ColumnPlan((("pipeline_id", "cast(" + str(number) + " as integer)"),)))
    expressions = {name: expression for plan in plans for name, expression in plan.values}
    columns = {key: column(key) for key in places if not key.startswith(ENTERED)}
    key, key_faults = needed.key(context, columns, expressions)
    table = stage + ".rows_" + cells.rpartition("_")[2]
    _write(cursor, table, cells, plans, key, key_faults, context.damaged)
    labels: dict[str, Column] = {key: column(key) for key in ("stage", "pipeline") if key in places}
    entered = _entered(cursor, stage, cells, targets, headers, file, context, labels)
    soft = _soft(cursor, cells, plans, headers) + needed.taken_without(cursor, table, cells, object_, columns)
    readings = tuple(plan.reading for plan in plans if plan.reading)
    present = tuple(name for plan in plans for name, _ in plan.values)
    return Typed(table, present, readings, soft, entered, currency, currency_from)


def _where_stage(changed: str, value: str) -> str:
    """SQL of a value in a history of all fields: only where the field that changed is the stage."""
    words = ", ".join(names.quoted(word) for word in _STAGE_FIELDS)
    return "case when lower(replace(" + changed + ", ' ', '')) in (" + words + ") then " + value + " end"


def _write(
    cursor: duckdb.DuckDBPyConnection,
    table: str,
    cells: str,
    plans: Sequence[ColumnPlan],
    key: str,
    key_faults: Sequence[tuple[str, str, int]],
    damaged: Mapping[int, str],
) -> None:
    values = [pair for plan in plans for pair in plan.values]
    faults = [("c.extra is not null", "row.too_many_cells", "-1", "c.extra")]
    faults += [(lost, "id.damaged", str(place), "c.c" + str(place)) for place, lost in damaged.items()]
    faults += [(condition, code, str(place), "null") for condition, code, place in key_faults]
    for plan in plans:
        if not plan.soft:
            faults += [(condition, code, _place(plan), plan.source) for condition, code in plan.faults]

    def of_fault(results: Iterable[str]) -> str:
        return (
            "case c.fault "
            + " ".join("when " + str(n) + " then " + result for n, result in enumerate(results))
            + " end"
        )

    cursor.execute(
        sql(
            "typed/rows",
            table=table,
            cells=cells,
            parsed=_listed([dict.fromkeys(pair for plan in plans for pair in plan.parsed)]),
            sources="".join(
                ", " + cell for cell in sorted({c for *_, source in faults for c in _CELL.findall(source)})
            ),
            key=key,
            fault="case "
            + " ".join("when " + c + " then " + str(n) for n, (c, *_) in enumerate(faults))
            + " end",
            code=of_fault("'" + code + "'" for _, code, _, _ in faults),
            place=of_fault(place for _, _, place, _ in faults),
            value=of_fault(value for *_, value in faults),
            columns=_listed([values]),
            names="".join(", c." + name for name, _ in values),
            joins=" ".join(join for plan in plans for join in plan.joins),
        )
    )


def _listed(pairs: Iterable[Iterable[tuple[str, str]]]) -> str:
    """Further columns of a select, each with its name."""
    return "".join(", " + expression + " as " + name for some in pairs for name, expression in some)


def _place(plan: ColumnPlan) -> str:
    """Place of the column that a plan reads, taken from its cell expression."""
    return str(_PLACE.findall(plan.source)[0])


def _soft(
    cursor: duckdb.DuckDBPyConnection,
    cells: str,
    plans: Sequence[ColumnPlan],
    headers: Sequence[str],
) -> tuple[tuple[str, str, int], ...]:
    """(code, header, count) of cells that were left out without rejecting their row."""
    out = []
    for plan in plans:
        for condition, code in plan.faults if plan.soft else ():
            (count,) = counts(
                cursor, sql("typed/left_out", cells=cells, joins=" ".join(plan.joins), condition=condition)
            )
            if count:
                out.append((code, headers[int(_place(plan))], count))
    return tuple(out)


def _entered(
    cursor: duckdb.DuckDBPyConnection,
    stage: str,
    cells: str,
    targets: Sequence[Sequence[str]],
    headers: Sequence[str],
    file: str,
    context: Context,
    labels: Mapping[str, Column],
) -> str:
    """Stage entries that columns of a deals table state, as (line, label_id, entered_at)."""
    found = [
        (place, field)
        for place, fields in enumerate(targets)
        for field in fields
        if field.startswith(ENTERED)
    ]
    if not found:
        return ""
    table = stage + ".entered_" + cells.rpartition("_")[2]
    cursor.execute(sql("typed/entered", table=table))
    stages_at = entries.resolve(cursor, [field.removeprefix(ENTERED) for _, field in found], labels)
    for (place, _), (name, only) in zip(found, stages_at, strict=True):
        here = Column(cells, place, headers[place], file, stage)
        plan = dates.plan(
            cursor,
            here,
            field="entered_at",
            day=False,
            choice=context.choices.get(here.header),
            from_zone=context.from_zone,
            zone=context.zone,
        )
        number = names.constant_label(cursor, stage, kind="stage", name=name)
        cursor.execute(
            sql(
                "typed/entered_at",
                table=table,
                cells=cells,
                entered_at=plan.values[0][1],
                joins=" ".join(plan.joins),
                only=only,
            ),
            {"label_id": number},
        )
    return table

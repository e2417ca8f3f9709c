"""Take a table for one of targets where its columns say so; ask where they only say that it is of periods."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from salesperf.errors import SalesPerfError
from salesperf.importers.quotas import columns, said
from salesperf.importers.quotas.columns import AMOUNT
from salesperf.importers.reading import Table
from salesperf.importers.recognise import Recognition

_MANY = 3  # columns of periods that outweigh a declared layout of few headers


def instead(found: Recognition | None, table: Table, answers: Mapping[str, str]) -> Recognition | None:
    """The recognition of a table of targets in place of what was found, or that one.

    Raises SalesPerfError `file.result` for a table of what came of targets, `target.period_twice` where two
    columns name the same period of the same measure.
    """
    wanted = answers.get("@object")
    if wanted not in (None, "targets"):
        return found
    seen = columns.recognise(table.columns, table.samples, said.of_table(table, answers))
    if seen is None:
        return found
    spans = sum(field.startswith(AMOUNT) for fields in seen.fields for field in fields)
    if found is not None and found.layout is not None:
        fuller = spans >= _MANY or seen.matched > found.matched
        if found.object == "targets" or not fuller:
            return found
    if seen.result and wanted is None:
        raise SalesPerfError("file.result", file=table.name)
    _refuse_twice(table, seen.fields)
    share = seen.matched / max(1, len(table.columns))
    rivals = () if seen.sure or wanted else ("targets",)
    return Recognition(
        None,
        "targets",
        seen.fields,
        seen.why,
        seen.matched,
        len(table.columns),
        "unsure" if rivals or share < 0.5 else "likely",
        rivals,
    )


def _refuse_twice(table: Table, fields: Sequence[tuple[str, ...]]) -> None:
    seen: dict[str, str] = {}
    for header, own in zip(table.columns, fields, strict=True):
        for field in own:
            if field in seen and field.startswith(AMOUNT):
                raise SalesPerfError("target.period_twice", file=table.name, one=seen[field], other=header)
            seen[field] = header

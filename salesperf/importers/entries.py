"""Which stage, of which pipeline, a column of stage entries means."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

import duckdb

from salesperf.importers import names
from salesperf.importers.layout import stage_of_entry
from salesperf.importers.readings import Column

_NOT_IN_NAMES = re.compile(r"[^a-z0-9]+")


def resolve(
    cursor: duckdb.DuckDBPyConnection, said: Sequence[str], labels: Mapping[str, Column]
) -> list[tuple[str, str]]:
    """For each header's stage its name and the condition on the rows it speaks of, in SQL.

    `said` are `Stage (Pipeline)`, `Stage` or ids as property names write them; `labels` the columns of
    stages and pipelines of the same table. Brackets belong to the name where the file has such a stage.
    """
    stages = names.label_texts(cursor, labels["stage"]) if "stage" in labels else []
    pipelines = names.label_texts(cursor, labels["pipeline"]) if "pipeline" in labels else []
    shared = Counter(stage_of_entry(one)[1] for one in said if one not in stages)
    out = []
    for one in said:
        if one in stages:
            out.append((one, "true"))
            continue
        stage, pipeline = stage_of_entry(one)
        only = "true"
        if pipeline and "pipeline" in labels and (pipeline in pipelines or shared[pipeline] > 1):
            only = "trim(" + labels["pipeline"].cell + ") = " + names.quoted(pipeline)
        out.append((stage if pipeline else _by_id(one, stages), only))
    return out


def _by_id(said: str, stages: Sequence[str]) -> str:
    """The stage of that id where property names write it with underscores and a number behind."""
    plain = said.casefold()
    for stage in stages:
        written = _NOT_IN_NAMES.sub("_", stage.casefold())
        if re.fullmatch(re.escape(written) + r"(_\d+)?", plain):
            return stage
    return said

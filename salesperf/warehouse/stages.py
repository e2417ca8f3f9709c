"""Pipelines and their stages: definitions from the journal, ids and labels in the core tables.

A definition is an ordered list of stages with their kinds, one per pipeline name, journal kind `stages`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import duckdb

from salesperf.warehouse.migrations import read_sql

_WON = re.compile(
    r"\b(closed? ?won|won|win|gewonnen|gagnée?|ganad[oa]|ganh[oa]|vint[oa]|wygran[ae]|kazanıldı)\b|closedwon"
    r"|赢单|成交|已签约|签约成功|签单成功|^赢$|^受注$|受注済|成約|(?<!不)成立|수주|успешно|выигран",
    re.IGNORECASE,
)
_LOST = re.compile(
    r"\b(closed? ?lost|lost|loss|lose|abandoned|disqualified|cancell?ed|dead"
    r"|verloren|perdue?|perdid[oa]|pers[oa]|przegran[ae]|kaybedildi)\b|closedlost"
    r"|输单|丢单|无效|流失|战败|失败|已关闭|放弃|^输$|失注|不成立|실주|не реализовано|проигран",
    re.IGNORECASE,
)
_NOT_CLOSED = re.compile(r"未成交|未赢|待成交|预计成交|not won|not lost", re.IGNORECASE)
_NO_PIPELINE = 0


@dataclass(frozen=True)
class Stage:
    """One step of a pipeline; kind is open, won or lost, probability in basis points.

    `also` are other texts by which deals and histories name it, such as its id.
    """

    name: str
    kind: str
    probability_bp: int | None = None
    also: tuple[str, ...] = ()


def kind_of_name(name: str) -> str:
    """Kind that a stage's or status's name says; 'open' where it names no outcome."""
    name = name.replace("_", " ")
    if _NOT_CLOSED.search(name):
        return "open"
    if _LOST.search(name):
        return "lost"
    return "won" if _WON.search(name) else "open"


def definition(payload: Any) -> tuple[Stage, ...]:
    """Stages of a journal payload."""
    return tuple(
        Stage(item["name"], item["kind"], item.get("probability_bp"), tuple(item.get("also", ())))
        for item in payload
    )


def payload(stages: Sequence[Stage]) -> list[dict[str, Any]]:
    """Journal payload of an ordered list of stages."""
    return [
        {"name": s.name, "kind": s.kind, "probability_bp": s.probability_bp}
        | ({"also": list(s.also)} if s.also else {})
        for s in stages
    ]


def texts(stages: Sequence[Stage]) -> set[str]:
    """Every text that names one of the stages."""
    return {text for stage in stages for text in (stage.name, *stage.also)}


def still_named(stages: Sequence[Stage], known: Sequence[Stage]) -> tuple[Stage, ...]:
    """The stages, each with the other texts by which the known definition names it."""
    also = {stage.name: stage.also for stage in known}
    return tuple(Stage(s.name, s.kind, s.probability_bp, s.also or also.get(s.name, ())) for s in stages)


def definitions(cursor: duckdb.DuckDBPyConnection) -> dict[str, tuple[Stage, ...]]:
    """Definitions in force by pipeline name."""
    return {name: definition(value) for name, value in payloads(cursor).items()}


def payloads(cursor: duckdb.DuckDBPyConnection) -> dict[str, Any]:
    """Journal payloads in force by pipeline name.

    One that came with a load goes with it when the load is undone, unless a later load in force shows deals
    of the pipeline: these were read by it.
    """
    rows = cursor.execute(read_sql("stages/decided.sql")).fetchall()
    relied: dict[str, int] = {}
    if any(undone is not None for _, _, undone in rows):
        relied = dict(cursor.execute(read_sql("stages/relied.sql")).fetchall())
    in_force = {
        name: json.loads(text)
        for name, text, undone in rows
        if undone is None or relied.get(name, 0) > undone
    }
    return {name: value for name, value in in_force.items() if value is not None}


def rebuild(cursor: duckdb.DuckDBPyConnection) -> bool:
    """Write core.pipelines, core.stages and core.stage_labels; True when they differ from before."""
    before = _content(cursor)
    used = cursor.execute(read_sql("stages/used.sql")).fetchall()
    known = definitions(cursor)
    pipelines: dict[int, str] = {pipeline_id: name for pipeline_id, name, _, _ in used}
    complete = [
        {*_names(pipeline_id, used), *texts(known.get(name, ()))} for pipeline_id, name in pipelines.items()
    ]
    told = _told(cursor, complete)
    rows: list[tuple[int, int, str, int, str, int | None]] = []
    labels: list[tuple[int, int, int]] = []
    for pipeline_id, name in sorted(pipelines.items()):
        stages = _with_unknown(known.get(name, ()), _names(pipeline_id, told, used))
        for position, stage in enumerate(stages, start=1):
            label_id = _label_id(cursor, stage.name)
            stage_id = _entity_id(cursor, str(pipeline_id) + ":" + stage.name)
            rows.append((stage_id, pipeline_id, stage.name, position, stage.kind, stage.probability_bp))
            labels.append((pipeline_id, label_id, stage_id))
            labels.extend((pipeline_id, _label_id(cursor, text), stage_id) for text in stage.also)
    cursor.execute("delete from core.pipelines")
    cursor.execute("delete from core.stages")
    cursor.execute("delete from core.stage_labels")
    called = dict(cursor.execute(read_sql("stages/pipeline_names.sql")).fetchall())
    named = [(pipeline_id, called.get(name, name)) for pipeline_id, name in sorted(pipelines.items())]
    _insert(cursor, "insert into core.pipelines values (?, ?)", named)
    _insert(cursor, "insert into core.stages values (?, ?, ?, ?, ?, ?)", rows)
    _insert(cursor, "insert into core.stage_labels values (?, ?, ?)", labels)
    return before != _content(cursor)


def _with_unknown(stages: tuple[Stage, ...], names: Sequence[str]) -> tuple[Stage, ...]:
    """The definition, then the names that it lacks by what they say: all open ones, won ones, lost ones."""
    known = texts(stages)
    extra = [Stage(name, kind_of_name(name)) for name in names if name not in known]
    everything = [*stages, *extra]
    return tuple(stage for kind in ("open", "won", "lost") for stage in everything if stage.kind == kind)


def _told(cursor: duckdb.DuckDBPyConnection, known: Sequence[set[str]]) -> list[tuple[int, str, int, str]]:
    """Stages that histories name, early to late; none where every pipeline knows all of them anyway."""
    named = {name for (name,) in cursor.execute(read_sql("stages/named.sql")).fetchall()}
    if all(named <= names for names in known):
        return []
    return cursor.execute(read_sql("stages/told.sql")).fetchall()


def _names(pipeline_id: int, *rows: Sequence[tuple[int, str, int, str]]) -> list[str]:
    """Names of a pipeline's stages, each once, in the order of the rows."""
    of_it = (name for part in rows for pipeline, _, _, name in part if pipeline == pipeline_id)
    return list(dict.fromkeys(of_it))


def _insert(cursor: duckdb.DuckDBPyConnection, statement: str, rows: Sequence[tuple[Any, ...]]) -> None:
    if rows:
        cursor.executemany(statement, [list(row) for row in rows])


def _content(cursor: duckdb.DuckDBPyConnection) -> list[tuple[Any, ...]]:
    stages = cursor.execute(
        "select stage_id, pipeline_id, name, position, kind from core.stages order by 1"
    ).fetchall()
    labels = cursor.execute("select pipeline_id, label_id, stage_id from core.stage_labels order by 1, 2, 3")
    return [*stages, *labels.fetchall()]


def _label_id(cursor: duckdb.DuckDBPyConnection, name: str) -> int:
    row = cursor.execute(
        "select label_id from meta.labels where kind = 'stage' and name = $name", {"name": name}
    ).fetchone()
    if row:
        return int(row[0])
    cursor.execute(read_sql("stages/label_new.sql"), {"name": name})
    return _label_id(cursor, name)


def _entity_id(cursor: duckdb.DuckDBPyConnection, identity: str) -> int:
    row = cursor.execute(
        "select entity_id from meta.entities where kind = 'stage' and identity = $identity",
        {"identity": identity},
    ).fetchone()
    if row:
        return int(row[0])
    cursor.execute(read_sql("stages/entity_new.sql"), {"identity": identity})
    return _entity_id(cursor, identity)

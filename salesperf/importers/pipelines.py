"""Propose order and kinds of the stages of a pipeline that nobody has described yet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import duckdb

from salesperf.errors import SalesPerfError
from salesperf.importers.readings import sql
from salesperf.warehouse.stages import Stage, kind_of_name

# Usual words of open stages, early to late; the first that a name contains ranks it.
_USUAL = (
    ("lead", "new", "inbox", "线索", "新建", "初步", "接洽", "初访", "接触"),
    ("prospect", "qualif", "appointment", "验证", "资格", "意向"),
    ("contact", "engag", "discover", "meeting", "立项", "需求", "调研", "拜访"),
    ("need", "analysis", "demo", "solution", "present", "value", "develop", "方案", "演示", "试用"),
    ("propos", "quote", "offer", "angebot", "price", "报价", "投标", "招标", "商务"),
    ("negoti", "verhandl", "review", "decision", "谈判", "审批", "评审"),
    ("contract", "commit", "verbal", "close", "closing", "合同", "签约", "签订"),
)


@dataclass(frozen=True)
class Seen:
    """What a file shows of a stage: rows, those won and lost by flags, its order and mean probability."""

    pipeline: str
    name: str
    rows: int
    won: int
    lost: int
    order: int | None
    probability: float | None
    first_line: int


@dataclass(frozen=True)
class Proposal:
    """Stages in order, and how they were told: `known`, `order`, `probability`, `names`, `file order`."""

    pipeline: str
    stages: tuple[Stage, ...]
    by: str
    has_won: bool
    has_lost: bool


def seen(cursor: duckdb.DuckDBPyConnection, *, stage: str, table: str, present: Sequence[str]) -> list[Seen]:
    """Stages of a typed deals table, one row per pipeline and stage."""
    if "stage_id" not in present:
        return []

    def have(column: str, expression: str, otherwise: str) -> str:
        return expression if column in present else otherwise

    won = have("is_won", "count(case when is_won then 1 end)", "0")
    closed = (
        "count(case when is_closed and not is_won then 1 end)"
        if {"is_closed", "is_won"} <= set(present)
        else "0"
    )
    lost = have("is_lost", "count(case when is_lost then 1 end)", closed)
    if "is_active" in present:  # an archived record was lost in the stage where it lies
        lost = "0"
    order = have("stage_order", "min(stage_order)", "null")
    chance = have(
        "probability_bp",
        "avg(case when probability_bp between 1 and 9999 then probability_bp end)",
        "null",
    )
    rows = cursor.execute(
        sql(
            "pipelines/seen",
            table=table,
            new=stage + ".labels_new",
            won=won,
            lost=lost,
            position=order,
            chance=chance,
        )
    ).fetchall()
    return [Seen(*row) for row in rows]


def propose(
    pipeline: str,
    found: Sequence[Seen],
    *,
    known: Sequence[Stage],
    usual: Sequence[tuple[str, str]],
    extra: Sequence[str] = (),
    told: Sequence[str] = (),
) -> Proposal:
    """Order and kinds of one pipeline's stages: the known ones first, then those that the file shows.

    `told` are the flags that the file has: a stage of deals none of which is won, as they say, is no won one.

    These by the CRM's own order, else its usual stages, else their probability, else their names.
    """
    won_told = "is_won" in told
    lost_told = ("is_lost" in told and "is_active" not in told) or {"is_closed", "is_won"} <= set(told)
    names = [s.name for s in found] + [name for name in extra if name not in {s.name for s in found}]
    by_name = {s.name: s for s in found}
    settled = {text: s for s in known for text in (s.name, *s.also)}
    declared = {name: (place, kind) for place, (name, kind) in enumerate(usual)}
    fresh = [name for name in names if name not in settled]

    def kind(name: str) -> str:
        facts = by_name.get(name)
        if facts and facts.won * 2 > facts.rows:
            return "won"
        if facts and facts.lost * 2 > facts.rows:
            return "lost"
        said = declared[name][1] if name in declared else kind_of_name(name)
        denied = (
            facts is not None
            and facts.rows > 0
            and ((said == "won" and won_told) or (said == "lost" and lost_told))
        )
        return "open" if denied else said

    place = {name: index for index, name in enumerate(names)}
    usual_place = {name: position for name, (position, _) in declared.items()}
    by, rank = _order([name for name in fresh if kind(name) == "open"], by_name, usual_place)
    ordered = sorted(fresh, key=lambda n: (rank.get(n, 0.0), place[n]))
    complete = all(name in declared for name in names)
    stages = [*known, *(Stage(n, kind(n)) for n in ordered)]
    if complete and not known:
        everything = {s.name: s for s in stages}
        stages = [everything.get(name, Stage(name, kind_)) for name, kind_ in usual] + [
            s for s in stages if s.name not in declared
        ]
    arranged = tuple(s for wanted in ("open", "won", "lost") for s in stages if s.kind == wanted)
    kinds = {s.kind for s in arranged}
    return Proposal(pipeline, arranged, by, "won" in kinds, "lost" in kinds)


def _order(
    names: Sequence[str], seen_: Mapping[str, Seen], declared: Mapping[str, int]
) -> tuple[str, Mapping[str, float]]:
    """Rank of each open stage that is new, and what it rests on: the best thing that is known of all of them.

    A probability of 0 or 100 % says how a deal ended, not where its stage stands, and does not count.
    """
    if not names:
        return "known", {}
    order = {n: float(s.order) for n in names if (s := seen_.get(n)) and s.order is not None}
    if len(order) == len(names):
        return "order", order
    if all(n in declared for n in names):
        return "known", {n: float(declared[n]) for n in names}
    chance = {n: float(s.probability) for n in names if (s := seen_.get(n)) and s.probability is not None}
    if len(chance) == len(names) and len(set(chance.values())) == len(names):
        return "probability", chance
    ranks = {n: float(_rank(n)) for n in names}
    return ("names" if any(r < len(_USUAL) for r in ranks.values()) else "file order"), ranks


def parse(text: str) -> tuple[Stage, ...]:
    """Read `A>B>Won+>Lost-`: + marks won, - lost. Raises SalesPerfError `stages.unreadable`."""
    stages = []
    for part in (part.strip() for part in text.split(">")):
        kind = "won" if part.endswith("+") else "lost" if part.endswith("-") else "open"
        name = part.rstrip("+-").strip() if kind != "open" else part
        if not name:
            raise SalesPerfError("stages.unreadable", text=text)
        stages.append(Stage(name, kind))
    return tuple(stages)


def write(stages: Sequence[Stage]) -> str:
    """The same as text, for the answer that a question offers."""
    return ">".join(s.name + {"won": "+", "lost": "-", "open": ""}[s.kind] for s in stages)


def _rank(name: str) -> int:
    lowered = name.casefold()
    for rank, words in enumerate(_USUAL):
        if any(word in lowered for word in words):
            return rank
    return len(_USUAL)

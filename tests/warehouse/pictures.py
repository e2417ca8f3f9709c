"""An independent account of what a sequence of complete exports tells about deals, in plain Python, and "
"exports to feed it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from tests.importers.bench import Bench

STAGES = "New>Demo>Offer>Won+>Lost-"
POSITIONS = {"New": 1, "Demo": 2, "Offer": 3, "Won": 4, "Lost": 5}
HEADER = "Deal ID,Deal Name,Deal Owner,Deal Stage,Amount,Create Date,Close Date"
BEGINNING, END = date(1, 1, 1), date(9999, 12, 31)


@dataclass(frozen=True)
class Row:
    """What one export says of one deal."""

    stage: str
    amount: int | None
    close: date | None
    owner: str = "Ann"


@dataclass(frozen=True)
class Story:
    """One deal: its creation day and what each export says of it; None where it is missing from the "
    "export."""

    created: date | None
    rows: tuple[Row | None, ...]


def export(stories: Sequence[Story], turn: int) -> str:
    """The file of one export; the first line keeps it from being empty."""
    lines = [HEADER, "anchor,Anchor,Ann,New,1,2025-01-01,"]
    for number, story in enumerate(stories):
        row = story.rows[turn]
        if row is not None:
            amount = "" if row.amount is None else str(row.amount)
            lines.append(
                f"d{number},Deal "
                f"{number},{row.owner},{row.stage},{amount},{story.created or ''},{row.close or ''}"
            )
    return "\n".join(lines) + "\n"


def picture(story: Story, days: Sequence[date], at: date) -> dict[str, Any] | None:
    """The deal on a day, as far as its exports (of `days`) tell; None where it does not exist then.

    The last export whose word reaches back to the day decides; a closing reaches back to its CRM date,
    a first sight to the creation, everything else to the day of the export.
    """
    word: dict[str, Any] | None = None
    known = False  # whether any export has shown the deal
    closed_run: tuple[str, date] | None = (
        None  # closing without a CRM date: the day on which it was first seen
    )
    top, visited = 1, 0
    facts: list[tuple[date, dict[str, Any] | None]] = []
    for day, row in zip(days, story.rows, strict=True):
        if row is None:
            if known:
                facts.append((day, None))
            closed_run = None
            continue
        status = {"Won": 1, "Lost": 2}.get(row.stage, 0)
        base = {
            "amount": None if row.amount is None else row.amount * 100,
            "created": story.created,
            "owner": row.owner,
        }
        if status:
            if closed_run is None or closed_run[0] != row.stage:
                closed_run = (row.stage, day)
            closed_on = row.close or closed_run[1]
            begins = min(closed_on, day)
            if not known:
                birth = {
                    **base,
                    "status": 0,
                    "stage": None,
                    "due": None,
                    "closed": None,
                    "top": top,
                    "visited": visited,
                }
                facts.append((story.created or BEGINNING, birth))
        else:
            closed_run, closed_on = None, None
            begins = day if known else story.created or BEGINNING
        known = True
        position = POSITIONS[row.stage]
        if status < 2:
            top, visited = max(top, position), visited | 1 << position - 1
        facts.append(
            (
                begins,
                {
                    **base,
                    "status": status,
                    "stage": row.stage,
                    "due": None if status else row.close,
                    "closed": closed_on,
                    "top": top,
                    "visited": visited,
                },
            )
        )
    for begins, fact in facts:
        if begins <= at:
            word = fact
    return word


def pictures_of(house: Bench, at: date) -> dict[str, dict[str, Any]]:
    """The same from the warehouse, by deal key; fails where a deal has two spans on the day."""
    rows = house.rows(
        "select k.key, s.status, st.name, s.amount, s.due_on, s.closed_on, s.created_on, s.top_position, "
        "s.visited, r.text "
        "from core.spans s join raw.deals_keys k on k.key_id = s.deal_id left join core.stages st on "
        "st.stage_id = s.stage_id "
        f"left join meta.refs r on r.ref_id = s.owner_ref where s.from_day <= date '{at}' and s.to_day > "
        f"date '{at}' and k.key <> 'anchor'"
    )
    out = {}
    for key, status, stage, amount, due, closed, created, top, visited, owner in rows:
        assert key not in out, f"{key} has two spans on {at}"
        out[key] = {
            "status": status,
            "stage": stage,
            "amount": amount,
            "due": due,
            "closed": closed,
            "created": created,
            "top": top,
            "visited": visited,
            "owner": owner,
        }
    return out


def interesting(stories: Sequence[Story], days: Sequence[date]) -> list[date]:
    """Every day named anywhere, with its neighbours."""
    named = set(days) | {s.created for s in stories} | {r.close for s in stories for r in s.rows if r}
    around = {day + timedelta(days=step) for day in named if day for step in (-1, 0, 1)}
    return sorted(around | {BEGINNING, date(2030, 1, 1)})


def load_all(
    house: Bench,
    stories: Sequence[Story],
    days: Sequence[date],
    order: Sequence[int] | None = None,
    **options: Any,
) -> list[int | None]:
    """Load the exports (in the order of their days, or in another); the load numbers by turn."""
    numbers: dict[int, int | None] = {}
    for turn in order or range(len(days)):
        report = house.load(
            {"deals.csv": export(stories, turn)},
            as_of=days[turn],
            complete=True,
            choose=("@stages=" + STAGES,),
            **options,
        )
        assert [file.status for file in report.files] == ["loaded"], report.files
        numbers[turn] = report.load_id
    return [numbers[turn] for turn in range(len(days))]


CORE = {
    "spans": "select k.key, s.* exclude (deal_id) from core.spans s join raw.deals_keys k on k.key_id = "
    "s.deal_id",
    "visits": "select k.key, v.* exclude (deal_id) from core.visits v join raw.deals_keys k on k.key_id "
    "= v.deal_id",
    "deals": "select k.key, d.status, d.activity_on from core.deals d join raw.deals_keys k on k.key_id "
    "= d.deal_id",
    "reps": "select name, email, active, known from core.reps",
    "teams": "select name, manager from core.teams",
    "memberships": "select r.name, t.name, m.from_day, m.to_day from core.memberships m join core.reps r "
    "on r.rep_id = m.rep_id "
    "join core.teams t on t.team_id = m.team_id",
    "owners": "select f.text, r.name from core.ref_reps x join meta.refs f on f.ref_id = x.ref_id join "
    "core.reps r on r.rep_id = x.rep_id",
    "accounts": "select name, industry, region, known from core.accounts",
    "products": "select name, known from core.products",
    "stages": "select name, position, kind from core.stages",
}


def core(house: Bench) -> dict[str, list[tuple[Any, ...]]]:
    """Content of the core tables with names for numbers, sorted, to compare two warehouses."""
    with house.store.read() as cursor:
        for kind in ("owner_ref", "account_ref", "product_ref"):
            assert kind in [
                c[0] for c in cursor.execute("select * from core.spans limit 0").description or []
            ]
    out = {}
    for name, statement in CORE.items():
        out[name] = sorted(house.rows(_named(name, statement)), key=repr)
    return out


def _named(name: str, statement: str) -> str:
    if name not in ("spans", "visits"):
        return statement
    refs = ("owner_ref", "account_ref", "product_ref")
    labels = ("source_id", "type_id") + (("reason_id",) if name == "spans" else ())
    stages = ("stage_id",) + (("next_stage_id",) if name == "visits" else ())
    lost = ("pipeline_id", "version_id", "currency_id")
    columns = [f"(select text from meta.refs f where f.ref_id = x.{c}) as {c}" for c in refs]
    columns += [f"(select name from meta.labels f where f.label_id = x.{c}) as {c}" for c in labels]
    columns += [f"(select name from core.stages f where f.stage_id = x.{c}) as {c}" for c in stages]
    drop = ", ".join(
        (
            *refs,
            *labels,
            *stages,
            *(c for c in lost if c == "pipeline_id" or (c == "currency_id" and name == "spans")),
        )
    )
    return f"select x.* exclude ({drop}), " + ", ".join(columns) + f" from ({statement}) x"

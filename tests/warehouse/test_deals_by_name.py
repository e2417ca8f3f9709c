"""Records that name their deal by its name only belong to it where no other deal is called so."""

from __future__ import annotations

from datetime import date

from salesperf.reports import checks
from tests.importers.bench import Bench, only

DEALS = (
    "Deal ID,Deal Name,Deal Owner,Deal Stage,Amount,Create Date,Close Date\n"
    "7,Big,Ann,New,900,2026-02-01,2026-09-01\n"
    "8,Twin,Bo,New,80,2026-02-02,2026-09-09\n"
    "9,Twin,Bo,New,80,2026-02-02,2026-09-09\n"
)
ACTIVITIES = (
    "Subject,Activity Type,Deal,Owner,Date,Status\n"
    "Visit,Meeting,Big,Ann,2026-03-05,Done\nCall,Call,Twin,Bo,2026-03-06,Done\nMail,Mail,,Bo,2026-03-07,Done\n"
)
TICKETS = (
    "Ticket ID,Subject,Deal Name,Ticket Status,Priority,Opened\n"
    "1,Leak,big ,Open,High,2026-03-01\n2,Bill,Gone,Open,Low,2026-03-01\n"
)
ORDERS = "Order ID,Order Date,Customer,Opportunity,Order Amount\nA1,2026-03-05,Acme,Big,30\n"
MAY, JUNE = date(2026, 5, 1), date(2026, 6, 1)
STAGES = ("@stages=New>Won+",)


def load(house: Bench, name: str, content: str, **options: object) -> int | None:
    report = house.load({name: content}, **options)  # type: ignore[arg-type]
    assert only(report).status == "loaded", only(report)
    return report.load_id


def active_on(house: Bench) -> dict[str, date | None]:
    return dict(
        house.rows(
            "select k.key, d.activity_on from core.deals d join raw.deals_keys k on k.key_id = d.deal_id"
        )
    )


def deals_of(house: Bench, table: str) -> list[str | None]:
    return [
        key
        for (key,) in house.rows(
            f"select k.key from core.{table} x left join raw.deals_keys k on k.key_id = x.deal_id order by 1"
        )
    ]


def unlinked(house: Bench) -> list[str | None]:
    with house.store.read() as cursor:
        (found,) = (one for one in checks.run(cursor) if one.key == "record_without_deal")
        return [value for _, value in found.examples]


def test_activities_tickets_and_orders_find_the_only_deal_of_that_name(house: Bench) -> None:
    for name, content in (("acts.csv", ACTIVITIES), ("tickets.csv", TICKETS), ("orders.csv", ORDERS)):
        load(house, name, content, as_of=MAY)
    load(house, "deals.csv", DEALS, choose=STAGES, as_of=MAY)
    assert active_on(house) == {"7": date(2026, 3, 5), "8": None, "9": None}
    assert deals_of(house, "tickets") == ["7", None]
    assert deals_of(house, "orders") == ["7"]
    assert unlinked(house) == ["Gone (2)", "Twin (Call|Twin)"]


def test_a_second_deal_of_the_name_takes_the_link_away_and_undo_brings_it_back(house: Bench) -> None:
    load(house, "deals.csv", DEALS, choose=STAGES, as_of=MAY)
    load(house, "acts.csv", ACTIVITIES, as_of=MAY)
    load(house, "orders.csv", ORDERS, as_of=MAY)
    more = load(house, "deals.csv", DEALS + "10,Big,Cy,New,5,2026-02-05,2026-09-09\n", as_of=JUNE)
    assert (active_on(house)["7"], deals_of(house, "orders")) == (None, [None])
    house.undo(more)
    assert (active_on(house)["7"], deals_of(house, "orders")) == (date(2026, 3, 5), ["7"])

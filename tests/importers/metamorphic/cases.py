"""Which layouts there are, what each carries, and which facts a figure needs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from salesperf.demo import LAYOUTS, Company
from salesperf.demo.exports.snapshot import CHINESE, snapshot
from salesperf.demo.exports.style import FileStyle
from salesperf.demo.exports.table import Table
from tests.importers.metamorphic.figures import Question

ENGLISH = {chinese: english for english, chinese in CHINESE.items()}
WITHOUT_PROBABILITY = frozenset({"wukong", "four_table"})
CLOSED_IN_AN_OPEN_STAGE = frozenset({"pipedrive", "dynamics365", "odoo"})
"""Layouts in which a closed deal stands in the stage that it was closed in."""


@dataclass(frozen=True)
class Case:
    """A layout with its options, in one language; `without` names tables that are left out."""

    layout: str
    options: Mapping[str, object] = field(default_factory=dict)
    without: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        told = [f"{value}" if key == "language" else key for key, value in self.options.items()]
        return "-".join([self.layout, *told])

    @property
    def style(self) -> FileStyle:
        return replace(LAYOUTS[self.layout].style, file_format="csv")

    @property
    def carries(self) -> frozenset[str]:
        declared = LAYOUTS[self.layout]
        added = [facts for option, facts in declared.adds.items() if self.options.get(option)]
        facts: set[str] = {*declared.carries, *(fact for group in added for fact in group)}
        if self.layout not in CLOSED_IN_AN_OPEN_STAGE:
            facts.add("closed_stage")
        if self.layout not in WITHOUT_PROBABILITY:
            facts.add("probability")
        return frozenset(facts)

    def tables(self, company: Company, day: date) -> list[Table]:
        """The tables of an export of that day."""
        declared = LAYOUTS[self.layout]
        made = declared.tables(snapshot(company, day), {**declared.options, **self.options})
        return [table for table in made if table.name not in self.without]


CASES = (
    Case("salesforce_dataloader"),
    Case("salesforce_weekly"),
    Case("salesforce_report", {"custom_fields": True}),
    Case("wukong", {"extra_fields": True}),
    Case("wukong", {"extra_fields": True, "chinese_names": True}),
    Case("wukong"),
    Case("four_table", {"open_amounts": True}),
    Case("four_table"),
    Case("hubspot"),
    Case("pipedrive"),
    Case("zoho"),
    Case("zoho", {"language": "zh"}),
    Case("dynamics365"),
    Case("dynamics365", {"language": "zh"}),
    Case("odoo"),
    Case("odoo", {"language": "zh"}),
    Case("fxiaoke"),
    Case("sheet"),
    Case("sheet", {"history": True}),
    Case("sheet_chinese"),
    Case("sheet_chinese", {"history": True}),
)

NEEDS: Mapping[str, frozenset[str]] = {
    "deals_open": frozenset(),
    "deals_won": frozenset(),
    "deals_lost": frozenset(),
    "bookings": frozenset(),
    "attainment": frozenset(),
    "target": frozenset(),
    "target_count": frozenset(),
    "leads": frozenset({"leads"}),
    "sales": frozenset({"orders"}),
    "orders": frozenset({"orders"}),
    "invoiced": frozenset({"orders"}),
    "payments": frozenset({"orders"}),
    "win_rate": frozenset(),
    "amount_open": frozenset({"open_amount"}),
    "deals_created": frozenset({"created"}),
    "amount_created": frozenset({"created", "open_amount"}),
    "sales_cycle": frozenset({"created"}),
    "velocity": frozenset({"created"}),
    "coverage": frozenset({"open_amount", "due"}),
    "stage_conversion": frozenset({"created", "stage_history"}),
    "time_in_stage": frozenset({"stage_history"}),
    "stuck": frozenset({"stage_history", "activity", "due"}),
    "movement": frozenset({"history"}),
    "slip_rate": frozenset({"history", "due"}),
    "push_count": frozenset({"history", "due"}),
}
"""What must be in a file for the figure to be the same. Stages, owners, closings and won amounts always are;
teams, targets and rates are loaded beside every layout."""

VARIANT_NEEDS: Mapping[tuple[str, str], frozenset[str]] = {
    ("win_rate", "closed_amount"): frozenset({"open_amount"}),
    ("win_rate", "all_amount"): frozenset({"open_amount"}),
    ("win_rate", "created_cohort"): frozenset({"created"}),
    ("coverage", "weighted"): frozenset({"probability"}),
}
_STOCKS = ("deals_open", "amount_open", "velocity", "coverage", "stuck")
_SPLITS: Mapping[str, frozenset[str]] = {
    "source": frozenset({"source"}),
    "product": frozenset({"product"}),
    "currency": frozenset({"currency"}),
}


def needs(question: Question) -> frozenset[str]:
    """The facts that a figure rests on."""
    metric, variant, by = question
    facts = set(NEEDS[metric]) | VARIANT_NEEDS.get((metric, variant), frozenset())
    for split in by:
        facts |= _SPLITS.get(split, frozenset())
    if "month" in by and (metric in _STOCKS or variant in ("all_count", "all_amount")):
        facts |= {"history"}
    if "stage" in by and metric in ("deals_created", "amount_created"):
        facts |= {"closed_stage"}
    return frozenset(facts)


def supported(case: Case, question: Question) -> bool:
    """Whether the case's files hold all that the figure rests on."""
    return needs(question) <= case.carries


def english(name: str | None) -> str | None:
    """A name as an English layout writes it."""
    return None if name is None else ENGLISH.get(name, name)

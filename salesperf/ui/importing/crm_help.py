"""How to get the files out of each CRM."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from salesperf.text import Text, mark


@dataclass(frozen=True, slots=True)
class Way:
    """The way out of one CRM: its name, steps and a hint (marked English Markdown without data)."""

    name: str
    steps: tuple[str, ...]
    hint: str


WAYS: tuple[Way, ...] = (
    Way(
        "Salesforce",
        (
            mark("Reports → *Opportunities* → Run"),
            mark(
                "Columns: add **Opportunity ID**, **Stage**, **Amount**, **Close Date**, **Created Date** "
                "and **Opportunity Owner**"
            ),
            mark("▾ → Export → *Details Only*, CSV, UTF-8"),
        ),
        mark(
            "Better still: add the report *Opportunity History*; stage times are then exact. Without it they "
            "come from comparing one export with the next."
        ),
    ),
    Way(
        "HubSpot",
        (
            mark("CRM → Deals → the view *All deals*"),
            mark("Export → *All properties on records*, CSV"),
            mark("The file comes by e-mail; drop the ZIP or the CSV here"),
        ),
        mark("With all properties the file holds “Date entered …” for each stage, so stage times are exact."),
    ),
    Way(
        "Pipedrive",
        (
            mark("Deals → list view → Filter: *All open, won and lost deals*"),
            mark("Columns: add **ID**, **Stage**, **Status**, **Value**, **Won time**, **Lost time**"),
            mark("… → Export filter results → CSV or XLSX"),
        ),
        mark("Export every week with the same filter: changes are found by comparing with the last file."),
    ),
    Way(
        "Zoho",
        (
            mark("Setup → Data Administration → Export"),
            mark("Module *Deals*; for exact stage times *Stage History* as well"),
            mark("Drop the CSV files or the ZIP as they are"),
        ),
        mark("A list view exports too, but at most a few thousand rows at a time."),
    ),
    Way(
        "Dynamics 365",
        (
            mark("Sales → Opportunities → the view *All Opportunities*"),
            mark("Edit columns: add **Status**, **Actual Close Date**, **Actual Revenue**, **Created On**"),
            mark("Export to Excel → *Static Worksheet*"),
        ),
        mark("The hidden first columns hold the id of each row; leave them in the file."),
    ),
    Way(
        "Odoo",
        (
            mark("CRM → Pipeline → list view; filter: add *Lost* and *Won*"),
            mark("Select all → Action → Export"),
            mark(
                "Fields: **ID**, **Stage**, **Expected Revenue**, **Salesperson**, **Created on**, "
                "**Closed Date**"
            ),
        ),
        mark("Lost opportunities are archived in Odoo; without the filter they are missing from the file."),
    ),
    Way(
        "悟空CRM",
        (
            mark("CRM → 商机 → 全部商机"),
            mark("More → Export selected or export all"),
            mark("Do the same for 客户; drop both files together"),
        ),
        mark("Chinese headers, GBK and amounts such as 5万 are read as they are."),
    ),
    Way(
        "纷享销客",
        (
            mark("商机 2.0 → 全部 → list view with all columns"),
            mark("More → Export; then fetch the file under *Export records*"),
            mark("Drop the XLSX file as it is"),
        ),
        mark(
            "Add the columns 销售阶段, 预计成交日期 and 创建时间; "
            "without them nothing can be followed over time."
        ),
    ),
)


def draw(t: Text) -> None:
    """A pill for each CRM, and its steps."""
    names = [way.name for way in WAYS]
    chosen = st.pills(
        t("CRM"), names, default=names[0], key="import_crm", label_visibility="collapsed", required=True
    )
    way = next(one for one in WAYS if one.name == chosen)
    steps, hint = st.columns([0.58, 0.42], gap="medium")
    steps.markdown("\n".join(f"{place}. {t(step)}" for place, step in enumerate(way.steps, start=1)))
    hint.caption(f":material/lightbulb: {t(way.hint)}")

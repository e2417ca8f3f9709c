"""Salesforce: the weekly data export and the Data Loader, one file per object, with the stage history."""

from __future__ import annotations

from typing import Any, Final

import numpy as np
import pandas as pd

from salesperf.demo.exports import salesforce_headers as headers
from salesperf.demo.exports.ids import NO_RECORD, salesforce_ids
from salesperf.demo.exports.layout import Fact, Layout, Options
from salesperf.demo.exports.snapshot import Snapshot
from salesperf.demo.exports.style import FileStyle
from salesperf.demo.exports.table import Column, Table, Texts, days, moments, money, same, texts
from salesperf.demo.funnel import PROBABILITY, WON

FORECAST: Final = ("Pipeline", "Pipeline", "Best Case", "Best Case", "Commit", "Closed", "Omitted")
KINDS: Final = {"call": "Call", "meeting": "Meeting", "mail": "Email"}
TO_UTC: Final = -8
MANAGER_NUMBERS: Final = 100
"""Managers are users numbered from here on."""


def _weekly(shot: Snapshot, options: Options) -> list[Table]:
    return _objects(shot, flags=("0", "1"), custom=bool(options["custom_fields"]), blank_lookup=NO_RECORD)


def _data_loader(shot: Snapshot, options: Options) -> list[Table]:
    tables = _objects(shot, flags=("false", "true"), custom=bool(options["custom_fields"]), blank_lookup="")
    return [
        Table(
            table.name,
            [(name, column) for name, column in table.columns if name in headers.QUERIED[table.name]],
        )
        for table in tables
    ]


def _objects(shot: Snapshot, *, flags: tuple[str, str], custom: bool, blank_lookup: str) -> list[Table]:
    known: dict[str, dict[str, Column]] = {
        "Opportunity": _opportunities(shot, flags),
        "OpportunityHistory": _history(shot),
        "User": _users(shot, flags),
        "Account": _accounts(shot),
        "Task": _tasks(shot, flags),
        "Lead": _leads(shot, flags),
    }
    more = headers.CUSTOM if custom else ()
    tables = []
    for name, columns in known.items():
        wanted = (*headers.WEEKLY[name], *(more if name == "Opportunity" else ()))
        count = len(columns["Id"].cells)
        tables.append(
            Table(name, [(h, columns.get(h) or _unused(h, count, flags, blank_lookup)) for h in wanted])
        )
    return tables


def _unused(header: str, count: int, flags: tuple[str, str], blank_lookup: str) -> Column:
    if header in headers.LOOKUPS:
        return same(blank_lookup, count)
    return same(flags[0] if header in headers.FLAGS else "", count)


def _opportunities(shot: Snapshot, flags: tuple[str, str]) -> dict[str, Column]:
    deals = shot.deals
    stage = deals["stage_id"].to_numpy() - 1
    owner = _ids("005", deals["rep_id"])
    changed = moments(deals["changed_at"], hours=TO_UTC)
    expected = deals["amount"] * deals["probability"] // 100
    quarter, year = fiscal_quarters(deals["due_on"], shot.company.fiscal_first_month)
    return {
        "Id": _ids("006", deals["deal_id"]),
        "AccountId": _ids("001", deals["account_id"]),
        "Name": texts(deals["name"]),
        "StageName": texts(deals["stage"]),
        "StageSortOrder": texts(deals["stage_id"]),
        "Amount": money(deals["amount"]),
        "Probability": texts(deals["probability"]),
        "ExpectedRevenue": money(expected),
        "CloseDate": days(deals["due_on"]),
        "Type": texts(deals["type"]),
        "NextStep": texts(deals["next_step"]),
        "LeadSource": texts(deals["source"]),
        "IsClosed": _flag(deals["stage_id"] >= WON, flags),
        "IsWon": _flag(deals["stage_id"] == WON, flags),
        "ForecastCategory": texts(np.array(FORECAST, dtype=object)[stage]),
        "ForecastCategoryName": texts(np.array(FORECAST, dtype=object)[stage]),
        "CurrencyIsoCode": texts(deals["currency"]),
        "OwnerId": owner,
        "CreatedDate": moments(deals["created_at"], hours=TO_UTC),
        "CreatedById": owner,
        "LastModifiedDate": changed,
        "LastModifiedById": owner,
        "SystemModstamp": changed,
        "LastActivityDate": days(deals["last_activity_on"]),
        "LastStageChangeDate": moments(deals["stage_at"], hours=TO_UTC),
        "FiscalYear": texts(year),
        "FiscalQuarter": texts(quarter),
        "Product__c": texts(deals["product"]),
        "Loss_Reason__c": texts(deals["lost_reason"]),
    }


def _history(shot: Snapshot) -> dict[str, Column]:
    """Salesforce writes a row for each change of stage, amount or close date, none for a new owner."""
    full = shot.history.copy()
    before = full.groupby("deal_id")[["stage_id", "amount", "due_on"]].shift(1)
    names = shot.company.stages["name"].to_numpy()
    full["from_stage"] = ["" if s != s else names[int(s) - 1] for s in before["stage_id"]]  # noqa: PLR0124
    full["from_amount"], full["from_due"] = before["amount"], before["due_on"]
    rows = full[full["kind"] != "owner"]
    currency = shot.company.deals.set_index("deal_id")["currency"].loc[rows["deal_id"]]
    stage = rows["stage_id"].to_numpy() - 1
    probability = pd.Series(np.array(PROBABILITY)[stage], index=rows.index)
    category = texts(np.array(FORECAST, dtype=object)[stage])
    made = moments(rows["at"], hours=TO_UTC)
    return {
        "Id": _ids("008", rows["deal_id"] * 64 + rows["seq"]),
        "OpportunityId": _ids("006", rows["deal_id"]),
        "CreatedById": _ids("005", rows["rep_id"]),
        "CreatedDate": made,
        "CreatedDateForInsert": made,
        "StageName": texts(names[stage]),
        "Amount": money(rows["amount"]),
        "ExpectedRevenue": money(rows["amount"] * probability // 100),
        "CloseDate": days(rows["due_on"]),
        "Probability": texts(probability),
        "ForecastCategory": category,
        "FromOpportunityStageName": texts(rows["from_stage"]),
        "CurrencyIsoCode": texts(currency),
        "SystemModstamp": made,
        "IsDeleted": same("0", len(rows)),
        "PrevAmount": money(rows["from_amount"]),
        "PrevCloseDate": days(rows["from_due"]),
    }


def _users(shot: Snapshot, flags: tuple[str, str]) -> dict[str, Column]:
    people = shot.company.people
    reps, teams = people.reps[people.reps["listed"]], people.teams
    names = [*reps["name"], *teams["manager"]]
    mails = [*reps["email"], *(f"{m.lower().replace(' ', '.')}@demo.example" for m in teams["manager"])]
    here = [left is pd.NaT or left > pd.Timestamp(shot.day) for left in reps["left_on"]]
    manager = [*(MANAGER_NUMBERS + team for team in reps["team_id"]), *[0] * len(teams)]
    team_names = dict(zip(teams["team_id"], teams["name"], strict=True))
    return {
        "Id": Texts(
            salesforce_ids("005", [*reps["rep_id"], *(MANAGER_NUMBERS + t for t in teams["team_id"])])
        ),
        "Username": Texts(mails),
        "FirstName": Texts([name.split(" ", 1)[0] for name in names]),
        "LastName": Texts([name.split(" ", 1)[1] for name in names]),
        "CompanyName": same("Demo Company", len(names)),
        "Department": Texts([*(team_names[t] for t in reps["team_id"]), *teams["name"]]),
        "Title": Texts(["Sales"] * len(reps) + ["Sales manager"] * len(teams)),
        "Email": Texts(mails),
        "IsActive": Texts([flags[is_here] for is_here in [*here, *[True] * len(teams)]]),
        "TimeZoneSidKey": same("Asia/Shanghai", len(names)),
        "UserType": same("Standard", len(names)),
        "ManagerId": Texts([salesforce_ids("005", [m])[0] if m else NO_RECORD for m in manager]),
    }


def _accounts(shot: Snapshot) -> dict[str, Column]:
    accounts = shot.accounts
    created = pd.to_datetime((2018 + accounts["account_id"] % 6).astype(str) + "-03-01")
    return {
        "Id": _ids("001", accounts["account_id"]),
        "Name": texts(accounts["name"]),
        "Type": same("Customer", len(accounts)),
        "BillingState": texts(accounts["region"]),
        "BillingCountry": Texts(["" if overseas else "China" for overseas in accounts["overseas"]]),
        "Industry": texts(accounts["industry"]),
        "NumberOfEmployees": texts(accounts["employees"]),
        "CurrencyIsoCode": same("CNY", len(accounts)),
        "CreatedDate": moments(created),
    }


def _tasks(shot: Snapshot, flags: tuple[str, str]) -> dict[str, Column]:
    rows = shot.activities
    owner = _ids("005", rows["rep_id"])
    noted = moments(rows["noted_at"], hours=TO_UTC)
    return {
        "Id": _ids("00T", rows["activity_id"]),
        "WhatId": _ids("006", rows["deal_id"]),
        "WhatCount": same("1", len(rows)),
        "Subject": texts(rows["subject"]),
        "ActivityDate": days(rows["at"].dt.normalize()),
        "Status": Texts(["Completed" if done else "Not Started" for done in rows["done"]]),
        "Priority": same("Normal", len(rows)),
        "OwnerId": owner,
        "CurrencyIsoCode": same("CNY", len(rows)),
        "Type": texts(rows["kind"].map(KINDS)),
        "AccountId": _ids("001", rows["account_id"]),
        "IsClosed": _flag(rows["done"], flags),
        "CreatedDate": noted,
        "CreatedById": owner,
        "LastModifiedDate": noted,
        "CompletedDateTime": moments(rows["at"].where(rows["done"]), hours=TO_UTC),
    }


def _leads(shot: Snapshot, flags: tuple[str, str]) -> dict[str, Column]:
    rows = shot.leads
    after = pd.Timestamp(shot.day) + pd.Timedelta(days=1)
    converted_at = rows["converted_at"].where(rows["converted_at"] < after)
    converted = converted_at.notna()
    deal = rows["deal_id"].where(converted).fillna(0).astype(np.int64)
    replied_at = rows["replied_at"].where(rows["replied_at"] < after)
    status = rows["status"].where(converted | (rows["status"] != "Converted"), "Working")
    return {
        "Id": _ids("00Q", rows["lead_id"]),
        "FirstName": Texts([person.split(" ", 1)[0] for person in rows["person"]]),
        "LastName": Texts([person.split(" ", 1)[1] for person in rows["person"]]),
        "Company": texts(rows["company"]),
        "LeadSource": texts(rows["source"]),
        "Status": texts(status),
        "CurrencyIsoCode": same("CNY", len(rows)),
        "OwnerId": _ids("005", rows["rep_id"]),
        "IsConverted": _flag(converted, flags),
        "ConvertedDate": days(converted_at.dt.normalize()),
        "ConvertedOpportunityId": Texts([salesforce_ids("006", [n])[0] if n else NO_RECORD for n in deal]),
        "CreatedDate": moments(rows["created_at"], hours=TO_UTC),
        "LastModifiedDate": moments(replied_at.fillna(rows["created_at"]), hours=TO_UTC),
    }


def fiscal_quarters(values: pd.Series[Any], first_month: int) -> tuple[list[int], list[int]]:
    """Fiscal quarter (1..4) and year of days; a fiscal year has the number of the year in which it ends."""
    shifted = values.to_numpy("datetime64[M]").astype(np.int64) - (first_month - 1)
    year = shifted // 12 + 1970 + (first_month > 1)
    return (shifted % 12 // 3 + 1).tolist(), year.tolist()


def _ids(prefix: str, numbers: pd.Series[Any]) -> Texts:
    known = {number: key for number in set(numbers) for key in salesforce_ids(prefix, [int(number)])}
    return Texts([known[number] for number in numbers])


def _flag(values: pd.Series[Any], flags: tuple[str, str]) -> Texts:
    return Texts([flags[bool(value)] for value in values])


_FACTS: Final[frozenset[Fact]] = frozenset(
    {
        "id", "history", "stage_history", "open_amount", "currency", "created", "due", "source", "type",
        "next_step",
        "activity", "account", "industry", "leads", "team", "product", "lost_reason",
    }
)  # fmt: skip
SALESFORCE_WEEKLY: Final = Layout(
    key="salesforce_weekly",
    tables=_weekly,
    style=FileStyle(encoding="cp1252", quote_all=True, newline="\n", dates="iso_midnight"),
    options={"custom_fields": True},
    carries=_FACTS,
)
SALESFORCE_DATA_LOADER: Final = Layout(
    key="salesforce_dataloader",
    tables=_data_loader,
    style=FileStyle(quote_all=True, newline="\n", dates="iso_zulu"),
    options={"custom_fields": True},
    carries=_FACTS,
)

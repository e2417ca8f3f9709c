"""What issues and errors say: one English sentence a code, translated like every other.

A template may use the issue's ``{line}``, ``{column}``, ``{value}`` and whatever its params hold.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from salesperf.text.advice import ADVICE
from salesperf.text.catalogue import mark
from salesperf.text.file_issues import FILE_TEMPLATES
from salesperf.text.text import Text

TEMPLATES: Mapping[str, str] = {
    "fault": mark("Something went wrong here. Nothing was changed."),
    **FILE_TEMPLATES,
    "reading.target": mark("The rows of a file cannot be written to {target}."),
    "date.order": mark(
        "{column}: day first or month first? Every date fits both ({sample}). Answer with {choices}"
    ),
    "date.mixed_order": mark(
        "{file}, {column}: line {day_line} “{day_value}” can only be day first, line {month_line} "
        "“{month_value}” only month first. Mend one of them; nothing was stored."
    ),
    "date.no_such_day": mark(
        "{column}: “{value}” is no day that exists. Mend the cell and load the row again."
    ),
    "number.style": mark(
        "{column}: is “{sample}” with decimal point or decimal comma? Both fit. Answer with {choices}"
    ),
    "number.unreadable": mark("{column}: {n} cells are no numbers and were left empty."),
    "account.several": mark("{column}: {n} cells name several accounts; the first one counts."),
    "flag.unreadable": mark("{column}: {n} cells are neither yes nor no and were left empty."),
    "money.not_a_number": mark("{column}: “{value}” is no amount. Mend the cell and load the row again."),
    "money.scaled": mark("{column}: one unit stands for {scale}, as the header says."),
    "money.too_large": mark("{column}: “{value}” is too large for an amount."),
    "currency.unknown": mark("{column}: “{value}” is no currency. Use a code such as CNY, USD or EUR."),
    "amount.worked_out": mark("The file has no amounts; they were worked out: {formula}."),
    "lines.no_order": mark("The rows name no order; each counts as an order of its own."),
    "rows.void": mark(
        "Cancelled, refused, deleted or not yet made: {n} rows. They are loaded and left out of figures."
    ),
    "currency.assumed": mark("The file names no currency; its amounts were taken as {currency}."),
    "currency_unknown": mark("“{code}” is no currency code. Use an ISO code such as CNY, USD or EUR."),
    "cell.missing": mark("{column}: the cell is empty, and without it the row says nothing."),
    "cell.error_value": mark("{column}: {n} cells hold an error such as #REF! and were left empty."),
    "cell.undecided": mark(
        "{column}: {n} cells say that it is not known yet, such as TBD, and were left empty."
    ),
    "file.error_values": mark("{n} cells of the sheet hold an error such as #REF! and were left empty."),
    "cell.undecodable": mark("{n} characters could not be read as {encoding}; they show as �."),
    "id.missing": mark("{column}: the row has no id, so it cannot be told from others."),
    "id.damaged": mark(
        "{column}: “{value}” is what a spreadsheet made of a long id; its last digits are lost. Export again "
        "and load that file without opening it in a spreadsheet, or with the column as text."
    ),
    "file.ids_damaged": mark(
        "{file}, {column}: a spreadsheet shortened {n} ids, to such as “{value}”, so one record cannot be "
        "told from another. Export again and load that file without opening it in a spreadsheet, or with the "
        "column as text. Nothing was stored."
    ),
    "ref.damaged": mark(
        "{column}: {n} cells hold ids that a spreadsheet shortened and were left empty. Export again and "
        "load that file without opening it in a spreadsheet."
    ),
    "row.too_many_cells": mark(
        "The row has more cells than the header: “{value}” is over. Is a delimiter in a text not quoted?"
    ),
    "row.duplicate": mark(
        "Another row of the file has the same id with other content; the later one was taken."
    ),
    "row.same": mark("The row stands twice in the file; it was counted once."),
    "columns.left_out": mark("Columns without a field were left out: {columns}."),
    "system.another": mark(
        "The headers are unlike those of earlier exports of an unknown system, so equal ids are kept apart "
        "({system})."
    ),
    "deals.natural_key": mark(
        "The file has no deal id. Deals are told apart by name, account and day of creation."
    ),
    "deals.no_amount": mark(
        "No column is known as the amount of a deal, so no deal has one. These hold numbers: {columns}."
    ),
    "deals.taken_without": mark(
        "{column}: empty in {n} rows. These deals were loaded; their stage is unknown or as an earlier file "
        "said, and they count as open until a file says more."
    ),
    "deals.no_owner": mark("No column is known as the owner of a deal, so no deal has one."),
    "stages.proposed": mark(
        "The order of the stages of {pipeline} was taken from the file ({by}): {stages}. Please check it."
    ),
    "stages.no_outcome": mark("{pipeline}: no stage was recognised as won, or none as lost."),
    "stages.unknown": mark("No stage says won or lost. Give the order, + for won and - for lost: {choices}"),
    "stages.unreadable": mark("“{text}” is no list of stages. Write it like Lead>Offer>Won+>Lost-."),
    "file.result": mark(
        "{file} holds what came of targets, not targets alone. Load the targets and the sales that it "
        "was made of."
    ),
    "row.total": mark("{column}: “{value}” is a sum of other rows and was left out."),
    "target.year": mark("The file names months or quarters without a year. Say which: {choices}"),
    "target.unit": mark(
        "Title and headers name different units. Say what one unit of the amounts stands for: {choices}"
    ),
    "target.kind": mark(
        "A date alone does not tell whether a target is for a month, a quarter or a year. Say which: "
        "{choices}"
    ),
    "target.no_period": mark(
        "{file} holds amounts of targets, but no column says for which month, quarter or year. Export it "
        "with owner and start date (Salesforce: QuotaOwnerId, StartDate)."
    ),
    "target.period_twice": mark(
        "{file}: “{one}” and “{other}” name the same period. Put the year or the measure into the header, "
        "or leave one column out."
    ),
    "target.period": mark(
        "{column}: “{value}” is no month, quarter or year. Mend the cell and load the row again."
    ),
    "target.no_amount": mark("The row has no target in any period."),
    "target.year_unreadable": mark(
        "“{text}” is no year. Write it like @year=2026, or @year=FY2026 for a fiscal year."
    ),
    "target.unit_unreadable": mark("“{text}” is no unit. Write it like @unit=1000, @unit=k or @unit=万."),
    "target.year_told": mark(
        "The year {year} was taken from the title or the name of the sheet or file; to change it: @year."
    ),
    "target.unit_told": mark(
        "One unit of the amounts stands for {scale}, as stands above the table or in a name; to change it: "
        "@unit."
    ),
    "target.total_agrees": mark(
        "{column} is a total: it was not stored, and agrees with its periods in {n} rows."
    ),
    "target.total_differs": mark(
        "{column} is a total and was not stored: in {n} of {total} rows its periods add up to something "
        "else. Please check line {line}."
    ),
    "target.sum_agrees": mark(
        "The total row is no target and was left out; it agrees with the rows above it in {n} columns."
    ),
    "target.sum_differs": mark(
        "The total row was left out: in {columns} it is not the sum of the rows above it."
    ),
    "target.off_calendar": mark(
        "{column}: periods of {months} months that begin around {day} are none of the workspace's fiscal"
        " year; each counts for the fiscal period that holds most of its days. Set the fiscal year, or "
        "load a table of what period each date stands for."
    ),
    "choice.unreadable": mark(
        "“{text}” is no answer. Write COLUMN=ANSWER with one of {answers}, or a file key of {keys}."
    ),
    "load.unknown": mark("There is no load {load}. The command loads lists them."),
    "load.already_undone": mark("Load {load} is undone already."),
    "load.not_undone": mark("Load {load} is not undone."),
    "load.held_back": mark("{file} can be loaded, but nothing was stored, because of {others}."),
    "load.not_ready": mark("A file is refused or waits for an answer; nothing was stored."),
    "load.stale": mark("The warehouse has changed since the files were compared. Compare them again."),
    "load.cancelled": mark("The load was cancelled; nothing was stored."),
    "profile.unknown": mark("No layout is remembered as “{name}”. There are: {known}."),
    "load.no_files": mark("“{path}” names no file."),
    "inbox.demo": mark("The demo company has no inbox: own files never enter it."),
    "inbox.trouble": mark("The inbox {folder} does not work: {why}."),
    "metric_unknown": mark("There is no metric “{metric}”. There are: {known}."),
    "metric_not_public": mark("“{metric}” is not ranked among reps. These are: {known}."),
    "variant_unknown": mark("“{metric}” has no variant “{variant}”. There are: {known}."),
    "dimension_unknown": mark("“{metric}” cannot be split by “{dimension}”. Each of these once: {known}."),
    "one_period_dimension": mark("“{metric}” can be split by one of {given} at a time."),
    "one_owner_dimension": mark(
        "“{metric}” can be split by rep or by team, not by both: each has own targets."
    ),
    "window_empty": mark("The window from {since} to {until} has no days: put the earlier day first."),
    "period_unknown": mark(
        "“{key}” is no period. Write 2026-03, 2026-W12, 2026-Q1, FY2027-Q1, 2026 or 2026-03-01..2026-03-15."
    ),
    "period_out_of_range": mark("There is no period {steps} steps from {start}."),
    "calendar_unknown": mark("There is no holiday calendar for “{country}”. There are: {known}."),
    "currencies_differ": mark("Amounts in {one} and {other} cannot be put together; convert one first."),
    "weights_unusable": mark(
        "An amount cannot be split by {weights}: at least one weight must be above 0, none below."
    ),
    "splits_not_whole": mark("The shares of a deal add to {percent} %; they must add to 100 %."),
    "setting_unknown": mark("There is no setting “{name}”. There are: {known}."),
    "setting_unreadable": mark("The setting “{name}” cannot be “{value}”. {help}"),
    "person.unknown": mark("This person is no longer in the data."),
    "person.same": mark("Choose two different people."),
    "action.empty": mark("Say what is to be done."),
    "action.no_deal": mark("This deal is no longer in the data."),
    "action.no_person": mark("This person is no longer in the data."),
    "action.unknown": mark("This action was withdrawn."),
    "member.no_change": mark("Nothing changes: it was so already on {day}."),
    "stages.twice": mark("A stage stands in the list twice."),
    "stages.none_open": mark("At least one stage has to be open."),
    "layout.unknown": mark("This layout is no longer remembered."),
    "decision.past": mark("A later decision has replaced this one already."),
    "demo.refused": mark("The demo company could not be loaded: {files} ({why}). Please report it."),
    "statement.part": mark("“{part}” cannot stand in a statement. Please report it."),
    "unknown_export_choice": mark("There is no {kind} {key}. There is: {known}."),
    "setting.zone": mark("“{value}” is no time zone."),
    "warehouse.locked": mark(
        "{path} is held by another program, so it cannot be opened. Close that program or use the "
        "running app."
    ),
    "warehouse.damaged": mark("{path} cannot be opened: {why}. Move it away and load the uploads again."),
    "warehouse.newer": mark(
        "{path} was written by a later version (schema {found}, this one knows {known}). Upgrade salesperf."
    ),
    "file.not_written": mark("The page {path} cannot be written: {why}. Name another file or folder."),
    "warehouse.no_folder": mark("The folder {path} cannot be made: {why}."),
    "warehouse.bad_name": mark("“{name}” is no name of a scratch database."),
}


class Coded(Protocol):
    """What an Issue and a SalesPerfError have in common."""

    @property
    def code(self) -> str:
        """Which text."""

    @property
    def params(self) -> Mapping[str, object]:
        """What stands in its places."""


def issue_text(t: Text, fault: Coded) -> str:
    """The sentence of an issue or an error, never raising itself.

    A code without a template shows the error's own English message, or else itself with its params.
    """
    values: dict[str, object] = {
        name: getattr(fault, name, None) for name in ("line", "column", "value") if hasattr(fault, name)
    }
    values.update(fault.params)
    template = TEMPLATES.get(fault.code)
    if template is None:
        return _bare(fault)
    try:
        return t(template, **{name: _plain(value) for name, value in values.items()})
    except (KeyError, IndexError, ValueError, AttributeError):
        return _bare(fault)


def command_text(t: Text, fault: Coded) -> str:
    """The same for who types commands: with the option that answers it, where there is one."""
    said, advice = issue_text(t, fault), ADVICE.get(fault.code)
    if advice is None:
        return said
    try:
        answer = t(advice, **{name: _plain(value) for name, value in fault.params.items()})
    except (KeyError, IndexError, ValueError, AttributeError):
        return said
    return said + ("" if said.endswith("。") else " ") + answer


def _bare(fault: Coded) -> str:
    if getattr(fault, "message", ""):
        return str(fault)
    params = ", ".join(f"{name}={value}" for name, value in sorted(fault.params.items()))
    return f"{fault.code} ({params})" if params else fault.code


def _plain(value: object) -> str | int | None:
    return value if value is None or (isinstance(value, int) and not isinstance(value, bool)) else str(value)

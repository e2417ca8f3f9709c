"""What objects, fields, encodings and readings are called on the page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from salesperf.domain.objects import OBJECTS
from salesperf.importers.layout import ENTERED
from salesperf.importers.prepared import PreparedFile
from salesperf.importers.readings import Reading
from salesperf.importers.recognise import UNKNOWN_SYSTEM
from salesperf.importers.systems import LAYOUTS
from salesperf.text import Text, mark
from salesperf.ui.importing import target_words

SYSTEM_NAMES: Mapping[str, str] = {layout.system: layout.system_name for layout in LAYOUTS}
"""The CRMs of which layouts are known, by key."""

LEAVE_OUT = ""
"""The key of the choice that leaves a column out."""

OBJECT_NAMES: Mapping[str, str] = {
    "deals": mark("Deals"),
    "stage_history": mark("stage history"),
    "accounts": mark("accounts"),
    "products": mark("products"),
    "people": mark("reps and teams"),
    "leads": mark("leads"),
    "contacts": mark("contacts"),
    "activities": mark("activities"),
    "targets": mark("targets"),
    "target_periods": mark("periods of target dates"),
    "rates": mark("exchange rates"),
    "tickets": mark("tickets"),
    "orders": mark("orders"),
    "order_lines": mark("order lines"),
    "invoices": mark("invoices"),
    "payments": mark("payments"),
    "regions": mark("regions"),
    "campaigns": mark("campaigns"),
    "stages": mark("pipeline stages"),
    "pipelines": mark("pipelines"),
    "roles": mark("roles"),
    "splits": mark("splits of deals"),
    "split_types": mark("kinds of splits"),
}

_OWN_NAME: Mapping[str, str] = {
    "deals": mark("Deal name"),
    "accounts": mark("Account name"),
    "products": mark("Product name"),
    "people": mark("Rep"),
    "leads": mark("Lead name"),
    "contacts": mark("Contact name"),
    "campaigns": mark("Campaign name"),
    "stages": mark("Stage name"),
    "pipelines": mark("Pipeline name"),
    "split_types": mark("Kind of split"),
    "orders": mark("Order name"),
    "invoices": mark("Invoice name"),
    "regions": mark("Region name"),
}
_OWN_ID: Mapping[str, str] = {
    "deals": mark("Deal id"),
    "accounts": mark("Account id"),
    "people": mark("User id"),
}
_FIELDS: Mapping[str, str] = {
    "id": mark("Id"),
    "owner_id": mark("Owner id"),
    "other_id": mark("Second id"),
    "number": mark("Number"),
    "order_id": mark("Order number"),
    "invoice_id": mark("Invoice number"),
    "line_no": mark("Line number"),
    "product_id": mark("Product id"),
    "region_id": mark("Region id"),
    "country": mark("Country"),
    "area": mark("Group of regions"),
    "is_cancelled": mark("Cancelled: yes or no"),
    "is_returned": mark("Returned: yes or no"),
    "ordered_on": mark("Order date"),
    "cancelled_on": mark("Cancelled on"),
    "unit_price": mark("Unit price"),
    "quantity": mark("Quantity"),
    "discount": mark("Discount"),
    "invoiced_on": mark("Invoice date"),
    "due_on": mark("Due date"),
    "method": mark("Payment method"),
    "paid_on": mark("Payment date"),
    "owner": mark("Owner"),
    "account_id": mark("Account id"),
    "account": mark("Account"),
    "product": mark("Product"),
    "team": mark("Team"),
    "pipeline": mark("Sales pipeline"),
    "stage": mark("Stage"),
    "from_stage": mark("Stage before"),
    "status": mark("Status"),
    "is_closed": mark("Closed: yes or no"),
    "is_won": mark("Won: yes or no"),
    "is_lost": mark("Lost: yes or no"),
    "is_deleted": mark("Deleted: yes or no"),
    "is_active": mark("Active: yes or no"),
    "is_done": mark("Done: yes or no"),
    "is_converted": mark("Converted: yes or no"),
    "lost_reason": mark("Lost reason"),
    "source": mark("Source"),
    "type": mark("Type"),
    "forecast": mark("Forecast category"),
    "amount": mark("Amount"),
    "currency": mark("Currency"),
    "probability": mark("Probability"),
    "stage_order": mark("Order of the stage"),
    "created": mark("Created"),
    "close_on": mark("Close date"),
    "closed_on": mark("Closed on"),
    "stage_since": mark("In stage since"),
    "modified": mark("Last modified"),
    "last_activity": mark("Last activity"),
    "next_step": mark("Next step"),
    "description": mark("Description"),
    "deal_id": mark("Deal id"),
    "entered_at": mark("Entered on"),
    "industry": mark("Industry"),
    "region": mark("Region"),
    "level": mark("Level"),
    "revenue": mark("Yearly revenue"),
    "employees": mark("Employees"),
    "phone": mark("Phone"),
    "website": mark("Website"),
    "parent": mark("Parent account"),
    "family": mark("Product family"),
    "price": mark("List price"),
    "first_name": mark("First name"),
    "last_name": mark("Last name"),
    "email": mark("E-mail"),
    "manager": mark("Manager"),
    "manager_id": mark("Manager id"),
    "title": mark("Job title"),
    "department": mark("Department"),
    "from_day": mark("In the team from"),
    "to_day": mark("In the team until"),
    "company": mark("Company"),
    "converted_on": mark("Converted on"),
    "converted_deal_id": mark("Deal it became"),
    "subject": mark("Subject"),
    "on_day": mark("Day"),
    "completed": mark("Done on"),
    "owner_kind": mark("Whose target"),
    "measure": mark("Measure"),
    "month": mark("Month"),
    "rate": mark("Exchange rate"),
    "period": mark("Period"),
    "closed_amount": mark("Amount when won"),
    "per_unit": mark("Units for one of the CRM's own currency"),
    "until": mark("Holds until"),
    "priority": mark("Priority"),
    "opened": mark("Opened"),
    "closed": mark("Closed"),
    "budget": mark("Budget"),
    "cost": mark("Actual cost"),
    "changed": mark("Changed field"),
    "old_value": mark("Value before"),
    "new_value": mark("Value after"),
    "pipeline_id": mark("Pipeline id"),
    "role_id": mark("Role id"),
    "deal": mark("Name of the deal"),
    "share": mark("Share of the deal"),
    "is_overlay": mark("On top of the whole: yes or no"),
    "is_whole": mark("Adds to 100 %: yes or no"),
    "position": mark("Position"),
    "name": mark("Name"),
}
_ENCODINGS = {"utf-8": "UTF-8", "gb18030": "GB18030 (GBK)", "cp1252": "Windows-1252", "utf-16": "UTF-16"}
_DELIMITERS = {",": mark("comma"), ";": mark("semicolon"), "\t": mark("tab"), "|": mark("pipe")}
_WHY: Mapping[str, str] = {
    "known": mark("known header"),
    "ignored": mark("known, not needed"),
    "synonym": mark("known word"),
    "look": mark("by its values"),
    "unknown": mark("unknown: pick or leave"),
    "chosen": mark("your choice"),
}
_SURE: Mapping[str, str] = {"sure": mark("sure"), "likely": mark("likely"), "unsure": mark("unsure")}
_HOW: Mapping[str, str] = {
    "dmy": mark("day first"),
    "mdy": mark("month first"),
    "ymd": mark("year first"),
    "plain": mark("plain numbers"),
    "decimal-point": mark("comma groups, point decimals"),
    "decimal-comma": mark("point groups, comma decimals"),
    "percent": mark("percent from 0 to 100"),
    "fraction": mark("fractions of 1"),
}
_PROPOSED_BY: Mapping[str, str] = {
    "order": mark("in the order that the CRM gives"),
    "probability": mark("by the probability in the file"),
    "names": mark("by what the names say"),
    "file order": mark("in the order in which the file names them"),
}
KIND_NAMES: Mapping[str, str] = {"open": mark("open"), "won": mark("won"), "lost": mark("lost")}


def object_name(t: Text, key: str) -> str:
    """ "deals", "商机"."""
    name = t(OBJECT_NAMES[key]) if key in OBJECT_NAMES else key
    return name[:1].lower() + name[1:]


def system_name(t: Text, file: PreparedFile) -> str:
    """The CRM that a file comes from, as it calls itself or as a person called it."""
    return system_key_name(t, file.recognition.system if file.recognition else UNKNOWN_SYSTEM)


def system_key_name(t: Text, key: str) -> str:
    """The CRM's own name, which of the unknown systems it is, or what a person called it."""
    if key in SYSTEM_NAMES:
        return SYSTEM_NAMES[key]
    start, _, number = key.partition("-")
    if start != UNKNOWN_SYSTEM:
        return key
    return t("Unknown system {n}", n=number) if number else t("Unknown system")


def field_name(t: Text, object_: str, key: str) -> str:
    """What a field of an object is called; the empty key leaves a column out."""
    if key == LEAVE_OUT:
        return t("leave out")
    of_period = target_words.column_name(t, key) if object_ == "targets" else None
    if of_period is not None:
        return of_period
    if key.startswith(ENTERED):
        return t("Entered stage {stage}", stage=key.removeprefix(ENTERED))
    if object_ in ("targets", "target_periods") and key in target_words.OWN:
        return t(target_words.OWN[key])
    own = {"name": _OWN_NAME, "id": _OWN_ID}.get(key, {})
    return t(own.get(object_) or _FIELDS.get(key, key))


def fields_name(t: Text, object_: str, keys: Sequence[str]) -> str:
    """The fields that one column fills."""
    return " + ".join(field_name(t, object_, key) for key in keys) or field_name(t, object_, LEAVE_OUT)


def field_choices(t: Text, object_: str) -> dict[str, str]:
    """Every field of an object by what it is called, "leave out" first."""
    keys = (LEAVE_OUT, *(key for key in OBJECTS[object_].keys if key not in target_words.INTERNAL))
    return {field_name(t, object_, key): key for key in keys}


def encoding_name(t: Text, encoding: str | None, delimiter: str | None) -> str:
    """ "UTF-8, comma"; a workbook has neither."""
    if not encoding:
        return t("workbook")
    shown = _ENCODINGS.get(encoding.lower(), encoding.upper())
    between = _DELIMITERS.get(delimiter or "")
    return t("{encoding}, {delimiter}", encoding=shown, delimiter=t(between)) if between else shown


def why(t: Text, code: str) -> str:
    """Why a column has the field that it has."""
    return t(_WHY.get(code, code))


def sure(t: Text, code: str) -> str:
    """How sure the recognition is, in a word."""
    return t(_SURE.get(code, code))


def how(t: Text, reading: Reading) -> str:
    """How a column is read."""
    return t(_HOW.get(reading.how, reading.how))


def answer_name(t: Text, answer: str) -> str:
    """An answer about a column."""
    return t(_HOW.get(answer, answer))


def proposed_by(t: Text, code: str) -> str:
    """How the order of proposed stages was told."""
    return t(_PROPOSED_BY.get(code, code))

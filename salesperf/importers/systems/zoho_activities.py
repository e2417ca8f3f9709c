"""Zoho CRM: tasks, events, calls, campaigns and cases, as the module export and Zoho Analytics write them."""

from salesperf.importers.layout import Layout, words

_SYSTEM = ("zoho", "Zoho CRM")
_ACTIVITY = {"Record Id": "id", "Created Time": "created", "Modified Time": "modified"}
_AUDIT = words(
    "Created By.id | Created By | Modified By.id | Modified By | Change Log Time | Locked | "
    "Last Enriched Time | Tag | Tasks Involved | Events Involved | Calls Involved | Activities Involved"
)

LAYOUTS = (
    Layout(
        *_SYSTEM,
        "activities",
        "tasks",
        {
            **_ACTIVITY,
            "TASKID": "id",
            "Task Owner.id": "owner_id",
            "Task Owner Id": "owner_id",
            "Task Owner": "owner",
            "Subject": "subject",
            "Due Date": "on_day",
            "Status": "status",
            "POTENTIALID": "deal_id",
            "ACCOUNTID": "account_id",
            "Closed Time": "completed",
        },
        signature=("Task Owner", "Subject", "Due Date"),
        known=_AUDIT + words("Priority | Related To | Related To.id | Contact Name | Description"),
    ),
    Layout(
        *_SYSTEM,
        "activities",
        "events",
        {
            **_ACTIVITY,
            "EVENTID": "id",
            "Event Owner Id": "owner_id",
            "Event Owner.id": "owner_id",
            "Event Owner": "owner",
            "Subject": "subject",
            "Title": "subject",
            "Start DateTime": "on_day",
            "POTENTIALID": "deal_id",
            "ACCOUNTID": "account_id",
        },
        signature=("Event Owner", "Start DateTime"),
        known=_AUDIT
        + words("End DateTime | CONTACTID | LEADID | Who Id Id | What Id | SEMODULE | Location | All day"),
    ),
    Layout(
        *_SYSTEM,
        "activities",
        "calls",
        {
            **_ACTIVITY,
            "CALLID": "id",
            "TASKID": "id",
            "Call Owner Id": "owner_id",
            "Call Owner.id": "owner_id",
            "Call Owner": "owner",
            "Subject": "subject",
            "Call Type": "type",
            "Call Start Time": "on_day",
            "POTENTIALID": "deal_id",
            "ACCOUNTID": "account_id",
        },
        signature=("Call Owner", "Call Start Time"),
        known=_AUDIT
        + words(
            "Call Duration (in seconds) | Call Duration (in minutes) | Call Purpose | Billable | CONTACTID | "
            "LEADID | Who Id Id | What Id | SEMODULE | Call Result"
        ),
    ),
    Layout(
        *_SYSTEM,
        "campaigns",
        "campaigns",
        {
            "Record Id": "id",
            "CAMPAIGNID": "id",
            "Campaign Name": "name",
            "Campaign Owner.id": "owner_id",
            "Campaign Owner": "owner",
            "Type": "type",
            "Status": "status",
            "Start Date": "from_day",
            "End Date": "to_day",
            "Budgeted Cost": "budget",
            "Actual Cost": "cost",
            "Currency": "currency",
            "Created Time": "created",
            "Modified Time": "modified",
        },
        signature=("Campaign Name", "Budgeted Cost", "Actual Cost"),
        known=_AUDIT + words("Expected Revenue | Expected Response | Num sent | Description"),
    ),
    Layout(
        *_SYSTEM,
        "tickets",
        "cases",
        {
            "Record Id": "id",
            "CASEID": "id",
            "Case Owner.id": "owner_id",
            "Case Owner": "owner",
            "Subject": "subject",
            "Status": "status",
            "Case Origin": "source",
            "Priority": "priority",
            "Account Name.id": "account_id",
            "Account Name": "account",
            "Deal Name.id": "deal_id",
            "Created Time": "opened",
            "Closed Time": "closed",
            "Modified Time": "modified",
        },
        signature=("Case Owner", "Status", "Case Origin"),
        known=_AUDIT
        + words("Days to Closed | Age in Days | Age Tier | Case Number | Case Reason | Type | Email | Phone"),
    ),
)

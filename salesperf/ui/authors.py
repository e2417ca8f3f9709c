"""Who decides on a page, for the journal."""

from __future__ import annotations

from salesperf.errors import SalesPerfError
from salesperf.text import Text, issue_text, mark
from salesperf.ui.state import Here
from salesperf.ui.workspace import now
from salesperf.warehouse.decisions import Author

_ROLES = {
    "owner": mark("Workspace owner"),
    "manager": mark("Manager"),
    "team": mark("Team"),
    "rep": mark("Rep"),
    "demo": mark("Demo company"),
    "command line": mark("Command line"),
}


def author(here: Here, why: str = "") -> Author:
    """The viewer as the author of a decision made now; without sign-in the role is all that is known."""
    return Author(here.viewer.role, now(here.settings.zone), why.strip() or None)


def author_name(t: Text, by: str) -> str:
    """Who decided, in the reader's language; other names as they are."""
    return t(_ROLES[by]) if by in _ROLES else by


def said(t: Text, error: SalesPerfError) -> str:
    """What went wrong with a decision, in the reader's language."""
    return (
        t(error.message, **{name: str(value) for name, value in error.params.items()})
        if error.message
        else issue_text(t, error)
    )

"""Which deals the list shows, as its URL says it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from decimal import Decimal, InvalidOperation
from typing import Literal

Dated = Literal["", "created", "due", "closed"]
Why = Literal["", "stuck", "long", "silent", "late"]
Sort = Literal["amount", "name", "account", "rep", "stage", "created", "close", "activity"]

STATUSES = ("open", "won", "lost")
DATED: tuple[Dated, ...] = ("", "created", "due", "closed")
WHYS: tuple[Why, ...] = ("", "stuck", "long", "silent", "late")
SORTS: tuple[Sort, ...] = ("amount", "name", "account", "rep", "stage", "created", "close", "activity")
_ASCENDING: tuple[Sort, ...] = ("name", "account", "rep", "stage")
LONGEST_SEARCH = 200

KEYS = ("q", "status", "stage", "product", "reason", "on", "min", "max", "why", "sort", "up", "page")
"""The URL keys of the list; `deal` opens one beside them, `list` names a saved filter."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A filter, an order and a page. Empty parts leave all; amounts are in major units of reporting.

    `dated` says which of a deal's days has to lie in the scope's period.
    """

    search: str = ""
    statuses: tuple[str, ...] = ()
    stages: tuple[int, ...] = ()
    products: tuple[int, ...] = ()
    reasons: tuple[int, ...] = ()
    dated: Dated = ""
    low: Decimal | None = None
    high: Decimal | None = None
    why: Why = ""
    sort: Sort = "amount"
    ascending: bool = False
    page: int = 1

    @property
    def narrowed(self) -> int:
        """How many parts of the filter leave something out."""
        apart = {"sort", "ascending", "page"}
        return sum(
            getattr(self, one.name) not in ("", (), None) for one in fields(self) if one.name not in apart
        )

    def changed(self, **parts: object) -> Wanted:
        """Another filter, from its first page."""
        return replace(self, **{"page": 1, **parts})  # type: ignore[arg-type]


def read(query: Mapping[str, str]) -> Wanted:
    """The filter that the URL keys name; what is missing or unreadable has its default."""
    sort: Sort = next((one for one in SORTS if one == query.get("sort")), "amount")
    return Wanted(
        search=query.get("q", "").strip()[:LONGEST_SEARCH],
        statuses=tuple(one for one in STATUSES if one in query.get("status", "").split(".")),
        stages=_ids(query.get("stage")),
        products=_ids(query.get("product")),
        reasons=_ids(query.get("reason")),
        dated=next((one for one in DATED if one == query.get("on")), ""),
        low=amount(query.get("min")),
        high=amount(query.get("max")),
        why=next((one for one in WHYS if one == query.get("why")), ""),
        sort=sort,
        ascending=query["up"] == "1" if query.get("up") in ("0", "1") else sort in _ASCENDING,
        page=max(1, int(query["page"])) if query.get("page", "").isdecimal() else 1,
    )


def write(wanted: Wanted) -> dict[str, str]:
    """The URL keys of a filter; what is as by default is left out."""
    keys = {
        "q": wanted.search,
        "status": ".".join(wanted.statuses),
        "stage": _joined(wanted.stages),
        "product": _joined(wanted.products),
        "reason": _joined(wanted.reasons),
        "on": wanted.dated,
        "min": "" if wanted.low is None else str(wanted.low),
        "max": "" if wanted.high is None else str(wanted.high),
        "why": wanted.why,
        "sort": "" if wanted.sort == "amount" else wanted.sort,
        "up": "" if wanted.ascending == (wanted.sort in _ASCENDING) else str(int(wanted.ascending)),
        "page": "" if wanted.page == 1 else str(wanted.page),
    }
    return {key: text for key, text in keys.items() if text}


def amount(text: str | None) -> Decimal | None:
    """An amount that somebody typed, None where it is none."""
    try:
        found = Decimal((text or "").replace(",", "").replace("，", "").strip())
    except InvalidOperation:
        return None
    return found if found.is_finite() and abs(found) < 10**15 else None


def _ids(text: str | None) -> tuple[int, ...]:
    parts = (text or "").split(".")
    return tuple(sorted({int(one) for one in parts if one.isascii() and one.isdigit() and len(one) < 10}))


def _joined(ids: tuple[int, ...]) -> str:
    return ".".join(str(one) for one in ids)

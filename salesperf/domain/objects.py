"""What a CRM export can hold: the loadable objects and their fields, declared once.

The warehouse generates its raw tables from this catalogue, the importers map columns onto it,
and the mapping screen offers its keys. Adding a field is one line where its object is declared.
"""

from __future__ import annotations

from salesperf.domain.crm_objects import (
    ACCOUNTS,
    ACTIVITIES,
    CONTACTS,
    DEALS,
    PEOPLE,
    PIPELINES,
    PRODUCTS,
    ROLES,
    STAGE_HISTORY,
    STAGES,
)
from salesperf.domain.object_types import Field, Kind, ObjectType
from salesperf.domain.sales_objects import INVOICES, ORDER_LINES, ORDERS, PAYMENTS, REGIONS
from salesperf.domain.service_objects import CAMPAIGNS, LEADS, TICKETS
from salesperf.domain.split_objects import SPLIT_TYPES, SPLITS
from salesperf.domain.target_objects import RATES, TARGET_PERIODS, TARGETS

__all__ = ["DEALS", "OBJECTS", "Field", "Kind", "ObjectType"]

OBJECTS: dict[str, ObjectType] = {
    one.key: one
    for one in (
        PIPELINES,
        STAGES,
        DEALS,
        STAGE_HISTORY,
        SPLIT_TYPES,
        SPLITS,
        ACCOUNTS,
        PRODUCTS,
        ROLES,
        PEOPLE,
        LEADS,
        CONTACTS,
        ACTIVITIES,
        TICKETS,
        CAMPAIGNS,
        TARGETS,
        TARGET_PERIODS,
        RATES,
        ORDERS,
        ORDER_LINES,
        INVOICES,
        PAYMENTS,
        REGIONS,
    )
}

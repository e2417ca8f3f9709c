"""Who shares a deal: the splits of deals, and the kinds of splits that a CRM keeps."""

from __future__ import annotations

from salesperf.domain.object_types import OWNER, Kind, ObjectType, field_of

SPLITS = ObjectType(
    "splits",
    (
        field_of("id", Kind.ID),
        field_of("deal_id", Kind.REF_ID, "deal"),
        field_of("deal"),  # the deal's name, where no id says which it is
        *OWNER,
        field_of("share", Kind.SHARE),
        field_of("amount", Kind.MONEY),
        field_of("currency", Kind.CURRENCY),
        field_of("type", Kind.LABEL, "split type"),
        field_of("is_overlay", Kind.FLAG),
        field_of("created", Kind.TIME),
        field_of("modified", Kind.TIME),
        field_of("is_deleted", Kind.FLAG),
    ),
    identity=("deal_id", "owner_id", "owner", "type"),
    required=("deal_id|deal", "owner_id|owner", "share|amount"),
    happened=("created", "modified"),
    loose=("deal",),
)

SPLIT_TYPES = ObjectType(
    "split_types",
    (
        field_of("id", Kind.ID),
        field_of("name"),
        field_of("is_whole", Kind.FLAG),  # its shares of a deal add to 100 %; the others are overlays
        field_of("is_deleted", Kind.FLAG),
    ),
    identity=("name",),
    required=("name",),
)

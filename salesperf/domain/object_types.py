"""What a loadable object is: its fields, their kinds, what tells two rows apart."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """How the cells of a field are read and stored."""

    TEXT = "text"
    ID = "id"  # text that must never become a number
    REF_ID = "ref_id"  # id of another record in the same system
    REF = "ref"  # name of another record
    LABEL = "label"  # one of a few names: source, type, reason
    DAY = "day"
    TIME = "time"
    MONEY = "money"
    CURRENCY = "currency"
    PERCENT = "percent"  # stored as basis points
    WHOLE = "whole"
    DECIMAL = "decimal"
    QUANTITY = "quantity"  # how many, exact
    SHARE = "share"  # a part of a whole, exact: an eighth is 0.125
    FLAG = "flag"


@dataclass(frozen=True)
class Field:
    """One fact of an object. `of` is the kind of record or label that a reference names."""

    key: str
    kind: Kind
    of: str = ""


@dataclass(frozen=True)
class ObjectType:
    """One loadable object.

    `identity` are the fields that identify a row when `id` is not given, in the order in which
    they are tried as one natural key; where a row lacks the first of them, those of `loose` join.
    Of `required` each row has one field of every group; a row that has one of every group of
    `instead` is taken without, and counted. `happened` are the fields whose latest day tells what
    a file knows (never planned days).
    """

    key: str
    fields: tuple[Field, ...]
    identity: tuple[str, ...]
    required: tuple[str, ...]
    happened: tuple[str, ...] = ()
    loose: tuple[str, ...] = ()
    instead: tuple[str, ...] = ()

    def field(self, key: str) -> Field:
        """Return the field of that key; KeyError when the object has none."""
        for field in self.fields:
            if field.key == key:
                return field
        raise KeyError(key)

    @property
    def keys(self) -> tuple[str, ...]:
        """Keys of all fields, in declared order."""
        return tuple(field.key for field in self.fields)


def field_of(key: str, kind: Kind = Kind.TEXT, of: str = "") -> Field:
    """A field, of text where no kind is said."""
    return Field(key, kind, of)


OWNER = (field_of("owner_id", Kind.REF_ID, "rep"), field_of("owner", Kind.REF, "rep"))
ACCOUNT = (field_of("account_id", Kind.REF_ID, "account"), field_of("account", Kind.REF, "account"))
PRODUCT = (field_of("product_id", Kind.REF_ID, "product"), field_of("product", Kind.REF, "product"))
REGION = (field_of("region_id", Kind.REF_ID, "region"), field_of("region", Kind.LABEL, "region"))
FATE = (field_of("is_deleted", Kind.FLAG), field_of("is_cancelled", Kind.FLAG))
TOUCHED = (field_of("created", Kind.TIME), field_of("modified", Kind.TIME))

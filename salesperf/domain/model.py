"""The base of every value of the domain."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Value(BaseModel):
    """A frozen value: strict types, no unknown fields, compared and hashed by content."""

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid")

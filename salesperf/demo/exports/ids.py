"""Record ids as CRMs give them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

_BASE62: Final = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_SUFFIX: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345"
_BASE36: Final = _BASE62[:36]
_PLACES: Final = 5
NO_RECORD: Final = "000000000000000AAA"
"""What Salesforce's weekly export writes for an empty lookup."""


def salesforce_ids(prefix: str, numbers: Iterable[int]) -> list[str]:
    """18-character ids of one object (three-character prefix), case-sensitive part and checksum."""
    return [with_checksum(f"{prefix}5g00000{_mixed(number)}") for number in numbers]


def with_checksum(short_id: str) -> str:
    """A 15-character id with the three characters that tell its upper case letters."""
    chunks = (short_id[place : place + 5] for place in (0, 5, 10))
    return short_id + "".join(_SUFFIX[sum(c.isupper() << n for n, c in enumerate(chunk))] for chunk in chunks)


def letter_keys(numbers: Iterable[int]) -> list[str]:
    """Eight-character keys of capitals and digits, one for each number."""
    return [_digits(number * 1_580_030_173 % 36**8, _BASE36, 8) for number in numbers]


def record_numbers(numbers: Iterable[int], *, first: int) -> list[str]:
    """Long record numbers that do not follow each other closely."""
    return [str(first + number * 37) for number in numbers]


def _mixed(number: int) -> str:
    return _digits((number * 179_424_673 + 314_159) % 62**_PLACES, _BASE62, _PLACES)


def _digits(number: int, alphabet: str, places: int) -> str:
    found = []
    for _ in range(places):
        number, digit = divmod(number, len(alphabet))
        found.append(alphabet[digit])
    return "".join(reversed(found))

"""When two names are written nearly alike, and in what they differ. Pure text, nothing of the warehouse."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Literal

How = Literal["blank", "width", "case", "signs", "legal", "accent", "order", "swapped", "letter"]

PLAIN: frozenset[How] = frozenset({"blank", "width", "case", "signs"})
"""Ways to differ that leave no doubt."""

_LEAST_LETTERS = 5
"""Shorter words are never the same for one letter's sake (Lin, Liu)."""

_LEGAL_END = re.compile(
    r"(集团股份有限公司|股份有限公司|有限责任公司|集团有限公司|有限公司|股份公司|集团公司|公司|集团"
    r"|株式会社|有限会社|合同会社|\(株\)|주식회사)$"
    r"|[ ,.]+(co\.?,? ?ltd\.?|company|corporation|corp\.?|incorporated|inc\.?|limited|((pte|pty)\.? )?ltd\.?"
    r"|l\.?l\.?c\.?|l\.?l\.?p\.?|plc|gmbh( ?& ?co\.? kg)?|ag|kg|se|s\.?a\.?s?|s\.?a\.?r\.?l\.?|s\.?r\.?l\.?"
    r"|s\.?p\.?a\.?|b\.?v\.?|n\.?v\.?|oyj?|ab|a/s|as|aps|sdn\.? bhd\.?|bhd\.?|k\.?k\.?)$"
)
_LEGAL_BEGIN = re.compile(r"^(株式会社|有限会社|合同会社|\(株\)|주식회사|(ооо|оао|зао|пао|ао) )\s*")
_AND = re.compile(r"\s+(and|und|et)\s+")
_SIGNS = re.compile(r"[^\w]+|_+")
_ACCENTS = re.compile("(?<=[a-z])[\u0300-\u036f]+")
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa"})
_SPELLED = re.compile(r"[a-z\u00df-\u024f\u0370-\u03ff\u0400-\u04ff]+")
"""A word of an alphabet, where a letter may be a slip. In Chinese none is: 华信 and 华新 are two firms."""


def differs(one: str, other: str) -> How | None:
    """In what two names differ, where that is little; None where they are not alike."""
    if "".join(one.split()) == "".join(other.split()):
        return "blank"
    wide = _wide(one), _wide(other)
    if "".join(wide[0].split()) == "".join(wide[1].split()):
        return "width"
    if "".join(wide[0].split()).casefold() == "".join(wide[1].split()).casefold():
        return "case"
    if letters(one) == letters(other):
        return "signs"
    if letters(without_form(one)) == letters(without_form(other)):
        return "legal"
    if _unaccented(one) & _unaccented(other):
        return "accent"
    if sorted(words(one)) == sorted(words(other)):
        return "order"
    return _by_letters(words(one), words(other))


def reduced(name: str, *, person: bool) -> set[str]:
    """Spellings that alike names share at least one of: names without one in common need not be compared."""
    mine = words(name)
    keys = {"=" + letters(name), "w" + " ".join(sorted(mine)), *("a" + one for one in _unaccented(name))}
    if not person:
        keys.add("=" + letters(without_form(name)))
    return keys | set(_slips(mine))


def letters(name: str) -> str:
    """The name without blanks, signs, width and case; an "and" counts as a sign."""
    return _SIGNS.sub("", _AND.sub(" ", _wide(name).casefold()))


def words(name: str) -> tuple[str, ...]:
    """The words of a name as they are compared."""
    return tuple(_SIGNS.sub(" ", _AND.sub(" ", _wide(name).casefold())).split())


def without_form(name: str) -> str:
    """The name without the legal form of a company; itself where nothing else would be left."""
    text = _wide(name).casefold().strip()
    shorter = _LEGAL_BEGIN.sub("", _LEGAL_END.sub("", text)).strip(' ,."«»')
    return shorter if len(letters(shorter)) > 1 else text


def _wide(name: str) -> str:
    return unicodedata.normalize("NFKC", name)


def _unaccented(name: str) -> set[str]:
    """The letters without their accents, and with umlauts written out."""
    text = letters(name)
    bare = _ACCENTS.sub("", unicodedata.normalize("NFKD", text))
    return {unicodedata.normalize("NFKC", bare), text.translate(_UMLAUTS)}


def _slips(mine: tuple[str, ...]) -> Iterator[str]:
    """The name with one letter of one long word left out, and with the word whole."""
    for place, word in enumerate(mine):
        if _may_slip(word):
            around = " ".join((*mine[:place], "", *mine[place + 1 :]))
            yield f"-{around}|{word}"
            for at in range(len(word)):
                yield f"-{around}|{word[:at]}{word[at + 1 :]}"


def _may_slip(word: str) -> bool:
    return len(word) >= _LEAST_LETTERS and _SPELLED.fullmatch(word) is not None


def _by_letters(one: tuple[str, ...], other: tuple[str, ...]) -> How | None:
    """Names whose words are the same but for one slip in one long word."""
    if len(one) != len(other):
        return None
    apart = [(a, b) for a, b in zip(one, other, strict=True) if a != b]
    if len(apart) != 1 or not all(map(_may_slip, apart[0])):
        return None
    return _slip(*apart[0])


def _slip(one: str, other: str) -> How | None:
    if abs(len(one) - len(other)) > 1:
        return None
    start = next(
        (n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )
    if len(one) == len(other):
        if (
            one[start + 2 :] == other[start + 2 :]
            and one[start : start + 2] == other[start : start + 2][::-1]
        ):
            return "swapped"
        return "letter" if one[start + 1 :] == other[start + 1 :] else None
    longer, shorter = (one, other) if len(one) > len(other) else (other, one)
    return "letter" if longer[start + 1 :] == shorter[start:] else None

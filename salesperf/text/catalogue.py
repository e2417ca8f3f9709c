"""Catalogues: gettext .po files, one per room and language, read at start and merged.

The English sentence is its own key, so English needs no file.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from babel.messages.pofile import read_po

LOCALES = ("en", "zh_CN")

_ROOT = Path(__file__).parent / "catalogues"


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All translations of one language: English sentence (the singular, for counts) to its plural forms."""

    locale: str
    forms: Mapping[str, tuple[str, ...]]

    def singular(self, message: str) -> str:
        """The sentence in this language; English where a translation is missing."""
        found = self.forms.get(message)
        return found[0] if found and found[0] else message

    def plural(self, one: str, many: str, n: float) -> str:
        """The form for ``n`` things. Chinese has one form, English says one for exactly 1."""
        found = self.forms.get(one)
        if found and found[-1]:
            return found[-1]
        return one if n == 1 else many


def mark(message: str) -> str:
    """Mark a sentence for translation where it is declared and translate it later with ``t(message)``."""
    return message


@cache
def load_catalogue(locale: str) -> Catalogue:
    """Read and merge every room's file of a language; where two disagree, the first by name counts."""
    forms: dict[str, tuple[str, ...]] = {}
    for path in catalogue_files(locale):
        forms = read_forms(path) | forms
    return Catalogue(locale, MappingProxyType(forms))


def disagreements(locale: str) -> list[str]:
    """Sentences that two rooms translate differently, each with both files and both translations."""
    seen: dict[str, tuple[str, tuple[str, ...]]] = {}
    found = []
    for path in catalogue_files(locale):
        for message, texts in read_forms(path).items():
            name, other = seen.setdefault(message, (path.name, texts))
            if other != texts:
                found.append(f"{message!r}: {name} says {other!r}, {path.name} says {texts!r}")
    return found


def catalogue_files(locale: str) -> list[Path]:
    """The .po files of a language, by name of the room."""
    return sorted((_ROOT / locale).glob("*.po"))


def read_forms(path: Path) -> dict[str, tuple[str, ...]]:
    """The sentences of one file with their forms; fuzzy entries count as missing."""
    with path.open("rb") as stream:
        catalogue = read_po(stream, abort_invalid=True)
    forms: dict[str, tuple[str, ...]] = {}
    for message in catalogue:
        if not message.id or message.fuzzy:
            continue
        key = message.id if isinstance(message.id, str) else message.id[0]
        texts = (message.string,) if isinstance(message.string, str) else tuple(message.string or ("",))
        forms[key] = texts
    return forms

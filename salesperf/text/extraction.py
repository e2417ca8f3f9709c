"""Finds the sentences in the source and those a language lacks: ``python -m salesperf.text.extraction``.

A sentence is the literal in ``t("…")``, ``t.plural("…", "…", n)`` or ``mark("…")``.
"""

from __future__ import annotations

import ast
import string
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from salesperf.text.catalogue import LOCALES, load_catalogue

_ROOT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence to translate and where it stands; ``many`` is the plural of a counted one."""

    path: Path
    line: int
    text: str
    many: str | None = None


def source_files(root: Path = _ROOT) -> list[Path]:
    """Every Python file that may speak to a person."""
    pages = [*(root / "salesperf").rglob("*.py"), *(root / "pages").rglob("*.py"), root / "app.py"]
    return sorted(path for path in pages if path.exists())


def sentences(paths: Iterable[Path]) -> Iterator[Sentence]:
    """The sentences of these files in order."""
    for path in paths:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call):
                yield from _of_call(path, node)


def missing(locale: str, found: Iterable[Sentence]) -> list[Sentence]:
    """Sentences without a translation, or with an empty one."""
    forms = load_catalogue(locale).forms
    return [] if locale == "en" else [one for one in found if not all(forms.get(one.text, ("",)))]


def placeholders(template: str) -> set[str]:
    """The names in braces."""
    return {name for _, name, _, _ in string.Formatter().parse(template) if name is not None}


def _of_call(path: Path, node: ast.Call) -> Iterator[Sentence]:
    literals = [
        arg.value for arg in node.args if isinstance(arg, ast.Constant) and isinstance(arg.value, str)
    ]
    name = _name(node.func)
    if name in {"t", "mark"} and literals[:1]:
        yield Sentence(path, node.lineno, literals[0])
    elif name == "plural" and len(literals) >= 2:
        yield Sentence(path, node.lineno, literals[0], literals[1])


def _name(func: ast.expr) -> str:
    if isinstance(func, ast.Attribute):
        return func.attr
    return func.id if isinstance(func, ast.Name) else ""


def entries(lacking: Iterable[Sentence]) -> str:
    """These sentences as .po entries to fill in, each once."""
    return "\n".join(_entry(one) for one in {one.text: one for one in lacking}.values())


def main() -> int:
    """Write what the languages lack; 1 where something is."""
    found = list(sentences(source_files()))
    lacking = [one for locale in LOCALES for one in missing(locale, found)]
    sys.stdout.write(entries(lacking))
    return 1 if lacking else 0


def _entry(one: Sentence) -> str:
    place = f"#: {one.path.name}:{one.line}\n"
    if one.many is None:
        return f'{place}msgid {_quoted(one.text)}\nmsgstr ""\n'
    return f'{place}msgid {_quoted(one.text)}\nmsgid_plural {_quoted(one.many)}\nmsgstr[0] ""\n'


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


if __name__ == "__main__":
    sys.exit(main())

"""Words that came from outside, shown as plain text wherever Streamlit reads Markdown.

Every label, table cell, help text and sentence in Streamlit is Markdown with directives
(``:red[…]``, ``:material/…:``), so every name from a file goes through here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_MARKUP = re.compile(r"([\\`*_{}\[\]()<>#+\-.!|~$:&=@/\"'^])")
# These are replaced after Markdown was read, in the plain text that entities became, so they need a joint
# that nobody sees: links, e-mail addresses, the framework's own icon, arrows and signs typed as two.
_LATE = re.compile(r"(:)(?=//|streamlit:)|(www)(?=\.)|(?<=\S)(@)(?=\S)|([-<>=~+])(?=[-<>=~])", re.IGNORECASE)
_JOINT = "\N{WORD JOINER}"
_BREAKS = re.compile(r"[\r\n\t\v\f\u0085\u2028\u2029 ]+")
_UNSEEN = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\u200b\u202a-\u202e\u2066-\u2069\ufeff]")


def escape_markdown(text: object) -> str:
    """The text so that Markdown, HTML and Streamlit's directives in it show as themselves, in one line.

    Invisible control characters and marks that turn the writing direction are left out. ``None`` is empty.
    """
    if text is None:
        return ""
    line = _BREAKS.sub(" ", _UNSEEN.sub("", str(text))).strip()
    joined = _LATE.sub(lambda found: found[0] + _JOINT, line)
    return _MARKUP.sub(lambda found: f"&#{ord(found[1])};", joined)


@dataclass(frozen=True, slots=True)
class Markdown:
    """Markdown that a developer wrote. Whatever it holds from data went through ``escape_markdown``."""

    text: str

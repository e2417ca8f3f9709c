"""The one door for everything a person reads: sentences, numbers, money and dates, in English and 简体中文.

``t = get_text("zh_CN")`` gives a :class:`Text`; ``t("{n} rows", n=3)`` and ``t.money(...)`` do the rest.
"""

from salesperf.text.catalogue import LOCALES, mark
from salesperf.text.formats import UNDEFINED
from salesperf.text.issues import command_text, issue_text
from salesperf.text.periods import period_name
from salesperf.text.text import Text, get_text
from salesperf.text.units import AmountUnit, amount_unit

__all__ = [
    "LOCALES",
    "UNDEFINED",
    "AmountUnit",
    "Text",
    "amount_unit",
    "command_text",
    "get_text",
    "issue_text",
    "mark",
    "period_name",
]

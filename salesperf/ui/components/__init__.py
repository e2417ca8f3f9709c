"""The parts pages are put together from. They take plain text and escape it themselves.

Only a :class:`Markdown` value, written in code and never from data, is read as Markdown.
"""

from salesperf.ui.components.attention import Attention, attention_list, count_list
from salesperf.ui.components.card import card, chart, empty_state
from salesperf.ui.components.downloads import csv_download, xlsx_download
from salesperf.ui.components.drill import drill_dialog, selected_key
from salesperf.ui.components.ranking import Ranked, Ranking, named_values, ranking
from salesperf.ui.components.steps import steps
from salesperf.ui.components.tables import Column, data_table, ledger_table
from salesperf.ui.components.tile import metric_tile, tile_row
from salesperf.ui.components.title import DataBadge, here_badge, page_title
from salesperf.ui.escape import Markdown

__all__ = [
    "Attention",
    "Column",
    "DataBadge",
    "Markdown",
    "Ranked",
    "Ranking",
    "attention_list",
    "card",
    "chart",
    "count_list",
    "csv_download",
    "data_table",
    "drill_dialog",
    "empty_state",
    "here_badge",
    "ledger_table",
    "metric_tile",
    "named_values",
    "page_title",
    "ranking",
    "selected_key",
    "steps",
    "tile_row",
    "xlsx_download",
]

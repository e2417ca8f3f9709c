"""The declared layouts, one module a system; none leans on another."""

from salesperf.importers.layout import Layout
from salesperf.importers.systems import four_table, plain, salesforce, salesforce_reports, wukong

LAYOUTS: tuple[Layout, ...] = (
    *salesforce.LAYOUTS,
    *salesforce_reports.LAYOUTS,
    *wukong.LAYOUTS,
    *four_table.LAYOUTS,
    *plain.LAYOUTS,
)

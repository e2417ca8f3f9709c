"""The declared layouts, one module a system; none leans on another."""

from salesperf.importers.layout import Layout
from salesperf.importers.systems import (
    cordys,
    dynamics,
    fivetran,
    four_table,
    fxiaoke,
    hubspot,
    odoo,
    pipedrive,
    plain,
    salesforce,
    salesforce_objects,
    salesforce_reports,
    wecom,
    wukong,
    zoho,
)

LAYOUTS: tuple[Layout, ...] = (
    *salesforce.LAYOUTS,
    *salesforce_reports.LAYOUTS,
    *salesforce_objects.LAYOUTS,
    *fivetran.LAYOUTS,
    *hubspot.LAYOUTS,
    *pipedrive.LAYOUTS,
    *zoho.LAYOUTS,
    *dynamics.LAYOUTS,
    *odoo.LAYOUTS,
    *wukong.LAYOUTS,
    *fxiaoke.LAYOUTS,
    *wecom.LAYOUTS,
    *cordys.LAYOUTS,
    *four_table.LAYOUTS,
    *plain.LAYOUTS,
)

"""The demo company: seeded and realistic, and its exports in the layouts of real CRMs."""

from salesperf.demo.company import Company, build_company
from salesperf.demo.exports import LAYOUTS, export_files, write_export

__all__ = ["LAYOUTS", "Company", "build_company", "export_files", "write_export"]

"""From an export file of a CRM to checked rows: reading, recognising, mapping, checking."""

"""The warehouse: one DuckDB file, its schema, loads, history and decisions."""

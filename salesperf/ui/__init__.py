"""What pages are made of: the shell, the scope in the URL, theme, charts, tables and components."""

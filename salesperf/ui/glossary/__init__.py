"""The glossary: every metric of the registry and the words of the field, in both languages."""

"""People and teams: who belongs where since when, edited by hand."""

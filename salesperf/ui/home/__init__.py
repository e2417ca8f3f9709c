"""The parts of the home page, each drawn from what `reports` says."""

"""The parts of the weekly review, each drawn from what `reports` says."""

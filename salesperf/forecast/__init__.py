"""The chance that an open deal is won, learned from the own history, and what a period comes to by it."""

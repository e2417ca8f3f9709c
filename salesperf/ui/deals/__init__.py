"""The list of deals behind every figure: found, filtered, sorted, totalled, exported, opened."""

"""The settings of a workspace, its stages and remembered layouts."""

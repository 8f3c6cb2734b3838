"""The solver's own program: the only code of credits that loads OR-Tools (decision 0041)."""

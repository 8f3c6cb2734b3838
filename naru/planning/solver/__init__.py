"""The solver's own program: the only code of Naru that loads OR-Tools (decision 0031)."""

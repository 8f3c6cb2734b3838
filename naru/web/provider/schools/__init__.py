"""A provider's schools in stages: opening a term, filling its stages, who stands where."""

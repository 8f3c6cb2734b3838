"""Writing counselling's tables, one module a subject."""

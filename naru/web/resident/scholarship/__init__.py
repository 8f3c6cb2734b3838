"""A resident's scholarship: applying step by step, what became of it, and the bank book."""

"""What lessons decide from plain values, one module a question."""

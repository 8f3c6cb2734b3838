"""What counts, where, and what is missing: pure functions over plain values."""

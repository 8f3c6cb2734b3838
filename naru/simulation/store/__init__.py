"""A made-up city on disk: memory-mapped, read-only, shared by every process that simulates."""

"""Who did what, in an append-only hash chain. Knows subjects by name and id only."""

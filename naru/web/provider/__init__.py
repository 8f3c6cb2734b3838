"""Pages for a provider's staff: their own courses and runs, and nobody else's."""

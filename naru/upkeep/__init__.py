"""Background jobs as operators see them: what waits, runs, stalls or failed, and why."""

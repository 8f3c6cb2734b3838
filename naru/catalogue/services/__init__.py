"""Writing the catalogue. Callers hold the transaction."""

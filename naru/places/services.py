"""Writing this package's tables. Callers hold the transaction."""

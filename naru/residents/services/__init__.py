"""Writing this package's tables, one module a subject. Callers hold the transaction."""

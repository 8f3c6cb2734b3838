"""Writing the scholarship's tables, one module a subject. Callers hold the transaction."""

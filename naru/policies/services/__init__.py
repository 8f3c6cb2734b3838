"""Writing rule packs, signing keys and receipts. Callers hold the transaction."""

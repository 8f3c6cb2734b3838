"""What writes the ledger of credits."""

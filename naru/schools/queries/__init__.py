"""Reading terms, and where people stand in them."""

"""Reading what sources send. Pure: rows in, offerings or refusals out; no database, no clock."""

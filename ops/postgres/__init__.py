"""PostgreSQL for one machine: the wheel's programs under a supervisor of our own.

Owns the data directory, its lock and the server process; refuses to open TCP, to make
accounts and to widen the mode of any directory (docs/decisions/0002-embedded-postgresql.md).
Everybody else starts it through `client` and connects to the address it names.
"""

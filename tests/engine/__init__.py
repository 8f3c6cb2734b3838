"""Django's PostgreSQL engine, able to empty append-only tables between tests."""

"""Django's PostgreSQL engine with three things of ours for what is asked at every request."""

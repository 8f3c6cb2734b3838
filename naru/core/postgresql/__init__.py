"""Django's PostgreSQL engine with two things of ours for what is asked at every request."""

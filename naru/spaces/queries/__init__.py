"""Reads about rooms, benches and bookings. Each takes the same number of queries always."""

"""Reads about counselling, one module a subject."""

"""Reads about skills and occupations. Each takes the same number of queries always."""

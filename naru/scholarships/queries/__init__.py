"""Reads of the scholarship, one module a subject."""

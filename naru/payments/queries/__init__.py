"""Reads of money, one module a subject."""

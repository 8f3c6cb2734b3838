"""Reads of the door, one module a subject."""

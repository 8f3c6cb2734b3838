"""Applying at the doors of courses, and what became of it."""

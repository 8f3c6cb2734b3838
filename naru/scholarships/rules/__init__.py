"""Decisions of the scholarship from plain values: no database, no clock, no Django."""

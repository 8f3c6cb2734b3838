"""Reads of lessons: units, media, who learns what."""

"""Bitmaps, trees in bulk, made-up people, reforms and their cost. NumPy, no Django, no files."""

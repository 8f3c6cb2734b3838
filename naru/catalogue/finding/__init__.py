"""Filtering, counting and ordering the whole catalogue in memory. No Django, no database.

A course's runs are *offers*; each is one bit of a very large whole number, and every filter value
(`tags`) is such a number too. `bits` does the arithmetic, `shelf` holds the numbers, `filters`
turns what a reader ticked into numbers, `orders` walks what is left in the order asked for.
"""

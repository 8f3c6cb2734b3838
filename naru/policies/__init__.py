"""One answer: may this person have this, on this day, why, and what would change it.

Rules are dated data of the city pack; the engine (`rules/`) is pure. Owns decision receipts.
Knows people only as named facts, and programmes only by code.
"""

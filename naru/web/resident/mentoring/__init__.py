"""A resident's own mentor: finding one, asking them, talking with them."""

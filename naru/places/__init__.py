"""Districts, population counts and learning spaces: where things happen."""

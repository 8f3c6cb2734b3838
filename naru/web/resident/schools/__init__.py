"""Where a person stands in a school in stages, and what is next."""

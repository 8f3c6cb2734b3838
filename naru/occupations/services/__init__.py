"""Writing skills and occupations: the city's own, and those of others."""

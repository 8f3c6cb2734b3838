"""Users, organisations, memberships (roles), log-in. Knows nothing of a person's life."""

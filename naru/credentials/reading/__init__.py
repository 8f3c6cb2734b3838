"""What lies outside the database: the secret keys."""

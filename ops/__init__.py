"""What runs Naru on a machine: embedded PostgreSQL, processes, start-up. Not part of the site."""

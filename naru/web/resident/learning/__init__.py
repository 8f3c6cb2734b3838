"""Learning online: the course, its lessons, its exam."""

"""Learning online: what one may learn, a course, its lessons and files, its exam."""

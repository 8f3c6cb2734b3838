"""Finding courses, and one course with everything known about it."""

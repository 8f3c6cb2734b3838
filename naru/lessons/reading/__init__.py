"""Reading a course folder: every mistake with its file, its line and what is allowed."""

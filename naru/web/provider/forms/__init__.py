"""What staff of a provider fill in: a course, a run with its meetings, a file, a new term."""

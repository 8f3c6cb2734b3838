"""Reading follow-ups: one's own, who is due, and counts for the city."""

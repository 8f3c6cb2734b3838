"""A person's own calendar: a page, and an address for calendar programs."""

"""A resident's own pages, also used by whoever acts for them."""

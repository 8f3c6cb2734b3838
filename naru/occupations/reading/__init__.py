"""Files of other people's lists as lines."""

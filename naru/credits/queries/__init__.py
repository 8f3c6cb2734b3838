"""Reading credits."""

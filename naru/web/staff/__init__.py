"""The landing page of everybody who works for the city, by role."""

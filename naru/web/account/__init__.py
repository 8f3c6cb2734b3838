"""Joining, logging in and keeping one's keys: allauth's views with our words, mail and look."""

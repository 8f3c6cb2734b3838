"""Reads plans, and turns wishes and the catalogue into a question for the planner."""

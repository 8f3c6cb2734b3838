"""The batch of mentors by minimum-cost flow: a program of its own, as the planner's solver is."""

"""The planner on plain values: no Django, no database, no clock, no solver."""

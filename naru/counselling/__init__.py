"""Mentors and the people they look after: who asks, who chose whom, when they talk, what is agreed.

Knows people, organisations and occupations; nothing of courses, money or plans made from a goal.
"""

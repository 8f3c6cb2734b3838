"""The door of a run: when it opens, who stood at it in which order, who has a seat, who waits.

A click is a claim of its own row; settling turns claims into applications with a seat or a number.
Knows courses only as what the door belongs to, and nothing of how a place is paid for.
"""

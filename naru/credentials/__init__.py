"""Certificates: issued, signed, shown, verified by others, shared by their holder, revoked.

Knows people and skills and what a course is called; it never decides whether somebody completed it.
"""

"""Rooms and benches of the learning spaces: when they are open, who booked them, who came, and
which skills were signed off there.

Knows people, places and skills; nothing of courses, lessons or certificates.
"""

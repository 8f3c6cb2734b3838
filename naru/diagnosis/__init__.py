"""Self-diagnosis: questionnaires as data, runs of them, what came out, and who corrected it.

A run may belong to nobody yet: a short code on paper opens it again. Knows residents only as
owners of runs, and nothing of courses, mentors or plans: those read what came out.
"""

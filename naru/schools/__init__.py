"""Schools in stages: their design, their terms, and where somebody stands in one.

Owns the order of stages and which runs are their modules. Keeps nothing of people: who is in, who
chose what and who completed it is what stands at the doors of the runs.
"""

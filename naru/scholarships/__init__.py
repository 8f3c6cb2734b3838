"""The training scholarship: rounds, applications and their checks, grants, and the ledger.

Points are bought by nobody: the city puts a round's money into the ledger, grants take it out.
Knows courses only through the runs points are kept for, and never decides who takes part.
"""

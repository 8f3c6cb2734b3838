"""What became of people afterwards: the questions after 3, 6 and 12 months and their answers.

Knows certificates; changes nothing of what it asks about.
"""

"""Skills and target occupations, ours and those of ESCO, O*NET and the national lists.

Owns what an occupation asks for and how far a set of skills is from it. Refuses to know people,
courses and vacancies: those point here.
"""

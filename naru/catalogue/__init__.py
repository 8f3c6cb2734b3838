"""What there is to learn: providers, courses, dated runs, and the sources they come from.

Owns what a source or a provider said and what was not said: unknown stays unknown here and is
never read as "everyone" or "free". Knows nothing of who enrols, of seats or of money paid.
"""

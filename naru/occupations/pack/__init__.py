"""`certificates.toml`, `skills/*.toml` and `occupations/*.toml`, callers import from here."""

from naru.occupations.pack.reading import OccupationsPart, known_skills, read_occupations
from naru.occupations.pack.saving import save

__all__ = ["OccupationsPart", "known_skills", "read_occupations", "save"]

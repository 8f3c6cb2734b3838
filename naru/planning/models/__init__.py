"""Plans, their routes and steps, what was asked about them, and files that show what was done."""

from naru.planning.models.evidence import Evidence
from naru.planning.models.plans import Plan
from naru.planning.models.routes import Comment, Doubt, Route, Step, practice_at

__all__ = ["Comment", "Doubt", "Evidence", "Plan", "Route", "Step", "practice_at"]

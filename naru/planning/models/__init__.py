"""Plans, their routes and steps, and what was asked about them."""

from naru.planning.models.plans import Plan
from naru.planning.models.routes import Comment, Doubt, Route, Step, practice_at

__all__ = ["Comment", "Doubt", "Plan", "Route", "Step", "practice_at"]

"""Plans, their routes and steps."""

from naru.planning.models.plans import Plan
from naru.planning.models.routes import Comment, Route, Step

__all__ = ["Comment", "Plan", "Route", "Step"]

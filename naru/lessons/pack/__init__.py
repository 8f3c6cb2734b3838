"""What lessons read from the city pack, one module a file; callers import it from here."""

from naru.lessons.pack.completion import completion_rule, read_completion

__all__ = ["completion_rule", "read_completion"]

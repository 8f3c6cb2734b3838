"""What every page knows without asking."""

from django.http import HttpRequest


def site(request: HttpRequest) -> dict[str, object]:
    """Names and settings for the frame of the page."""
    return {}

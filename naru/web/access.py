"""Who may see a page: decorators for views, so that each view says so in its first line."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase, QueryDict
from django.utils import timezone

from naru.accounts.enums import Role
from naru.accounts.models import Membership, User
from naru.accounts.permissions import membership_for

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponseBase]
StaffView = Callable[Concatenate[HttpRequest, Membership, P], HttpResponseBase]

CHOSEN = "membership"
"""Session key: the membership (id) a member of staff chose to act in."""


def user_of(request: HttpRequest) -> User:
    """The logged-in user; pages are closed to visitors before a view runs."""
    if not request.user.is_authenticated:
        raise PermissionDenied
    return request.user


def posted(request: HttpRequest) -> QueryDict | None:
    """What a form gets: the data of a POST, even an empty one, else nothing."""
    return request.POST if request.method == "POST" else None


def role_required(*roles: Role) -> Callable[[StaffView[P]], View[P]]:
    """Opens the page to staff in one of the roles and hands the view their membership.

    The view is called as `view(request, membership, …)`. Everybody else gets the 403 page. Of
    several memberships the one chosen on the staff page counts.
    """

    def decorate(view: StaffView[P]) -> View[P]:
        @wraps(view)
        def checked(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            membership = membership_for(
                user_of(request),
                *roles,
                on=timezone.localdate(timezone.now()),
                chosen=request.session.get(CHOSEN),
            )
            if membership is None:
                raise PermissionDenied
            return view(request, membership, *args, **kwargs)

        return checked

    return decorate

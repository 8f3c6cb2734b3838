"""Whose record a page is about: one's own, or that of somebody one acts for."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any, Concatenate, ParamSpec
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from naru.accounts.enums import Role
from naru.accounts.models import Membership, User
from naru.accounts.permissions import membership_for
from naru.flows.open_record import PurposeMissing, open_record
from naru.residents import queries
from naru.residents.enums import Purpose, RecordPage, Scope
from naru.residents.models import Helper, Resident
from naru.web.access import user_of
from naru.web.account.backend import RECORD

P = ParamSpec("P")
ACTING = "acting_for"
"""Session key: {"resident": public id, "name": how the banner calls them, "membership": id}."""


@dataclass(frozen=True)
class Acting:
    """The record at hand and who holds the pen; `leave` is None for one's own record."""

    resident: Resident
    user: User
    leave: Helper | None = None

    @property
    def may_write(self) -> bool:
        return self.leave is None or self.leave.scope == Scope.WRITE


ActingView = Callable[Concatenate[HttpRequest, Acting, P], HttpResponseBase]
View = Callable[Concatenate[HttpRequest, P], HttpResponseBase]


def record_required(
    page: RecordPage | None = None,
) -> Callable[[ActingView[P]], View[P]]:
    """Hands the view the record it is about, called as `view(request, acting, …)`.

    With `page` the page may also be used by a helper; each look is then logged under that name,
    and a helper who may only look is denied a POST. Without it, only the resident may come in:
    somebody who acts for another is told so. Staff without a record of their own are denied,
    and led from the front page to their work.
    """

    def decorate(view: ActingView[P]) -> View[P]:
        @wraps(view)
        def checked(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            found = _acting(request, page)
            if isinstance(found, HttpResponseBase):
                return found
            return view(request, found, *args, **kwargs)

        return checked

    return decorate


def _acting(request: HttpRequest, page: RecordPage | None) -> Acting | HttpResponseBase:
    """The record at hand, or the way to where the reader can go instead."""
    if ACTING not in request.session:
        own = _own(request)
        if own is None and page == RecordPage.HELP_HOME:
            return redirect("staff")
        if own is None:
            raise PermissionDenied
        return own
    if page is None:
        messages.warning(request, _("이 화면은 본인만 쓸 수 있습니다."))
        return redirect("me")
    helped = _helped(request, page)
    if helped is None:
        stop_acting(request)
        messages.warning(request, _("대신 쓰기가 끝났습니다. 다시 시작해 주세요."))
        return redirect("helping")
    if request.method == "POST" and not helped.may_write:
        raise PermissionDenied
    return helped


def record_at_hand(request: HttpRequest, page: RecordPage) -> Acting | None:
    """For pages that are open to everybody: the record they may draw on, if there is one.

    Nobody's for visitors and for staff without a record of their own. A helper's look is logged
    under `page`; a leave that has ended gives nothing.
    """
    if not request.user.is_authenticated:
        return None
    return _helped(request, page) if ACTING in request.session else _own(request)


def start_acting(
    request: HttpRequest, *, resident: Resident, membership: Membership | None
) -> None:
    """From now on, pages of one's own are about this resident."""
    request.session[ACTING] = {
        "resident": str(resident.public_id),
        "name": str(resident),
        "membership": membership.pk if membership else None,
    }


def stop_acting(request: HttpRequest) -> bool:
    """Back to one's own; True if it was a desk that acted."""
    kept = request.session.pop(ACTING, None)
    return bool(kept and kept["membership"])


def _own(request: HttpRequest) -> Acting | None:
    user = user_of(request)
    known: Resident | None = getattr(user, RECORD, None)
    resident = known if hasattr(user, RECORD) else queries.resident_of(user)
    return Acting(resident=resident, user=user) if resident else None


def _helped(request: HttpRequest, page: RecordPage) -> Acting | None:
    """The record of the person acted for, opened and logged; None once the leave is over."""
    user, now = user_of(request), timezone.now()
    kept: dict[str, Any] = request.session[ACTING]
    today = timezone.localdate(now)
    membership = None
    if kept["membership"]:
        membership = membership_for(user, Role.COUNSELLOR, on=today, chosen=kept["membership"])
        if membership is None or membership.pk != kept["membership"]:
            return None
    try:
        resident = open_record(
            viewer=user,
            membership=membership,
            resident_id=UUID(kept["resident"]),
            page=page,
            at=now,
            purpose=Purpose.HELPING,
        )
    except (PermissionDenied, PurposeMissing, Resident.DoesNotExist):
        return None
    leave = queries.helper_in_force(
        resident=resident,
        user=user,
        organisation=membership.organisation if membership else None,
        on=today,
    )
    return Acting(resident=resident, user=user, leave=leave) if leave else None

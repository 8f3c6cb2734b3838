"""Which run a visitor may open: the one of their session, or of the record at hand."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from naru.accounts.models import User
from naru.core.network import network_of
from naru.diagnosis.models import Run
from naru.diagnosis.queries.runs import run_with
from naru.residents.enums import RecordPage
from naru.web.access import user_of
from naru.web.acting import ACTING, record_at_hand

KEY = "diagnosis"


@dataclass(frozen=True)
class Reached:
    """A run that the visitor may open; `by` is who is logged in, if anybody."""

    run: Run
    by: User | None

    @property
    def kept(self) -> bool:
        """Whether it is in a record, and not only in this visitor's hands."""
        return self.run.resident_id is not None


View = Callable[..., HttpResponseBase]


def reached(view: View) -> View:
    """Hands the view the run in its address, called as `view(request, reached, …)`.

    A run of nobody is open to the session that began it or typed its code. One in a record is
    open to its owner and to whoever acts for them; each look of a helper is logged. Everybody
    else is led to where the code is typed, whether the run exists or not.
    """

    @login_not_required
    @wraps(view)
    def checked(request: HttpRequest, public_id: UUID, **inside: str) -> HttpResponseBase:
        run = run_with(public_id)
        if run is None or not _may_open(request, run):
            messages.warning(
                request, _("이어서 하려면 종이에 적힌 번호를 적어 주세요. 답은 그대로 있습니다.")
            )
            return redirect("diagnosis_resume")
        return view(request, Reached(run, by_of(request)), **inside)

    return checked


def hold(request: HttpRequest, run: Run) -> None:
    """From now on this session may open the run."""
    request.session[KEY] = {"run": str(run.public_id), "holder": _holder(request)}


def let_go(request: HttpRequest) -> None:
    """This session opens it no more; with its code anybody does."""
    request.session.pop(KEY, None)


def held(request: HttpRequest) -> Run | None:
    """The run of nobody that this session has open."""
    known = _held_id(request)
    run = run_with(known) if known else None
    return run if run is not None and run.resident_id is None else None


def by_of(request: HttpRequest) -> User | None:
    """Who holds the pen, as far as it is known."""
    return user_of(request) if request.user.is_authenticated else None


def whence(request: HttpRequest) -> str:
    """A keyed hash of who is counted together: an account, an IPv4 address, an IPv6 /64."""
    name = f"user:{request.user.pk}" if request.user.is_authenticated else network_of(request)
    return salted_hmac("naru.diagnosis.tries", name, algorithm="sha256").hexdigest()


def _may_open(request: HttpRequest, run: Run) -> bool:
    if run.resident_id is None:
        return _held_id(request) == run.public_id
    acting = record_at_hand(request, RecordPage.HELP_DIAGNOSIS)
    if acting is None or acting.resident.pk != run.resident_id:
        return False
    if request.method == "POST" and not acting.may_write:
        raise PermissionDenied
    return True


def _held_id(request: HttpRequest) -> UUID | None:
    """What this session has open, as long as it is in the same hands."""
    kept = request.session.get(KEY)
    if not kept or kept["holder"] not in ("", _holder(request)):
        return None
    return UUID(kept["run"])


def _holder(request: HttpRequest) -> str:
    """Whose hands these are: one person at this browser, logged in or not, acting or not."""
    acting = request.session.get(ACTING)
    if acting and not acting["membership"]:
        return f"for:{acting['resident']}"
    return f"user:{request.user.pk}" if request.user.is_authenticated else ""

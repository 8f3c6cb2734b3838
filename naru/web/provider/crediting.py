"""A provider says what a course gives, and writes the marks of a class that gives credits."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from naru.accounts.enums import Role
from naru.accounts.models import Membership
from naru.core.refusals import Refusal
from naru.credits.pack import credit_terms
from naru.credits.queries.classes import credit_terms_of, marks_of
from naru.credits.queries.offered import terms_of
from naru.credits.services.marking import HIGHEST, NoMark
from naru.credits.services.offering import set_terms
from naru.enrolments.models import Intake
from naru.enrolments.queries.closings import closing_of
from naru.flows.open_class import open_class
from naru.flows.write_marks import write_marks
from naru.residents.enums import RecordPage
from naru.web.access import posted, role_required
from naru.web.provider.classes import frame, own_door_of
from naru.web.provider.forms.credits import GivesForm
from naru.web.provider.loading import own_course_of

READ_AND_WRITE = ["GET", "HEAD", "POST"]


@require_http_methods(READ_AND_WRITE)
@role_required(Role.PROVIDER)
def gives(request: HttpRequest, membership: Membership, public_id: UUID) -> HttpResponse:
    """The type of a course and its credits."""
    course = own_course_of(membership, public_id)
    now = timezone.now()
    form = GivesForm(
        posted(request),
        terms=credit_terms(timezone.localdate(now)),
        known=terms_of(course),
    )
    if request.method == "POST" and form.is_valid():
        try:
            set_terms(course=course, gives=form.gives(), by=membership.user, at=now)
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("저장했습니다."))
            return redirect("provider_course", public_id=course.public_id)
    context = {"membership": membership, "course": course, "form": form}
    return render(request, "provider/gives.html", context, status=422 if form.errors else 200)


@require_http_methods(READ_AND_WRITE)
@role_required(Role.PROVIDER)
def marks(request: HttpRequest, membership: Membership, public_id: UUID) -> HttpResponse:
    """A mark for everybody with a seat; after the term was closed with a reason."""
    door = own_door_of(membership, public_id)
    terms = credit_terms_of(door)
    if terms is None:
        raise Http404
    if request.method == "POST":
        return _write(request, membership, door)
    now = timezone.now()
    seated = open_class(
        membership=membership, intake_id=door.pk, page=RecordPage.CLASS_MARKS, at=now
    )
    known = marks_of(seated)
    held = credit_terms(door.run.starts_on or timezone.localdate(now))
    context = {
        **frame(membership, door),
        "gives": terms,
        "limits": held.limits if held else None,
        "closing": closing_of(door),
        "rows": [(one, known.get(one.pk)) for one in seated],
    }
    return render(request, "provider/class/marks.html", context)


def _write(request: HttpRequest, membership: Membership, door: Intake) -> HttpResponse:
    try:
        done = write_marks(
            intake_id=door.pk,
            marks=_read(request),
            by=membership.user,
            at=timezone.now(),
            why=request.POST.get("why", "")[:200],
        )
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("%(n)s명의 점수를 적었습니다.") % {"n": done})
    return redirect("provider_marks", public_id=door.run.public_id)


def _read(request: HttpRequest) -> dict[int, int]:
    """Marks by application; empty fields are left as they are. Refused for what is no mark."""
    found = {}
    for name, text in request.POST.items():
        pk, said = name.removeprefix("m"), str(text).strip()
        if not name.startswith("m") or not pk.isdecimal() or not said:
            continue
        if not said.isdecimal() or len(said) > len(str(HIGHEST)):
            raise NoMark
        found[int(pk)] = int(said)
    return found

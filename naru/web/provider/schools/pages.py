"""A provider's schools: the list, one term with its stages, and who stands where in it."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from naru.accounts.enums import Role
from naru.accounts.models import Membership
from naru.core.refusals import Refusal
from naru.enrolments.queries.sight import sights_of
from naru.flows.add_school_module import add_school_module, drop_school_module
from naru.flows.open_class import open_class
from naru.flows.open_school_term import open_school_term
from naru.residents.enums import RecordPage
from naru.schools.models import Module, Term
from naru.schools.pack import schools_on
from naru.schools.queries import standing, terms
from naru.schools.queries.terms import Whole
from naru.web.access import posted, role_required
from naru.web.provider.schools.forms import ModuleForm, OpenForm
from naru.web.provider.schools.people import rows_of
from naru.web.public.schools import words
from naru.web.public.schools.term import shown

READ_AND_WRITE = ["GET", "HEAD", "POST"]


@require_http_methods(READ_AND_WRITE)
@role_required(Role.PROVIDER)
def schools(request: HttpRequest, membership: Membership) -> HttpResponse:
    """Every term, and a form to open another."""
    now = timezone.now()
    offered = schools_on(timezone.localdate(now))
    doors = terms.doors_to_enter(membership.organisation, on=timezone.localdate(now))
    form = OpenForm(posted(request), schools=offered, doors=doors)
    if request.method == "POST" and form.is_valid():
        school, entrance = form.chosen
        try:
            made = open_school_term(school=school, entrance=entrance, membership=membership, at=now)
        except Refusal as refusal:
            form.add_error("entrance", str(refusal))
        else:
            messages.success(request, _("학교를 열었습니다. 이어서 단계마다 과목을 더해 주세요."))
            return redirect("provider_school", public_id=made.public_id)
    context = {
        "membership": membership,
        "offered": offered,
        "terms": terms.own_terms(membership.organisation),
        "form": form,
    }
    status = 422 if form.errors else 200
    return render(request, "provider/schools/overview.html", context, status=status)


@require_http_methods(READ_AND_WRITE)
@role_required(Role.PROVIDER)
def school(request: HttpRequest, membership: Membership, public_id: UUID) -> HttpResponse:
    """One term: its days, how full each module is, and a form to add one."""
    now, found = timezone.now(), _own(membership, public_id)
    design = schools_on(found.term.designed_on).get(found.term.school)
    doors = terms.doors_to_choose(membership.organisation, on=timezone.localdate(now))
    form = design and ModuleForm(posted(request), stages=found.stages, school=design, doors=doors)
    if request.method == "POST" and form and design and form.is_valid():
        stage, intake, strand = form.chosen
        try:
            add_school_module(
                stage=stage,
                intake=intake,
                school=design,
                strand=strand,
                membership=membership,
                at=now,
            )
        except Refusal as refusal:
            form.add_error("run", str(refusal))
        else:
            messages.success(
                request, _("과목을 더했습니다. 학교에 들어온 사람만 고를 수 있습니다.")
            )
            return redirect("provider_school", public_id=public_id)
    context = {"membership": membership, "form": form, **_filled(found)}
    context["days"] = words.days_of(found, at=now)
    status = 422 if form and form.errors else 200
    return render(request, "provider/schools/school.html", context, status=status)


@require_POST
@role_required(Role.PROVIDER)
def drop(
    request: HttpRequest, membership: Membership, public_id: UUID, run_id: UUID
) -> HttpResponse:
    """Take a module out that nobody chose yet."""
    found = _own(membership, public_id)
    mine = Module.objects.select_related("stage__term", "intake__run")
    module = get_object_or_404(mine, stage__term=found.term, intake__run__public_id=run_id)
    try:
        drop_school_module(module=module, membership=membership, at=timezone.now())
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("과목을 뺐습니다."))
    return redirect("provider_school", public_id=public_id)


@require_safe
@role_required(Role.PROVIDER)
def people(request: HttpRequest, membership: Membership, public_id: UUID) -> HttpResponse:
    """Everybody who is in, those who need attention first; each of them reads that we looked."""
    now, found = timezone.now(), _own(membership, public_id)
    seated = open_class(
        membership=membership,
        intake_id=found.entrance.pk,
        page=RecordPage.SCHOOL_PEOPLE,
        at=now,
    )
    stands = standing.standings_in(found, at=now)
    context = {
        **shown(found),
        "membership": membership,
        "rows": rows_of(seated, stands),
    }
    return render(request, "provider/schools/people.html", context)


def _own(membership: Membership, public_id: UUID) -> Whole:
    """The provider's own term; another's is not there."""
    mine = Term.objects.visible_to(membership.organisation).filter(public_id=public_id)
    found = next(iter(terms.whole_of(list(mine.values_list("pk", flat=True)))), None)
    if found is None:
        raise Http404
    return found


def _filled(found: Whole) -> dict[str, Any]:
    """What is shown of a term, with how full its doors are."""
    runs = [found.entrance.run_id, *(one.intake.run_id for one in found.modules)]
    sights = sights_of(runs)
    told = shown(found)
    parts = [
        (part, [(one, sights[one.module.intake.run_id]) for one in part.modules])
        for part in told["parts"]
    ]
    return {**told, "parts": parts, "sight": sights[found.entrance.run_id]}

"""A provider's online learners: how far each is, more time for whoever needs it; and how the
questions of its exam do.
"""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from naru.accounts.enums import Role
from naru.accounts.models import Membership
from naru.core.languages import in_reader_language
from naru.core.refusals import Refusal
from naru.flows.answer_longer import give_longer, refuse_longer
from naru.flows.open_class import open_class
from naru.lessons.models import Learning
from naru.lessons.queries.office import Figures, figures_of, learners_of
from naru.lessons.rules.items import FEWEST_CHOSE, FEWEST_PEOPLE
from naru.lessons.rules.timing import EXTENSIONS
from naru.residents.enums import RecordPage
from naru.residents.rules import mask_name
from naru.web.access import role_required
from naru.web.provider.classes import frame, own_door_of
from naru.web.provider.loading import own_course_of


@require_http_methods(["GET", "HEAD", "POST"])
@role_required(Role.PROVIDER)
def learners(request: HttpRequest, membership: Membership, public_id: UUID) -> HttpResponse:
    """Everybody with a seat and how far they are; a POST answers one of them about more time."""
    door, now = own_door_of(membership, public_id), timezone.now()
    if request.method == "POST":
        _answer(request, membership, _one_of(door.pk, request.POST.get("learning", "")))
        return redirect("provider_learners", public_id=public_id)
    seated = open_class(
        membership=membership, intake_id=door.pk, page=RecordPage.CLASS_PROGRESS, at=now
    )
    context = {
        **frame(membership, door),
        "rows": [(one, mask_name(one.seat.resident.name)) for one in learners_of(seated)],
        "extensions": EXTENSIONS,
    }
    return render(request, "provider/class/learners.html", context)


def _answer(request: HttpRequest, membership: Membership, learning: Learning) -> None:
    """More time, or that there is none; what came of it is said on the next page."""
    percent, by, now = request.POST.get("percent", ""), membership.user, timezone.now()
    if "refuse" in request.POST:
        why = request.POST.get("why", "")
        try:
            refuse_longer(learning_id=learning.pk, why=why, by=by, at=now)
        except Refusal as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, _("더 드리지 못한다고 까닭과 함께 알렸습니다."))
    elif percent not in {str(one) for one in EXTENSIONS}:
        messages.error(request, _("얼마나 더 줄지 골라 주세요."))
    else:
        give_longer(learning_id=learning.pk, percent=int(percent), by=by, at=now)
        messages.success(request, _("시험 시간을 더 주었고, 그분께 알렸습니다."))


@require_safe
@role_required(Role.PROVIDER)
def questions(request: HttpRequest, membership: Membership, public_id: UUID) -> HttpResponse:
    """The questions of the exam with their figures; none from few people."""
    course = own_course_of(membership, public_id)
    context = {
        "membership": membership,
        "course": course,
        "rows": [_row(one) for one in figures_of(course)],
        "people": FEWEST_PEOPLE,
        "chose": FEWEST_CHOSE,
    }
    return render(request, "provider/questions.html", context)


def _row(one: Figures) -> dict[str, object]:
    """A question in the reader's language, with what its figures say."""
    question, item = one.question, one.item
    labels = [in_reader_language(*option) for option in question.options]
    return {
        "words": in_reader_language(*question.ask),
        "item": item,
        "options": [
            {"label": labels[n], "right": n in question.key.right, "count": count}
            for n, count in (item.chosen.items() if item is not None else ())
        ],
    }


def _one_of(intake_id: int, text: str) -> Learning:
    """Somebody who learns by a seat of the class; anything else is not there."""
    try:
        key = UUID(text)
    except ValueError:
        raise Http404 from None
    found = Learning.objects.filter(application__intake=intake_id, public_id=key).first()
    if found is None:
        raise Http404
    return found

"""/me/spaces/clubs/…: a club asks a place to register it."""

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from naru.core.refusals import Refusal
from naru.residents.enums import RecordPage
from naru.spaces.pack import bench_terms_on
from naru.spaces.queries import things
from naru.spaces.services import clubs
from naru.web.access import posted
from naru.web.acting import Acting, record_required


class ClubForm(forms.Form):
    """What the place wants to know about a club."""

    name = forms.CharField(
        label=gettext_lazy("모임 이름"),
        max_length=60,
        error_messages={"required": gettext_lazy("모임 이름을 적어 주세요.")},
    )
    people = forms.IntegerField(
        label=gettext_lazy("모두 몇 명인가요?"),
        min_value=2,
        max_value=500,
        error_messages={"required": gettext_lazy("몇 명인지 적어 주세요.")},
    )
    about = forms.CharField(
        label=gettext_lazy("무엇을 하는 모임인가요?"),
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("이웃과 나눈 활동이 있으면 함께 적어 주세요."),
        error_messages={"required": gettext_lazy("무엇을 하는 모임인지 적어 주세요.")},
    )


@require_http_methods(["GET", "HEAD", "POST"])
@record_required(RecordPage.HELP_SPACES)
def new(request: HttpRequest, acting: Acting, code: str) -> HttpResponse:
    """Staff of the place answer; the head hears of it."""
    place, now = things.place(code), timezone.now()
    if place is None:
        raise Http404
    form = ClubForm(posted(request))
    if request.method == "POST" and form.is_valid():
        try:
            clubs.ask(
                place=place, head=acting.resident, by=acting.user, at=now, **form.cleaned_data
            )
        except Refusal as refusal:
            form.add_error("name", str(refusal))
        else:
            messages.success(request, _("모임 등록을 신청했습니다. 답이 오면 알려 드립니다."))
            return redirect("my_spaces")
    months = bench_terms_on(timezone.localdate(now)).club_months
    context = {"acting": acting, "form": form, "place": place, "months": months}
    status = 422 if form.errors else 200
    return render(request, "resident/spaces/club.html", context, status=status)

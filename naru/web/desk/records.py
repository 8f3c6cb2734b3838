"""One person's record at the desk: say why, look, confirm, write down consent, act for them.

Every view opens the record through `open_record`, which asks for the purpose and logs the look.
"""

from collections.abc import Callable
from datetime import timedelta
from functools import wraps
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from naru.accounts.enums import Role
from naru.accounts.models import Membership
from naru.core.refusals import Refusal
from naru.flows.ask_erasure import ask_erasure
from naru.flows.let_desk_help import let_desk_help
from naru.flows.open_record import PurposeMissing, open_record
from naru.flows.withdraw_consent import withdraw_consent
from naru.flows.withdraw_erasure import withdraw_erasure
from naru.residents import queries, rules
from naru.residents.enums import ConsentKind, Fact, Means, Purpose, RecordPage
from naru.residents.models import Resident
from naru.residents.pack import erasure_terms
from naru.residents.services import answers, consents
from naru.web.access import posted, role_required, user_of
from naru.web.acting import start_acting
from naru.web.forms import CardRadioSelect

RecordPageView = Callable[..., HttpResponseBase]
View = Callable[..., HttpResponseBase]
HELP_DAYS = 90
AT_DESK = {Means.PAPER.value, Means.PRESENCE.value}


class PurposeForm(forms.Form):
    """Why the record is opened."""

    purpose = forms.ChoiceField(
        label=gettext_lazy("왜 여나요?"),
        choices=[
            one for one in Purpose.choices if one[0] not in (Purpose.HELPING, Purpose.TEACHING)
        ],
        widget=CardRadioSelect,
        error_messages={"required": gettext_lazy("기록을 왜 여는지 골라 주세요.")},
    )
    words = forms.CharField(
        label=gettext_lazy("짧은 설명"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("이 설명은 본인이 읽습니다. 이름이나 번호는 적지 마세요."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


def opened(page: RecordPage) -> Callable[[RecordPageView], View]:
    """Opens the record for a counsellor on a visit, logs the look, and hands it to the view.

    Outside a visit the reader is sent to say why; an unknown record is a 404. Whatever else is
    in the address (`inside`) goes to the view.
    """

    def decorate(view: RecordPageView) -> View:
        @wraps(view)
        def checked(
            request: HttpRequest, membership: Membership, public_id: UUID, **inside: UUID
        ) -> HttpResponseBase:
            try:
                resident = open_record(
                    viewer=user_of(request),
                    membership=membership,
                    resident_id=public_id,
                    page=page,
                    at=timezone.now(),
                )
            except Resident.DoesNotExist:
                raise Http404 from None
            except PurposeMissing:
                return redirect("desk_purpose", public_id=public_id)
            return view(request, membership, resident, **inside)

        guarded: View = role_required(Role.COUNSELLOR)(checked)
        return guarded

    return decorate


@require_http_methods(["GET", "HEAD", "POST"])
@role_required(Role.COUNSELLOR)
def purpose(request: HttpRequest, membership: Membership, public_id: UUID) -> HttpResponse:
    """Say why; nothing of the record is shown before."""
    form = PurposeForm(posted(request))
    if request.method == "POST" and form.is_valid():
        try:
            open_record(
                viewer=user_of(request),
                membership=membership,
                resident_id=public_id,
                page=RecordPage.DESK_RECORD,
                at=timezone.now(),
                purpose=Purpose(form.cleaned_data["purpose"]),
                words=form.cleaned_data["words"],
            )
        except Resident.DoesNotExist:
            raise Http404 from None
        except Refusal as refusal:
            form.add_error("words", str(refusal))
        else:
            return redirect("desk_record", public_id=public_id)
    context = {"membership": membership, "form": form}
    return render(request, "desk/purpose.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD"])
@opened(RecordPage.DESK_RECORD)
def record(request: HttpRequest, membership: Membership, resident: Resident) -> HttpResponse:
    """What is known, how it is known, what is allowed, who helps."""
    today = timezone.localdate()
    current = {one.kind: one for one in queries.consents_of(resident) if one.ended_at is None}
    context = {
        "membership": membership,
        "resident": resident,
        "phone": rules.national(resident.phone),
        "known": queries.facts_of(resident),
        "consents": [
            {"kind": kind, "text": text, "given": current.get(kind)}
            for kind, text in queries.consent_texts(on=today).items()
        ],
        "leave": queries.helper_in_force(
            resident=resident,
            user=membership.user,
            organisation=membership.organisation,
            on=today,
        ),
        "helpers": queries.helpers_of(resident),
        "erasure": queries.running_erasure(resident),
        "terms": erasure_terms(on=today),
        "help_until": today + timedelta(days=HELP_DAYS),
    }
    return render(request, "desk/record.html", context)


@require_POST
@opened(RecordPage.DESK_CHANGE)
def verify(request: HttpRequest, membership: Membership, resident: Resident) -> HttpResponse:
    """A paper was seen that proves an answer."""
    try:
        fact = Fact(request.POST.get("fact", ""))
        answers.verify(resident_id=resident.pk, fact=fact, by=membership.user, at=timezone.now())
    except ValueError:
        raise Http404 from None
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("서류로 확인했습니다: %(fact)s") % {"fact": fact.label})
    return redirect("desk_record", public_id=resident.public_id)


@require_POST
@opened(RecordPage.DESK_CHANGE)
def consent(request: HttpRequest, membership: Membership, resident: Resident) -> HttpResponse:
    """Write down a yes given here, or that one was taken back."""
    try:
        kind = ConsentKind(request.POST.get("kind", ""))
        if request.POST.get("do") == "withdraw":
            withdraw_consent(resident=resident, kind=kind, by=membership.user, at=timezone.now())
        else:
            consents.give(
                resident_id=resident.pk,
                kind=kind,
                means=_means(request),
                by=membership.user,
                at=timezone.now(),
            )
    except ValueError:
        raise Http404 from None
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("동의를 적어 두었습니다."))
    return redirect("desk_record", public_id=resident.public_id)


@require_POST
@opened(RecordPage.DESK_CHANGE)
def let_help(request: HttpRequest, membership: Membership, resident: Resident) -> HttpResponse:
    """The person lets this desk act for them, for three months."""
    now = timezone.now()
    try:
        let_desk_help(
            resident=resident,
            organisation=membership.organisation,
            means=_means(request),
            to_on=timezone.localdate(now) + timedelta(days=HELP_DAYS),
            by=membership.user,
            at=now,
        )
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("이제 이 창구에서 대신 쓸 수 있습니다."))
    return redirect("desk_record", public_id=resident.public_id)


@require_POST
@opened(RecordPage.DESK_CHANGE)
def act(request: HttpRequest, membership: Membership, resident: Resident) -> HttpResponse:
    """From here on the pages are about this person, until the banner's way out is taken."""
    leave = queries.helper_in_force(
        resident=resident,
        user=membership.user,
        organisation=membership.organisation,
        on=timezone.localdate(),
    )
    if leave is None:
        messages.error(request, _("먼저 대신 쓰기를 맡겨 주셔야 합니다."))
        return redirect("desk_record", public_id=resident.public_id)
    start_acting(request, resident=resident, membership=membership)
    return redirect("me")


@require_POST
@opened(RecordPage.DESK_CHANGE)
def erasure(request: HttpRequest, membership: Membership, resident: Resident) -> HttpResponse:
    """The person asks at the desk to be forgotten, or to stay after all."""
    now = timezone.now()
    try:
        if request.POST.get("do") == "stay":
            withdraw_erasure(resident=resident, by=membership.user, at=now)
        else:
            terms = erasure_terms(on=timezone.localdate(now))
            ask_erasure(
                resident=resident, waiting_days=terms.waiting_days, by=membership.user, at=now
            )
    except Refusal as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("본인의 뜻을 적어 두었습니다."))
    return redirect("desk_record", public_id=resident.public_id)


def _means(request: HttpRequest) -> Means:
    """How the person said yes at the desk; by word of mouth unless it was on paper."""
    said = request.POST.get("means", "")
    return Means(said) if said in AT_DESK else Means.PRESENCE

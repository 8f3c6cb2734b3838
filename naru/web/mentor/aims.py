"""Forms and rows of goals, steps and notes, for the person's page and the mentor's."""

from typing import Any

from django import forms
from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext_lazy as _

from naru.counselling.enums import GoalState, LifeDomain, NoteKind, Side
from naru.counselling.models import Goal, Note
from naru.counselling.services.goals import Aim
from naru.occupations.models import Occupation
from naru.occupations.queries import occupations
from naru.web.forms import CardRadioSelect

OCC, DOMAIN = "occ:", "domain:"
NOTES = 20
"""So many notes stand on a page."""


class AimForm(forms.Form):
    """A goal: what, in one's own words, by when."""

    prefix = "goal"
    what = forms.ChoiceField(
        label=_("어떤 일, 또는 삶의 어느 부분인가요?"),
        error_messages={"required": _("하나를 골라 주세요.")},
    )
    words = forms.CharField(
        label=_("이루고 싶은 것을 내 말로"),
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("한 줄이라도 적어 주세요.")},
    )
    by_on = forms.DateField(
        label=_("언제까지 이룰까요?"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": _("날을 적어 주세요.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields = {
            field: [(f"{OCC}{code}", name) for code, name in group]
            for field, group in occupations.to_choose().items()
        }
        life = [(f"{DOMAIN}{code}", str(label)) for code, label in LifeDomain.choices]
        self.fields["what"].choices = [  # type: ignore[attr-defined]
            ("", _("고르기")),
            *fields.items(),
            (str(_("삶에서 이루고 싶은 것")), life),
        ]

    def aim(self) -> Aim:
        """What was written; only of a valid form."""
        what = self.cleaned_data["what"]
        occupation = Occupation.objects.filter(code=what.removeprefix(OCC)).first()
        return Aim(
            words=self.cleaned_data["words"],
            by_on=self.cleaned_data["by_on"],
            occupation=occupation if what.startswith(OCC) else None,
            domain=LifeDomain(what.removeprefix(DOMAIN)) if what.startswith(DOMAIN) else None,
        )


class StepForm(forms.Form):
    """The next thing to do."""

    prefix = "step"
    words = forms.CharField(
        label=_("다음에 할 일"),
        max_length=200,
        error_messages={"required": _("무엇을 할지 적어 주세요.")},
    )
    owner = forms.ChoiceField(
        label=_("누가 하나요?"), choices=Side.choices, widget=CardRadioSelect, initial=Side.RESIDENT
    )
    due_on = forms.DateField(
        label=_("언제까지"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": _("날을 적어 주세요.")},
    )


class NoteForm(forms.Form):
    """What was said or seen."""

    prefix = "note"
    kind = forms.ChoiceField(
        label=_("누가 보나요?"),
        choices=NoteKind.choices,
        widget=CardRadioSelect,
        initial=NoteKind.SHARED,
    )
    words = forms.CharField(
        label=_("기록"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("무엇을 적을지 써 주세요.")},
    )


def sent(form: type[forms.Form], posted: QueryDict | None, do: str) -> forms.Form:
    """The form with what was posted for it, or an empty one: several stand on one page."""
    return form(posted if posted is not None and posted.get("do") == do else None)


def goals_shown(goals: list[Goal]) -> dict[str, Any]:
    """The agreed goal, the one that waits for a yes, and those that are over."""
    found = {state: [one for one in goals if one.state == state] for state in GoalState.values}
    return {
        "agreed": next(iter(found[GoalState.AGREED]), None),
        "proposed": next(iter(found[GoalState.PROPOSED]), None),
        "over": [*found[GoalState.REACHED], *found[GoalState.ENDED]],
    }


def page_of(request: HttpRequest, notes: QuerySet[Note]) -> Page[Note]:
    """The page of notes that the address asks for."""
    return Paginator(notes, NOTES).get_page(request.GET.get("page"))

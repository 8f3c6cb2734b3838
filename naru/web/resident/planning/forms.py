"""What somebody wants, and what limits them."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from naru.counselling.models import Goal
from naru.occupations.models import Occupation, OccupationSkill
from naru.occupations.queries import occupations
from naru.planning.enums import Part
from naru.planning.models import Plan
from naru.planning.services.plans import Wishes
from naru.web.forms import ChipCheckboxSelect

YEAR = 12
"""Months."""
SHORTEST = 28
"""Days that every month has."""


class DayInput(forms.DateInput):
    """A day, chosen in the browser's calendar or typed as 2026-12-01."""

    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class GoalForm(forms.Form):
    """The occupation that somebody aims for."""

    occupation = forms.ChoiceField(
        label=_("어떤 일을 하고 싶으세요?"),
        error_messages={"required": _("하고 싶은 일을 골라 주세요.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        groups: dict[str, list[tuple[str, str]]] = {}
        for one in occupations.current():
            groups.setdefault(one.field.name, []).append((one.code, one.name))
        self.fields["occupation"].choices = [  # type: ignore[attr-defined]
            ("", _("고르세요")),
            *groups.items(),
        ]


class WishesForm(forms.Form):
    """Time, money and way; the skills are those that the occupation asks for.

    Ticked are those of which `held`, levels by code, tells as much as it asks for; the person may
    untick them.
    """

    have = forms.MultipleChoiceField(
        label=_("이미 할 수 있는 것을 모두 골라 주세요"),
        required=False,
        widget=ChipCheckboxSelect,
    )
    free_parts = forms.MultipleChoiceField(
        label=_("언제 배울 수 있으세요?"),
        choices=Part.choices,
        widget=ChipCheckboxSelect,
        help_text=_("오전은 8~13시, 오후는 13~18시, 저녁은 18시~22시 30분입니다."),
        error_messages={"required": _("배울 수 있는 때를 하나라도 골라 주세요.")},
    )
    care_parts = forms.MultipleChoiceField(
        label=_("그 가운데 가족을 돌보느라 안 되는 때가 있으세요?"),
        choices=Part.choices,
        required=False,
        widget=ChipCheckboxSelect,
    )
    weekly_hours = forms.IntegerField(
        label=_("일주일에 몇 시간까지 낼 수 있으세요?"),
        min_value=1,
        max_value=80,
        help_text=_("오가는 시간도 들어갑니다. 예: 8"),
    )
    money_won = forms.IntegerField(
        label=_("수강료로 모두 얼마까지 쓸 수 있으세요? (원)"),
        min_value=0,
        max_value=100_000_000,
        help_text=_("장학금 포인트가 있으면 더해서 적어 주세요. 무료 강좌만 보려면 0을 적으세요."),
    )
    travel_minutes = forms.IntegerField(
        label=_("한 번 가는 데 몇 분까지 괜찮으세요?"),
        min_value=0,
        max_value=360,
        help_text=_("온라인 강좌만 보려면 0을 적으세요."),
    )
    deadline_on = forms.DateField(label=_("언제까지 마치고 싶으세요?"), widget=DayInput)

    def __init__(
        self,
        *args: Any,
        occupation: Occupation,
        on: date,
        held: Mapping[str, int],
        goal: Goal | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.occupation, self.on, self.goal = occupation, on, goal
        needs = OccupationSkill.objects.filter(
            occupation=occupation, withdrawn_at__isnull=True
        ).select_related("skill")
        self.needs = list(needs.order_by("position", "pk"))
        self.fields["have"].choices = [  # type: ignore[attr-defined]
            (one.skill.code, one.skill.name) for one in self.needs
        ]
        self.initial["have"] = [
            one.skill.code for one in self.needs if held.get(one.skill.code, 0) >= one.level
        ]

    def clean_deadline_on(self) -> date:
        """A day that lies ahead."""
        day: date = self.cleaned_data["deadline_on"]
        if day <= self.on:
            raise forms.ValidationError(_("오늘보다 뒤의 날짜를 적어 주세요."))
        return day

    def wishes(self) -> Wishes:
        """What was asked; only of a valid form. A skill that one has counts as fully held."""
        told = self.cleaned_data
        return Wishes(
            occupation=self.occupation,
            have={n.skill.code: n.level for n in self.needs if n.skill.code in told["have"]},
            free_parts=told["free_parts"],
            care_parts=told["care_parts"],
            weekly_hours=told["weekly_hours"],
            money_won=told["money_won"],
            travel_minutes=told["travel_minutes"],
            deadline_on=told["deadline_on"],
            goal=self.goal,
        )


def held_of(plan: Plan | None, found: Mapping[str, int]) -> dict[str, int]:
    """Levels by code of a skill that the last plan or the self-diagnosis tells of, the higher."""
    before: Mapping[str, int] = plan.have if plan else {}
    return {code: max(before.get(code, 0), found.get(code, 0)) for code in {*before, *found}}


def initial_of(plan: Plan | None, goal: Goal | None = None, *, on: date) -> dict[str, object]:
    """What was wished last, or what many wish: six hours a week, half a year.

    The day of an agreed goal that is still ahead comes before both.
    """
    told = _wished(plan, on)
    return told | {"deadline_on": goal.by_on} if goal and goal.by_on > on else told


def _wished(plan: Plan | None, on: date) -> dict[str, object]:
    if plan is None:
        return {
            "weekly_hours": 6,
            "money_won": 0,
            "travel_minutes": 60,
            "deadline_on": _later(on),
        }
    names = ("free_parts", "care_parts", "weekly_hours", "money_won", "travel_minutes")
    told: dict[str, object] = {name: getattr(plan, name) for name in names}
    return told | {"deadline_on": max(plan.deadline_on, _later(on))}


def _later(on: date) -> date:
    """The same day half a year on, at most the 28th."""
    months = on.year * YEAR + on.month - 1 + YEAR // 2
    return date(months // YEAR, months % YEAR + 1, min(on.day, SHORTEST))

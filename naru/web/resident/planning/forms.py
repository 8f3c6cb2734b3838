"""What somebody wants, and what limits them."""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from naru.counselling.models import Goal
from naru.occupations.models import Occupation, OccupationSkill
from naru.occupations.queries import occupations
from naru.planning.enums import Part
from naru.planning.models import Plan
from naru.planning.pack import life
from naru.planning.queries.exams import HELD, asked_by
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
        self.fields["occupation"].choices = [  # type: ignore[attr-defined]
            ("", _("고르세요")),
            *occupations.to_choose().items(),
        ]


class LimitsForm(forms.Form):
    """Time, money and way: what limits every plan."""

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
        min_value=0,
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

    def __init__(self, *args: Any, on: date, goal: Goal | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.on, self.goal = on, goal

    def clean_deadline_on(self) -> date:
        """A day that lies ahead."""
        day: date = self.cleaned_data["deadline_on"]
        if day <= self.on:
            raise forms.ValidationError(_("오늘보다 뒤의 날짜를 적어 주세요."))
        return day

    def limited(self, **said: Any) -> Wishes:
        """The wishes with these limits; only of a valid form."""
        told = self.cleaned_data
        return Wishes(
            free_parts=told["free_parts"],
            care_parts=told["care_parts"],
            weekly_hours=told["weekly_hours"],
            money_won=told["money_won"],
            travel_minutes=told["travel_minutes"],
            deadline_on=told["deadline_on"],
            goal=self.goal,
            **said,
        )


class LifeForm(LimitsForm):
    """Parts of life to mix; ticked are those that the self-diagnosis and the goal speak for."""

    field_order = ["areas"]
    areas = forms.MultipleChoiceField(
        label=_("어떤 것을 함께 준비할까요?"),
        widget=ChipCheckboxSelect,
        error_messages={"required": _("하나라도 골라 주세요.")},
    )

    def __init__(self, *args: Any, domains: Collection[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        parts = life()
        self.fields["areas"].choices = [  # type: ignore[attr-defined]
            (one.code, str(one.name)) for one in parts
        ]
        spoken_for = [one.code for one in parts if set(one.domains) & set(domains)]
        self.initial.setdefault("areas", spoken_for or [one.code for one in parts])

    def wishes(self) -> Wishes:
        """What was asked; only of a valid form."""
        return self.limited(occupation=None, have={}, areas=self.cleaned_data["areas"])


class WishesForm(LimitsForm):
    """Time, money and way; the skills and certificates are those that the occupation asks for.

    Ticked are those of which `held`, levels by code, tells as much as it asks for; the person may
    untick them.
    """

    field_order = ["have"]
    have = forms.MultipleChoiceField(
        label=_("이미 할 수 있는 것을 모두 골라 주세요"),
        required=False,
        widget=ChipCheckboxSelect,
    )

    def __init__(
        self,
        *args: Any,
        occupation: Occupation,
        held: Mapping[str, int],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.occupation = occupation
        needs = OccupationSkill.objects.filter(
            occupation=occupation, withdrawn_at__isnull=True
        ).select_related("skill")
        self.needs = list(needs.order_by("position", "pk"))
        self.certificates = asked_by(occupation)
        self.fields["have"].choices = [  # type: ignore[attr-defined]
            *((one.skill.code, one.skill.name) for one in self.needs),
            *((one.certificate.code, one.certificate.name) for one in self.certificates),
        ]
        self.initial["have"] = [
            *(one.skill.code for one in self.needs if held.get(one.skill.code, 0) >= one.level),
            *(
                one.certificate.code
                for one in self.certificates
                if held.get(one.certificate.code, 0) >= HELD
            ),
        ]

    def wishes(self) -> Wishes:
        """What was asked; only of a valid form. A skill that one has counts as fully held."""
        told = self.cleaned_data
        return self.limited(
            occupation=self.occupation,
            have={
                **{n.skill.code: n.level for n in self.needs if n.skill.code in told["have"]},
                **{
                    one.certificate.code: HELD
                    for one in self.certificates
                    if one.certificate.code in told["have"]
                },
            },
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
    if plan.areas:
        told["areas"] = plan.areas
    return told | {"deadline_on": max(plan.deadline_on, _later(on))}


def _later(on: date) -> date:
    """The same day half a year on, at most the 28th."""
    months = on.year * YEAR + on.month - 1 + YEAR // 2
    return date(months // YEAR, months % YEAR + 1, min(on.day, SHORTEST))

"""Forms of a review: what counts and for how much, said beforehand; and the points given."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from naru.enrolments.enums import Tie
from naru.enrolments.models.reviews import LONGEST_ASKED, LONGEST_WORDS
from naru.enrolments.pack import Limits, Offer
from naru.enrolments.rules.draw import seats_of
from naru.enrolments.rules.review import Criterion
from naru.enrolments.services.reviews import Plan
from naru.web.forms import CardRadioSelect
from naru.web.provider.forms.fields import MomentInput

LONGEST_NAME, LONGEST_ABOUT = 60, 200
WHOLE = gettext_lazy("숫자로 적어 주세요. 예: 10")


class PublishForm(forms.Form):
    """Everything that is public from the first day of a review."""

    asks = forms.CharField(
        label=gettext_lazy("신청하는 사람에게 무엇을 적어 달라고 할까요?"),
        help_text=gettext_lazy(
            "짧고 쉬운 말로 묻습니다. 이름과 나이는 묻지 마세요. 읽는 사람에게 보이지 않습니다."
        ),
        max_length=LONGEST_ASKED,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": gettext_lazy("무엇을 적을지 물어 주세요.")},
    )
    readers = forms.IntegerField(
        label=gettext_lazy("신청서마다 몇 명이 읽나요?"),
        help_text=gettext_lazy("서로 점수를 보지 못한 채 따로 읽고, 점수를 더합니다."),
        min_value=1,
        error_messages={"required": WHOLE, "invalid": WHOLE},
    )
    tie = forms.ChoiceField(
        label=gettext_lazy("점수가 같으면 어떻게 정하나요?"),
        choices=Tie.choices,
        widget=CardRadioSelect,
        error_messages={"required": gettext_lazy("점수가 같을 때의 규칙을 골라 주세요.")},
    )
    decide_at = forms.DateTimeField(
        label=gettext_lazy("결정하는 때"),
        help_text=gettext_lazy(
            "모두 읽었으면 이때 누리집이 스스로 결정하고 모두에게 알립니다. "
            "마감하고 적어도 1시간 뒤여야 합니다."
        ),
        widget=MomentInput,
        error_messages={
            "required": gettext_lazy("결정하는 때를 적어 주세요."),
            "invalid": gettext_lazy("날짜와 시각을 적어 주세요. 예: 2026-12-01 09:00"),
        },
    )
    shares = forms.MultipleChoiceField(
        label=gettext_lazy("먼저 뽑는 몫"),
        help_text=gettext_lazy(
            "고른 것을 위에서부터 차례로 뽑습니다. 채우지 못한 자리는 모두에게 열립니다."
        ),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(
        self, *args: Any, limits: Limits, offer: Offer | None, seats: int, **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.limits, self.offer, self.seats = limits, offer, seats
        readers = self.fields["readers"]
        readers.widget.attrs["max"] = limits.most_readers
        for number in range(1, limits.most_criteria + 1):
            self._add_criterion(number)
        shares = self.fields["shares"]
        if offer is not None and offer.shares and isinstance(shares, forms.MultipleChoiceField):
            shares.choices = [(one.code, f"{one.name}: {one.percent} %") for one in offer.shares]
        else:
            del self.fields["shares"]
        last = ("readers", "tie", "decide_at", "shares")
        first = [name for name in self.fields if name not in last]
        self.order_fields([*first, *last])

    def clean_readers(self) -> int:
        """No more than the city allows."""
        readers: int = self.cleaned_data["readers"]
        if readers > self.limits.most_readers:
            raise forms.ValidationError(
                _("많아야 %(most)s명입니다.") % {"most": self.limits.most_readers}
            )
        return readers

    def clean(self) -> dict[str, Any]:
        """Each criterion with its points, and at least one."""
        told: dict[str, Any] = super().clean() or {}
        for number in range(1, self.limits.most_criteria + 1):
            name, most = told.get(f"name_{number}"), told.get(f"most_{number}")
            if name and most is None and f"most_{number}" not in self.errors:
                self.add_error(f"most_{number}", _("이 기준의 배점을 적어 주세요."))
            if most is not None and not name:
                self.add_error(f"name_{number}", _("무엇에 주는 점수인지 적어 주세요."))
        if not self.errors and not self.criteria:
            self.add_error("name_1", _("기준을 하나는 적어 주세요."))
        return told

    @property
    def criteria(self) -> list[Criterion]:
        """Those that were filled in, in their order."""
        said = self.cleaned_data
        return [
            Criterion(said[f"name_{number}"], said[f"most_{number}"], said[f"about_{number}"])
            for number in range(1, self.limits.most_criteria + 1)
            if said.get(f"name_{number}")
        ]

    @property
    def plan(self) -> Plan:
        """What was chosen, after validation."""
        said = self.cleaned_data
        offered = self.offer.shares if self.offer else ()
        chosen = [one for one in offered if one.code in said.get("shares", [])]
        return Plan(
            asks=" ".join(said["asks"].split()),
            criteria=self.criteria,
            readers=said["readers"],
            tie=Tie(said["tie"]),
            decide_at=said["decide_at"],
            objection_days=self.limits.objection_days,
            shares=[(one.code, seats_of(one.percent, self.seats)) for one in chosen],
            words=[(one.code, one.ko, one.en, one.percent) for one in chosen],
        )

    def _add_criterion(self, number: int) -> None:
        n = {"n": number}
        self.fields[f"name_{number}"] = forms.CharField(
            label=_("기준 %(n)s") % n,
            max_length=LONGEST_NAME,
            required=number == 1,
            error_messages={"required": _("기준을 하나는 적어 주세요.")},
        )
        self.fields[f"most_{number}"] = forms.IntegerField(
            label=_("기준 %(n)s의 배점") % n,
            min_value=1,
            max_value=self.limits.most_points,
            required=number == 1,
            error_messages={"required": WHOLE, "invalid": WHOLE},
        )
        self.fields[f"about_{number}"] = forms.CharField(
            label=_("기준 %(n)s에서 보는 것") % n,
            help_text=_("어떤 글이 몇 점쯤인지 적으면 읽는 사람마다 다르지 않습니다."),
            max_length=LONGEST_ABOUT,
            required=False,
        )


class ScoreForm(forms.Form):
    """One reader's points, and why."""

    words = forms.CharField(
        label=gettext_lazy("왜 그 점수인가요?"),
        help_text=gettext_lazy(
            "신청한 사람이 그대로 읽습니다. 쉬운 말로, 무엇이 좋고 무엇이 모자란지 적어 주세요."
        ),
        max_length=LONGEST_WORDS,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": gettext_lazy("왜 그 점수인지 한 줄 적어 주세요.")},
    )

    def __init__(self, *args: Any, criteria: Sequence[Criterion], **options: Any) -> None:
        super().__init__(*args, **options)
        self.names = [f"points_{number}" for number, _one in enumerate(criteria, 1)]
        for name, one in zip(self.names, criteria, strict=True):
            wrong = _("0부터 %(most)s까지 적어 주세요.") % {"most": one.most}
            self.fields[name] = forms.IntegerField(
                label=_("%(name)s (0~%(most)s점)") % {"name": one.name, "most": one.most},
                help_text=one.about,
                min_value=0,
                max_value=one.most,
                error_messages=dict.fromkeys(
                    ("required", "invalid", "min_value", "max_value"), wrong
                ),
            )
        self.order_fields([*self.names, "words"])

    @property
    def points(self) -> list[int]:
        """By criterion, after validation."""
        return [self.cleaned_data[name] for name in self.names]

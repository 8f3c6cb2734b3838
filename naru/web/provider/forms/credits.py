"""What a course gives: its type, its credits, the micro-degree it belongs to."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from naru.credits.enums import Category, CourseType
from naru.credits.models import CourseTerms
from naru.credits.pack import Terms
from naru.credits.services.offering import MOST, Gives

NOTHING = ""


class GivesForm(forms.Form):
    """Everything a provider says about credits."""

    type = forms.ChoiceField(
        label=_("어떤 강좌인가요?"),
        required=False,
        choices=[(NOTHING, _("학점이나 유형이 없음")), *CourseType.choices],
    )
    credits = forms.IntegerField(
        label=_("학점"),
        required=False,
        min_value=1,
        max_value=MOST,
        help_text=_("인증형과 학점은행제 과목만 적습니다."),
    )
    micro_degree = forms.CharField(
        label=_("마이크로디그리 이름"),
        required=False,
        max_length=120,
        help_text=_("인증형만 적습니다. 같은 이름을 적은 강좌를 모두 마치면 배지를 받습니다."),
    )
    micro_degree_en = forms.CharField(
        label=_("마이크로디그리 영어 이름"), required=False, max_length=120
    )
    category = forms.ChoiceField(
        label=_("학점은행제에서 무엇으로 인정되나요?"),
        required=False,
        choices=[("", _("학점은행제 과목이 아님")), *Category.choices],
    )
    field = forms.ChoiceField(label=_("전공이면 어느 전공인가요?"), required=False)

    def __init__(
        self, *args: Any, terms: Terms | None, known: CourseTerms | None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        majors = terms.file.major if terms else []
        self.fields["field"].choices = [  # type: ignore[attr-defined]
            ("", _("전공이 아닙니다")),
            *((one.code, str(one.name)) for one in majors),
        ]
        if known is not None:
            micro = known.micro_degree
            self.initial = {
                "type": known.type,
                "credits": known.credits or None,
                "category": known.category,
                "field": known.field,
                "micro_degree": micro.name_ko if micro else "",
                "micro_degree_en": micro.name_en if micro else "",
            }

    def clean(self) -> dict[str, Any]:
        """A course of the credit bank says as what it counts."""
        told = super().clean() or self.cleaned_data
        if told.get("type") == CourseType.BANK and not told.get("category"):
            self.add_error("category", _("무엇으로 인정되는지 골라 주세요."))
        return told

    def gives(self) -> Gives | None:
        """What was said; only of a valid form. None for nothing at all."""
        told = self.cleaned_data
        if not told["type"]:
            return None
        return Gives(
            type=CourseType(told["type"]),
            credits=told["credits"] or 0,
            category=told["category"],
            field=told["field"],
            micro_degree=told["micro_degree"],
            micro_degree_en=told["micro_degree_en"],
        )

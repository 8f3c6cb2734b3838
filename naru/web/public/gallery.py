"""/components/: every component in every variant, for those who write and those who check."""

from django import forms
from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from naru.web.forms import CardRadioSelect, ChipCheckboxSelect, DateParts
from naru.web.icons import ICONS
from naru.web.shapes import Quote, Tile
from naru.web.templatetags.ui import BADGES, SIZES, TONES, VARIANTS


class SampleForm(forms.Form):
    """One field of every kind."""

    work = forms.ChoiceField(
        label=_("지금 하는 일은 어떤 상태인가요?"),
        choices=[
            ("employed", _("회사에 다니고 있어요")),
            ("leaving", _("1년 안에 그만둘 예정이에요")),
            ("seeking", _("일을 찾고 있어요")),
        ],
        widget=CardRadioSelect,
        error_messages={"required": _("지금 상태와 가장 가까운 것을 하나 골라 주세요.")},
    )
    interests = forms.MultipleChoiceField(
        label=_("관심 있는 분야를 골라 주세요"),
        choices=[("it", _("정보기술")), ("care", _("돌봄")), ("shop", _("창업"))],
        widget=ChipCheckboxSelect,
        required=False,
        help_text=_("여러 개를 고를 수 있어요."),
    )
    hours = forms.ChoiceField(
        label=_("언제 배울 수 있나요?"),
        choices=[("", _("골라 주세요")), ("day", _("평일 낮")), ("evening", _("평일 저녁"))],
    )
    years = forms.IntegerField(
        label=_("일한 기간은 모두 몇 년인가요?"),
        help_text=_("숫자만 적어 주세요. 예: 18"),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "ui-input-short"}),
        error_messages={
            "required": _("일한 기간을 숫자로 적어 주세요. 예: 18"),
            "invalid": _("일한 기간을 숫자로 적어 주세요. 예: 18"),
        },
    )
    born_on = forms.DateField(label=_("태어난 날"), widget=DateParts, required=False)
    wish = forms.CharField(
        label=_("더 알려 주실 것이 있나요?"), widget=forms.Textarea, required=False
    )
    agreed = forms.BooleanField(label=_("위 내용을 읽었고 동의합니다"), required=False)


@login_not_required
@require_safe
def gallery(request: HttpRequest) -> HttpResponse:
    """All components; `?page=` moves the sample pagination."""
    counts = [0, 1, 3, 5, 6, 8]
    tiles = [
        Tile(
            name=str(_("보기 구")),
            short_name=str(_("보기")),
            text=ngettext("%(n)s곳", "%(n)s곳", count) % {"n": count},
            column=index % 3 + 1,
            row=index // 3 + 1,
            href="#tiles",
            level=min(3, (count + 2) // 3),
            current=index == 4,  # noqa: PLR2004
        )
        for index, count in enumerate(counts)
    ]
    return render(
        request,
        "public/gallery.html",
        {
            "icons": sorted(ICONS),
            "variants": VARIANTS,
            "sizes": SIZES,
            "tones": TONES,
            "badges": BADGES,
            "tiles": tiles,
            "pages": Paginator(range(95), 10).get_page(request.GET.get("page")),
            "steps": [_("기본 정보"), _("일 경험"), _("원하는 삶"), _("결과 보기")],
            "empty_form": SampleForm(prefix="empty"),
            "wrong_form": SampleForm({"wrong-years": _("열여덟")}, prefix="wrong"),
            "sources": [
                Quote(title=str(_("보기 자료, 2026년"))),
                Quote(title="example.org", url="https://example.org/"),
            ],
            "notes": [_("해마다 달라집니다.")],
        },
    )

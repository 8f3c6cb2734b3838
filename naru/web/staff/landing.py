"""For which organisation one acts, and what one can do today."""

from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from naru.accounts.enums import Role
from naru.accounts.queries import memberships_of
from naru.web.access import CHOSEN, user_of


@dataclass(frozen=True)
class Door:
    """A page that stands today: its URL name and what one does there."""

    url: str
    label: Promise
    text: Promise
    icon: str


SCHOLARSHIP = Door(
    "scholarship_office",
    gettext_lazy("장학금 업무"),
    gettext_lazy("기다리는 신청을 확인하고 회차의 예산을 봅니다."),
    "won",
)
MENTORING = Door(
    "mentor_work",
    gettext_lazy("맡은 분"),
    gettext_lazy("답을 기다리는 분부터 보고 답합니다."),
    "people",
)
MENTORING_OFFICE = Door(
    "mentoring_office",
    gettext_lazy("멘토와 상담"),
    gettext_lazy("누가 누구의 답을 기다리는지, 멘토의 자리와 대신할 사람을 봅니다."),
    "calendar",
)
OUTCOMES = Door(
    "staff_outcomes",
    gettext_lazy("배운 뒤에 어떻게 되었나"),
    gettext_lazy("증서를 받은 사람에게 3·6·12개월 뒤에 물은 답을 수로만 봅니다."),
    "chart",
)
DOORS: dict[Role, tuple[Door, ...]] = {
    Role.MENTOR: (MENTORING,),
    Role.COUNSELLOR: (
        Door(
            "desk",
            gettext_lazy("이용자 찾기"),
            gettext_lazy("앞에 온 분의 기록을 찾아 엽니다. 열 때마다 왜 여는지 적습니다."),
            "search",
        ),
        Door(
            "desk_register",
            gettext_lazy("처음 온 분 등록하기"),
            gettext_lazy("이메일이 없어도 동의를 받아 등록합니다."),
            "plus",
        ),
        Door(
            "check",
            gettext_lazy("이름 없이 지원 찾아 드리기"),
            gettext_lazy("기록을 만들지 않고 함께 물음에 답합니다. 끝나면 답을 지워 주세요."),
            "compass",
        ),
        SCHOLARSHIP,
        MENTORING,
        MENTORING_OFFICE,
    ),
    Role.MANAGER: (
        OUTCOMES,
        Door(
            "staff_schools",
            gettext_lazy("여러 단계 학교"),
            gettext_lazy("몇 명이 어느 단계에 있고, 몇 명을 챙겨야 하는지 봅니다."),
            "learn",
        ),
        SCHOLARSHIP,
        MENTORING,
        MENTORING_OFFICE,
        Door(
            "staff_channels",
            gettext_lazy("신청한 길과 자리"),
            gettext_lazy("누리집, 창구, 전화, 종이로 신청한 사람이 자리를 똑같이 받는지 봅니다."),
            "chart",
        ),
    ),
    Role.PROVIDER: (
        Door(
            "provider_courses",
            gettext_lazy("우리 강좌"),
            gettext_lazy("강좌를 쓰고 공개하고, 고친 기록을 봅니다."),
            "book",
        ),
        Door(
            "provider_spaces",
            gettext_lazy("공간과 실습대"),
            gettext_lazy("오늘 오는 분, 방 신청, 실습 시간, 기술 확인을 한곳에서 봅니다."),
            "pin",
        ),
        Door(
            "provider_schools",
            gettext_lazy("여러 단계 학교"),
            gettext_lazy("단계마다 과목을 더하고, 누가 어디까지 왔는지 봅니다."),
            "learn",
        ),
        Door(
            "provider_copy",
            gettext_lazy("지난 학기 옮기기"),
            gettext_lazy("지난 학기의 회차를 새 학기 날짜로 한꺼번에 엽니다."),
            "calendar",
        ),
        Door(
            "provider_sheet",
            gettext_lazy("엑셀로 올리기"),
            gettext_lazy("가지고 있는 표를 올려 무엇이 바뀌는지 보고 담습니다."),
            "document",
        ),
    ),
    Role.STEERING: (
        OUTCOMES,
        Door(
            "plan",
            gettext_lazy("계획과 실적 견주기"),
            gettext_lazy("해마다 정한 목표 옆에 나온 결과를 놓고, 출처까지 봅니다."),
            "chart",
        ),
        Door(
            "programmes",
            gettext_lazy("사업 살펴보기"),
            gettext_lazy("사업마다 계획에서 지금까지 온 길과 자격 규칙을 봅니다."),
            "search",
        ),
    ),
    Role.AUDITOR: (
        Door(
            "audit_log",
            gettext_lazy("한 일의 기록 살펴보기"),
            gettext_lazy("누가 무엇을 했는지 찾아보고 내려받습니다."),
            "search",
        ),
        Door(
            "audit_looks",
            gettext_lazy("기록을 본 사람 찾기"),
            gettext_lazy("한 사람의 기록을 누가 언제 왜 열었는지 봅니다."),
            "people",
        ),
        Door(
            "audit_books",
            gettext_lazy("장부 맞추어 보기"),
            gettext_lazy("준 장학금과 받은 수강료가 장부와 한 푼까지 맞는지 다시 더합니다."),
            "won",
        ),
        Door(
            "audit_proof",
            gettext_lazy("기록이 그대로인지 확인하기"),
            gettext_lazy("처음부터 이어진 기록이 바뀌지 않았는지 다시 계산합니다."),
            "check",
        ),
        Door(
            "scholarships",
            gettext_lazy("추첨 다시 계산하기"),
            gettext_lazy("회차마다 봉한 규칙과 추첨 파일을 열어 같은 차례가 나오는지 봅니다."),
            "list",
        ),
        Door(
            "receipts_how_to",
            gettext_lazy("결정 확인서 확인하기"),
            gettext_lazy("지난 결정이 그때의 규칙과 답에서 그대로 나오는지 확인합니다."),
            "document",
        ),
    ),
    Role.OPERATOR: (
        Door(
            "operator_home",
            gettext_lazy("운영 상태 보기"),
            gettext_lazy("뒤에서 하는 일이 밀리거나 실패했는지 살핍니다."),
            "information",
        ),
        Door(
            "operator_tokens",
            gettext_lazy("연계 열쇠 다루기"),
            gettext_lazy("다른 기관이 자료를 읽는 열쇠를 내주고 거둡니다."),
            "check",
        ),
        Door(
            "operator_roles",
            gettext_lazy("역할 맡기기"),
            gettext_lazy("누가 어느 기관에서 어떤 일을 맡는지 정합니다."),
            "plus",
        ),
    ),
}
"""What each role can do now. A role without a line is told so, not shown an empty room."""


@require_http_methods(["GET", "HEAD", "POST"])
def staff(request: HttpRequest) -> HttpResponse:
    """One's memberships today with their doors; a POST chooses the one to act in."""
    held = memberships_of(user_of(request), on=timezone.localdate())
    if not held:
        raise PermissionDenied
    if request.method == "POST":
        chosen = next((one for one in held if str(one.pk) == request.POST.get("membership")), None)
        if chosen is None:
            raise PermissionDenied
        request.session[CHOSEN] = chosen.pk
        messages.success(request, _("%(name)s 일로 바꾸었습니다.") % {"name": chosen.organisation})
        return redirect("staff")
    kept = request.session.get(CHOSEN)
    current = next((one for one in held if one.pk == kept), held[0])
    context = {
        "held": held,
        "current": current,
        "doors": DOORS.get(Role(current.role), ()),
    }
    return render(request, "staff/landing.html", context)

"""What people are told about what they learn online."""

from django.utils.translation import gettext_lazy as _

from naru.notices.enums.kinds import Kind, Words

SAID: dict[Kind, Words] = {
    Kind.COURSE_COMPLETED: Words(
        _("{title}: 온라인 과정을 마쳤습니다"),
        _("축하합니다. 수료로 적었습니다. 다음에 할 일: ‘내 수강 신청’에서 확인해 보세요."),
        page="enrolments",
    ),
    Kind.EXAM_TIMED_OUT: Words(
        _("{title}: 시험 시간이 끝났습니다"),
        _(
            "그때까지 낸 답으로 채점했고, {mark}점입니다. "
            "다음에 할 일: 배우던 화면에서 어디를 다시 볼지 확인해 보세요."
        ),
        page="enrolments",
    ),
}

"""What people are told about what they learn online."""

from django.utils.translation import gettext_lazy as _

from naru.notices.enums.kinds import Kind, MailRule, Words

SAID: dict[Kind, Words] = {
    Kind.COURSE_COMPLETED: Words(
        _("{title}: 온라인 강좌를 마쳤습니다"),
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
    Kind.EXAM_LONGER: Words(
        _("{title}: 시험 시간을 {percent}% 더 받았습니다"),
        _(
            "지금 보고 있는 시험이 있으면 그 시험의 시간도 늘었고, "
            "다음에 볼 때도 그만큼 더 드립니다. "
            "다음에 할 일: 배우던 화면의 ‘시험’에서 몇 분인지 확인해 보세요."
        ),
        page="enrolments",
        mail=MailRule.ALWAYS,
    ),
    Kind.EXAM_NOT_LONGER: Words(
        _("{title}: 시험 시간을 더 드리지 못합니다"),
        _(
            "교육기관이 밝힌 까닭: {why} "
            "다음에 할 일: 사정을 교육기관에 말해 보거나, ‘시험’에서 다시 부탁해 주세요."
        ),
        page="enrolments",
        mail=MailRule.ALWAYS,
    ),
}

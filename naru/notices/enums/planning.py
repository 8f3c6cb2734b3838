"""What people are told about their plans."""

from django.utils.translation import gettext_lazy as _

from naru.notices.enums.kinds import Kind, MailRule, Words

SAID: dict[Kind, Words] = {
    Kind.PLAN_STEP_FALLEN: Words(
        _("계획의 한 걸음이 틀어졌습니다: {title}"),
        _("다음에 할 일: ‘나의 계획’에서 나머지는 되도록 그대로 두고 다시 짤 수 있습니다."),
        page="my_plan",
        mail=MailRule.ALWAYS,
    ),
    Kind.PLAN_COMMENT: Words(
        _("{mentor} 멘토가 계획에 말을 남겼습니다"),
        _("다음에 할 일: ‘나의 계획’에서 읽어 보세요."),
        page="my_plan",
    ),
}

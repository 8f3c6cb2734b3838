"""What people and mentors are told about each other."""

from django.utils.translation import gettext_lazy as _

from naru.notices.enums.kinds import Kind, MailRule, Words

SAID: dict[Kind, Words] = {
    Kind.REQUEST_IN: Words(
        _("답을 기다리는 분이 있습니다"),
        _("{due_on}까지 답해 주세요. 다음에 할 일: ‘맡은 분’에서 무엇을 묻는지 보고 답해 주세요."),
        page="mentor_work",
        brief=False,
    ),
    Kind.REQUEST_PASSED_ON: Words(
        _("답이 늦어 다른 직원에게 맡겼습니다"),
        _("{who} 님이 {due_on}까지 답합니다. 다음에 할 일: 지금은 없습니다. 급하면 전화해 주세요."),
        page="my_mentor",
        brief=False,
    ),
    Kind.QUESTION_ANSWERED: Words(
        _("물어보신 것에 답이 왔습니다"),
        _("{answer}\n다음에 할 일: 더 궁금하면 ‘내 멘토’에서 다시 물어 주세요."),
        page="my_mentor",
        brief=False,
    ),
    Kind.MENTOR_ACCEPTED: Words(
        _("{mentor} 멘토와 함께합니다"),
        _("다음에 할 일: ‘내 멘토’에서 처음 이야기할 때를 잡아 주세요."),
        page="my_mentor",
        mail=MailRule.ALWAYS,
    ),
    Kind.MENTOR_DECLINED: Words(
        _("{mentor} 멘토가 이번에는 맡지 못합니다"),
        _(
            "까닭: {why} 창구에서 {due_on}까지 다른 멘토를 찾아 드립니다. "
            "다음에 할 일: ‘내 멘토’에서 다른 멘토를 바로 골라도 됩니다."
        ),
        page="my_mentor",
        mail=MailRule.ALWAYS,
        brief=False,
    ),
}

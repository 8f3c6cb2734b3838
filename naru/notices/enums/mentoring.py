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
    Kind.STANDS_IN: Words(
        _("{from_on}부터 {last_on}까지 {who} 님이 대신합니다"),
        _(
            "{mentor} 멘토가 그동안 자리를 비웁니다. {who} 님이 물음에 답합니다. "
            "다음에 할 일: 지금은 없습니다. 궁금한 것은 ‘내 멘토’에서 물어 주세요."
        ),
        page="my_mentor",
        brief=False,
    ),
    Kind.SUBSTITUTE_WANTED: Words(
        _("{mentor} 멘토를 대신할 사람이 없습니다"),
        _(
            "{from_on}부터 대신할 멘토를 {due_on}까지 골라 주세요. "
            "다음에 할 일: ‘맡은 분’에서 대신할 멘토를 찾을 일을 열어 주세요."
        ),
        page="mentor_work",
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
        _("다음에 할 일: ‘내 멘토’에서 첫 약속을 잡아 주세요."),
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
    Kind.TALK_BOOKED: Words(
        _("{starts_at}, {mentor} 멘토와 이야기합니다"),
        _(
            "어디서: {where}. 다음에 할 일: 못 오게 되면 ‘상담 약속’에서 취소해 주세요. "
            "기다리는 다른 분이 씁니다."
        ),
        page="appointments",
        mail=MailRule.ALWAYS,
        link="talk",
        brief=False,
    ),
    Kind.TALK_IN: Words(
        _("{starts_at}에 이야기할 분이 있습니다"),
        _("다음에 할 일: ‘맡은 분’의 약속에서 누구인지 보고 준비해 주세요."),
        page="mentor_diary",
        brief=False,
    ),
    Kind.TALK_OFF: Words(
        _("{starts_at} 약속을 취소했습니다"),
        _("다음에 할 일: 다시 이야기하려면 ‘상담 약속’에서 다른 시간을 잡아 주세요."),
        page="appointments",
        mail=MailRule.ALWAYS,
    ),
    Kind.TALK_OFF_STAFF: Words(
        _("{starts_at} 약속이 없어졌습니다"),
        _("다음에 할 일: 지금은 없습니다. 빈 시간은 기다리는 분께 먼저 권합니다."),
        page="mentor_diary",
        brief=False,
    ),
    Kind.TALK_CALLED_OFF: Words(
        _("{starts_at}에는 {mentor} 멘토가 이야기할 수 없습니다"),
        _("미안합니다. 다음에 할 일: ‘상담 약속’에서 다른 시간을 잡아 주세요."),
        page="appointments",
        mail=MailRule.ALWAYS,
        brief=False,
    ),
    Kind.TALK_COVERED: Words(
        _("{starts_at}에는 {mentor} 멘토가 대신 이야기합니다"),
        _(
            "내 멘토가 자리에 없는 날입니다. 시간은 그대로입니다. 어디서: {where}. "
            "다음에 할 일: 다른 날이 좋으면 ‘상담 약속’에서 바꿔 주세요."
        ),
        page="appointments",
        mail=MailRule.ALWAYS,
        brief=False,
    ),
    Kind.TALK_ROOM: Words(
        _("{starts_at} 약속의 방이 바뀌었습니다"),
        _("바뀐 곳: {where}. 시간과 멘토는 그대로입니다. 다음에 할 일: 바뀐 곳으로 와 주세요."),
        page="appointments",
        mail=MailRule.ALWAYS,
        link="talk",
        brief=False,
    ),
    Kind.TALK_ROOM_STAFF: Words(
        _("{starts_at} 약속의 방이 바뀌었습니다"),
        _("다음에 할 일: ‘맡은 분’의 약속에서 바뀐 방을 확인해 주세요."),
        page="mentor_diary",
        brief=False,
    ),
    Kind.TALK_SOON: Words(
        _("{starts_at}, {mentor} 멘토와 약속이 있습니다"),
        _("어디서: {where}. 다음에 할 일: 못 오게 되면 이 주소에서 바로 약속을 취소해 주세요."),
        page="appointments",
        mail=MailRule.ALWAYS,
        link="talk",
        brief=False,
    ),
    Kind.TALK_MISSED: Words(
        _("{starts_at} 약속에 오지 않으셨습니다"),
        _(
            "무슨 일이 있었는지 멘토에게 알려 주세요. "
            "다음에 할 일: ‘상담 약속’에서 다른 시간을 다시 잡을 수 있습니다."
        ),
        page="appointments",
        mail=MailRule.ALWAYS,
    ),
    Kind.TALK_EARLIER: Words(
        _("더 이른 시간이 났습니다: {starts_at}"),
        _(
            "{until_at}까지 맡아 둡니다. 답이 없으면 다음 분에게 갑니다. "
            "잡아 둔 약속은 그대로입니다. 다음에 할 일: ‘상담 약속’에서 받을지 골라 주세요."
        ),
        page="appointments",
        mail=MailRule.ALWAYS,
        brief=False,
    ),
    Kind.GOAL_PROPOSED: Words(
        _("{mentor} 멘토가 목표를 제안했습니다"),
        _("다음에 할 일: ‘내 목표’에서 읽고, 좋으면 함께 정하고 아니면 내 목표를 적어 주세요."),
        page="my_goal",
    ),
    Kind.GOAL_PROPOSED_STAFF: Words(
        _("목표를 제안한 분이 있습니다"),
        _("다음에 할 일: ‘돌볼 분’에서 누구의 어떤 목표인지 보고 답해 주세요."),
        page="mentor_caseload",
        brief=False,
    ),
    Kind.GOAL_AGREED: Words(
        _("{mentor} 멘토와 목표를 함께 정했습니다"),
        _("다음에 할 일: ‘내 목표’에서 다음에 할 일을 확인해 주세요."),
        page="my_goal",
    ),
    Kind.GOAL_AGREED_STAFF: Words(
        _("맡은 분이 목표에 함께했습니다"),
        _("다음에 할 일: ‘돌볼 분’에서 다음에 할 일을 함께 정해 주세요."),
        page="mentor_caseload",
        brief=False,
    ),
    Kind.NOTE_SHARED: Words(
        _("함께 보는 기록이 새로 생겼습니다"),
        _("{who} 님이 적었습니다. 다음에 할 일: ‘내 목표’에서 읽고, 다르면 멘토에게 말해 주세요."),
        page="my_goal",
        brief=False,
    ),
    Kind.MENTOR_PROPOSED: Words(
        _("{mentor} 멘토를 추천합니다"),
        _(
            "{due_on}까지 자리를 맡아 둡니다. "
            "다음에 할 일: ‘내 멘토’에서 함께할지, 다른 멘토를 찾을지 골라 주세요."
        ),
        page="my_mentor",
        mail=MailRule.ALWAYS,
        brief=False,
    ),
    Kind.HANDOVER_WRITTEN: Words(
        _("다음 멘토에게 넘길 글이 있습니다"),
        _(
            "{who} 님이 적었습니다. 허락하기 전에는 다음 멘토가 볼 수 없습니다. "
            "다음에 할 일: ‘내 멘토’에서 읽고 넘겨도 되는지 골라 주세요."
        ),
        page="my_mentor",
        mail=MailRule.ALWAYS,
        brief=False,
    ),
}

"""What people are told about a class they are in, and of its results."""

from django.utils.translation import gettext_lazy as _

from naru.notices.enums.kinds import Kind, MailRule, Words

SAID: dict[Kind, Words] = {
    Kind.CLASS_MESSAGE: Words(
        _("{title}: 교육기관이 알립니다"),
        _("{text}\n다음에 할 일: 수업 날짜와 장소는 ‘내 수강 신청’에서 볼 수 있습니다."),
        page="enrolments",
        brief=False,
    ),
    Kind.CLASS_ADDED: Words(
        _("{title}: 수업이 한 번 늘었습니다"),
        _("{starts_at}, {place}. 다음에 할 일: 오기 어려우면 교육기관에 미리 알려 주세요."),
        page="enrolments",
        mail=MailRule.ALWAYS,
        brief=False,
    ),
    Kind.CLASS_MOVED: Words(
        _("{title}: 수업 때가 바뀌었습니다"),
        _(
            "{before_at}에 하려던 수업을 {starts_at}에 합니다. 장소: {place}. "
            "다음에 할 일: 오기 어려우면 교육기관에 미리 알려 주세요."
        ),
        page="enrolments",
        mail=MailRule.ALWAYS,
        brief=False,
    ),
    Kind.CLASS_ROOM: Words(
        _("{title}: 수업하는 곳이 바뀌었습니다"),
        _("{starts_at} 수업은 {place}에서 합니다. 다음에 할 일: 이곳으로 와 주세요."),
        page="enrolments",
        mail=MailRule.ALWAYS,
        brief=False,
    ),
    Kind.CLASS_CANCELLED: Words(
        _("{title}: {starts_at} 수업을 하지 않습니다"),
        _(
            "나머지 수업은 그대로 합니다. 이날은 결석으로 세지 않습니다. "
            "다음에 할 일: 이날 오지 마시고, 남은 날짜를 ‘내 수강 신청’에서 확인해 주세요."
        ),
        page="enrolments",
        mail=MailRule.ALWAYS,
        brief=False,
    ),
    Kind.CLASS_CLASH: Words(
        _("{title}: 바뀐 때가 내 다른 수업과 겹칩니다"),
        _(
            "{starts_at} 수업이 ‘{other}’ 수업과 겹칩니다. 다음에 할 일: 둘 다 갈 수 없으면 "
            "교육기관에 알리거나 ‘내 수강 신청’에서 하나를 취소해 주세요."
        ),
        page="enrolments",
        mail=MailRule.ALWAYS,
        brief=False,
    ),
    Kind.CLASS_COMPLETED: Words(
        _("{title}: 수료했습니다"),
        _(
            "수업 {held}번 가운데 {came}번 왔습니다. "
            "다음에 할 일: ‘내 증서’에서 수료증을 내려받거나 볼 사람에게 보내세요."
        ),
        page="certificates",
    ),
    Kind.CLASS_NOT_COMPLETED: Words(
        _("{title}: 이번에는 수료하지 못했습니다"),
        _(
            "수업 {held}번 가운데 {came}번 왔고, 수료하려면 {need}번 와야 했습니다. "
            "다음에 할 일: 출석이 잘못 적혔으면 교육기관에 알려 주세요."
        ),
        page="enrolments",
        brief=False,
    ),
    Kind.CLASS_NOW_COMPLETED: Words(
        _("{title}: 출석을 바로잡아 수료했습니다"),
        _(
            "수업 {held}번 가운데 {came}번 온 것으로 고쳤습니다. 까닭: {why} "
            "다음에 할 일: ‘내 증서’에서 수료증을 내려받거나 볼 사람에게 보내세요."
        ),
        page="certificates",
    ),
    Kind.CLASS_COMPLETED_NO_MORE: Words(
        _("{title}: 출석을 바로잡아 수료하지 않은 것으로 바뀌었습니다"),
        _(
            "수업 {held}번 가운데 {came}번 온 것으로 고쳤고, 수료하려면 {need}번 와야 했습니다. "
            "까닭: {why} 다음에 할 일: 맞지 않다고 생각하시면 교육기관에 알려 주세요."
        ),
        page="enrolments",
        mail=MailRule.ALWAYS,
    ),
    Kind.RUN_CALLED_OFF: Words(
        _("{title}: 이번 회차는 열리지 않습니다"),
        _("{why} 낸 돈이나 맡긴 포인트가 있으면 모두 돌려드립니다. 다음에 할 일: {next}"),
        page="enrolments",
        mail=MailRule.ALWAYS,
        brief=False,
    ),
}

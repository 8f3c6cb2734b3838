"""What people are told about a school in stages."""

from django.utils.translation import gettext_lazy as _

from naru.notices.enums.kinds import Kind, MailRule, Words

SAID: dict[Kind, Words] = {
    Kind.SCHOOL_IN: Words(
        _("{title}: 자리를 받아 학교에 들어왔습니다"),
        _(
            "축하합니다. 다음에 할 일: ‘내 학교’에서 입학하는 날과 "
            "첫 과목을 언제까지 고르는지 보세요."
        ),
        page="my_schools",
    ),
    Kind.SCHOOL_CHOOSE: Words(
        _("{title}: ‘{stage}’ 단계를 마쳤습니다"),
        _(
            "축하합니다. 다음은 ‘{next}’입니다. "
            "다음에 할 일: {by_at}까지 ‘내 학교’에서 과목을 골라 주세요."
        ),
        page="my_schools",
    ),
    Kind.SCHOOL_STAGE: Words(
        _("{title}: ‘{stage}’ 단계를 마쳤습니다"),
        _(
            "축하합니다. 다음은 ‘{next}’입니다. "
            "다음에 할 일: 과목과 고르는 때가 정해지면 ‘내 학교’에 나옵니다."
        ),
        page="my_schools",
    ),
    Kind.SCHOOL_STAGES: Words(
        _("{title}: 모든 단계를 마쳤습니다"),
        _(
            "축하합니다. 학교 수료증을 드립니다. "
            "다음에 할 일: ‘내 학교’에서 수료증을 내려받고, 나눔의 날이 언제인지 보세요."
        ),
        page="my_schools",
    ),
    Kind.SCHOOL_SOON: Words(
        _("{title}: {by_at}까지 과목을 골라 주세요"),
        _(
            "‘{stage}’ 단계에서 아직 {missing}과목을 고르지 않았습니다. "
            "그 뒤에는 고를 수 있는 과목이 모자랍니다. "
            "다음에 할 일: ‘내 학교’에서 과목을 골라 주세요."
        ),
        page="my_schools",
    ),
    Kind.SCHOOL_AGAIN: Words(
        _("{title}: ‘{stage}’ 단계를 아직 마치지 못했습니다"),
        _(
            "출석을 바로잡아 마친 과목의 수가 달라졌습니다. 까닭: {why} "
            "다음에 할 일: ‘내 학교’에서 무엇이 남았는지 보고, "
            "맞지 않다고 생각하시면 학교에 전화해 주세요."
        ),
        page="my_schools",
        mail=MailRule.ALWAYS,
    ),
    Kind.SCHOOL_OVER: Words(
        _("{title}: 학교의 모든 날이 끝났습니다"),
        _(
            "모두 함께하는 날 {held}번 가운데 {came}번 왔습니다. "
            "다음에 할 일: ‘내 학교’에서 마친 단계와 수료증을 보세요."
        ),
        page="my_schools",
    ),
}

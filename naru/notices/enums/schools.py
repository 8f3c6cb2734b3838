"""What people are told about a school in stages."""

from django.utils.translation import gettext_lazy as _

from naru.notices.enums.kinds import Kind, Words

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
        _("축하합니다. 다음에 할 일: ‘내 학교’에서 나눔의 날이 언제인지 보세요."),
        page="my_schools",
    ),
}

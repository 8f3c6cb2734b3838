"""What people are told about rooms, benches, clubs and skills that were signed off."""

from django.utils.translation import gettext_lazy as _

from naru.notices.enums.kinds import Kind, MailRule, Words

SAID: dict[Kind, Words] = {
    Kind.BENCH_BOOKED: Words(
        _("{starts_at}, {what} 자리를 잡았습니다"),
        _(
            "어디서: {where}. 강사가 함께합니다. 다음에 할 일: 와서 입구의 코드를 찍어 주세요. "
            "못 오게 되면 시작하기 전에 ‘공간과 실습’에서 취소해 주세요. 불이익은 없습니다."
        ),
        page="my_spaces",
        brief=False,
    ),
    Kind.ROOM_ASKED: Words(
        _("{starts_at}, {what} 신청을 받았습니다"),
        _(
            "어디서: {where}. {answer_by_on}까지 답합니다. 그동안 다른 분은 이 시간을 잡을 수 "
            "없습니다. 다음에 할 일: 지금은 없습니다."
        ),
        page="my_spaces",
        brief=False,
    ),
    Kind.ROOM_APPROVED: Words(
        _("{starts_at}, {what} 빌려드립니다"),
        _("어디서: {where}. 다음에 할 일: 못 쓰게 되면 ‘공간과 실습’에서 취소해 주세요."),
        page="my_spaces",
        brief=False,
    ),
    Kind.ROOM_APPROVED_TO_PAY: Words(
        _("{starts_at}, {what} 빌려드립니다"),
        _(
            "어디서: {where}. 사용료는 {fee_won}입니다. "
            "다음에 할 일: ‘공간과 실습’에서 내는 방법을 보고 내 주세요."
        ),
        page="my_spaces",
        brief=False,
    ),
    Kind.ROOM_REFUSED: Words(
        _("{starts_at}, {what} 빌려드리지 못합니다"),
        _(
            "까닭: {why} 이번 신청은 횟수에 들지 않습니다. "
            "다음에 할 일: ‘공간과 실습’에서 다른 날이나 다른 곳을 골라 주세요."
        ),
        page="my_spaces",
        brief=False,
    ),
    Kind.SPACE_CANCELLED: Words(
        _("{starts_at}, {what} 예약을 취소했습니다"),
        _("알려 주셔서 고맙습니다. 다음에 할 일: 다시 잡으려면 ‘공간과 실습’에서 골라 주세요."),
        page="my_spaces",
    ),
    Kind.BENCH_OFF: Words(
        _("{starts_at}, {what} 실습을 열지 못합니다"),
        _("미안합니다. 다음에 할 일: ‘공간과 실습’에서 다른 시간을 골라 주세요."),
        page="my_spaces",
        mail=MailRule.ALWAYS,
    ),
    Kind.SPACE_SOON: Words(
        _("{starts_at}, {what} 예약이 있습니다"),
        _(
            "어디서: {where}. 다음에 할 일: 못 오게 되면 ‘공간과 실습’에서 바로 취소해 주세요. "
            "다른 분이 씁니다."
        ),
        page="my_spaces",
    ),
    Kind.SPACE_MISSED: Words(
        _("{starts_at}, {what}에 오지 못하셨군요"),
        _(
            "누구에게나 그런 날이 있습니다. {days}일 안에 ‘공간과 실습’에서 ‘사정이 있었어요’를 "
            "누르면 없던 일이 됩니다. 까닭은 묻지 않습니다. "
            "다음에 할 일: 다른 시간을 다시 잡을 수 있습니다."
        ),
        page="my_spaces",
    ),
    Kind.SKILL_SIGNED: Words(
        _("‘{skill}’ 기술을 확인받았습니다"),
        _(
            "{who} 강사가 눈으로 보고 확인했습니다. "
            "다음에 할 일: ‘공간과 실습’에서 볼 수 있습니다. "
            "이 기술이 적힌 증서를 이미 받았다면 거기에서 증서를 열어 더할 수 있습니다."
        ),
        page="my_spaces",
    ),
    Kind.CLUB_REGISTERED: Words(
        _("모임 ‘{club}’ 등록을 마쳤습니다"),
        _("{where}에서 방을 빌릴 수 있습니다. 다음에 할 일: ‘공간과 실습’에서 날을 골라 주세요."),
        page="my_spaces",
    ),
    Kind.CLUB_REFUSED: Words(
        _("모임 ‘{club}’ 등록을 하지 못했습니다"),
        _("다음에 할 일: {where}에 전화해 무엇이 더 필요한지 물어 주세요."),
        page="my_spaces",
    ),
}

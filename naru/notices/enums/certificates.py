"""What people are told about their certificates."""

from django.utils.translation import gettext_lazy as _

from naru.notices.enums.kinds import Kind, MailRule, Words

SAID: dict[Kind, Words] = {
    Kind.CERTIFICATE_ISSUED: Words(
        _("증서를 받았습니다: {name}"),
        _("다음에 할 일: ‘내 증서’에서 내려받거나, 볼 사람에게 링크를 보내세요."),
        page="certificates",
    ),
    Kind.CERTIFICATE_REVOKED: Words(
        _("증서가 취소되었습니다: {name}"),
        _(
            "까닭: {why} 이제 이 증서를 확인하는 사람에게는 취소되었다고 나옵니다. "
            "다음에 할 일: 맞지 않다고 생각하시면 전화해 주세요."
        ),
        page="certificates",
        mail=MailRule.ALWAYS,
    ),
}

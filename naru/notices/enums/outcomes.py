"""What people are told about the questions some time after a certificate."""

from django.utils.translation import gettext_lazy as _

from naru.notices.enums.kinds import Kind, Words

SAID: dict[Kind, Words] = {
    Kind.FOLLOW_UP_ASKED: Words(
        _("2분만 내어 주시겠어요? {name}"),
        _(
            "배운 것이 도움이 되었는지 궁금합니다. 로그인하지 않고 답할 수 있습니다. "
            "{until_on} 전까지 고칠 수 있고, 답은 여러 사람의 수로만 셉니다. "
            "답하지 않아도 괜찮습니다."
        ),
        page="follow_ups",
        link="follow_up",
    ),
    Kind.FOLLOW_UP_REMINDED: Words(
        _("한 번만 더 여쭙니다: {name}"),
        _(
            "2분이면 됩니다. 로그인하지 않고 {until_on} 전까지 답할 수 있습니다. "
            "이 알림은 다시 보내지 않습니다."
        ),
        page="follow_ups",
        link="follow_up",
    ),
}

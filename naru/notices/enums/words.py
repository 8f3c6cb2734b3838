"""The words of every kind of notice but those with a file of their own.

Words name their parameters in braces; the ending says how a value is written: `_on` a date
("2026-11-24"), `_at` a time (ISO with zone), `_won` money, anything else as it stands. What is
given as `name_ko` and `name_en` is `{name}`.
"""

from django.utils.translation import gettext_lazy as _

from naru.notices.enums.kinds import Kind, MailRule, Words

SAID: dict[Kind, Words] = {
    Kind.WELCOME: Words(
        _("가입해 주셔서 고맙습니다"),
        _(
            "내 정보를 적어 두면 어떤 사업을 신청할 수 있는지 확인하는 데 씁니다. "
            "적은 정보를 누가 보았는지 언제든지 확인할 수 있습니다."
        ),
        page="me",
        mail=MailRule.NEVER,
    ),
    Kind.HELPER_ADDED: Words(
        _("{helper}에게 도움을 맡겼습니다"),
        _(
            "{to_on}까지 나를 대신해 쓸 수 있습니다. "
            "맡긴 적이 없거나 그만두게 하려면 ‘나를 돕는 사람’에서 바로 끝낼 수 있습니다."
        ),
        page="helpers",
        mail=MailRule.ALWAYS,
    ),
    Kind.HELPER_ENDED: Words(
        _("{helper}의 도움을 끝냈습니다"),
        _("이제 내 기록을 볼 수도, 대신 쓸 수도 없습니다."),
        page="helpers",
    ),
    Kind.ERASURE_ASKED: Words(
        _("기록 지우기를 신청했습니다"),
        _(
            "{due_on}에 기록을 지웁니다. 그 전에는 언제든지 취소할 수 있습니다. "
            "신청한 적이 없다면 바로 취소하고 비밀번호를 바꿔 주세요."
        ),
        page="deletion",
        mail=MailRule.ALWAYS,
    ),
    Kind.ERASURE_WITHDRAWN: Words(
        _("기록 지우기를 취소했습니다"),
        _("기록은 그대로 있습니다. 계속 쓰시면 됩니다."),
        page="deletion",
        mail=MailRule.ALWAYS,
    ),
    Kind.ROLES_CHANGED: Words(
        _("{organisation}에서 맡은 일이 바뀌었습니다"),
        _(
            "지금 맡은 일은 직원 첫 화면에서 볼 수 있습니다. "
            "모르는 일이면 운영 담당자에게 알려 주세요."
        ),
        page="staff",
        mail=MailRule.ALWAYS,
    ),
    Kind.POLICY_OPENED: Words(
        _("{name}: 이제 조건이 맞습니다"),
        _(
            "전에는 조건이 맞지 않았지만 {from_on}부터 맞습니다. 지금 규칙: {why}. "
            "다음에 할 일: ‘받을 수 있는 지원 찾기’에서 신청하는 때와 준비할 서류를 확인해 주세요."
        ),
        page="changes",
    ),
    Kind.POLICY_CLOSED: Words(
        _("{name}: 이제 조건이 맞지 않습니다"),
        _(
            "전에는 조건이 맞았지만 {from_on}부터 맞지 않습니다. 맞지 않는 조건: {why}. "
            "다음에 할 일: {next}"
        ),
        page="changes",
    ),
    Kind.SCHOLARSHIP_IN: Words(
        _("{name}: 신청을 받았습니다"),
        _(
            "직원 두 사람이 서류를 확인합니다. 더 필요한 것이 있으면 알려 드립니다. "
            "결과는 {results_on}에 알려 드립니다."
        ),
        page="my_scholarship",
    ),
    Kind.SCHOLARSHIP_MORE: Words(
        _("{name}: 서류가 더 필요합니다"),
        _("{asked} 다음에 할 일: ‘내 장학금’에서 서류를 올리고 ‘다 올렸습니다’를 눌러 주세요."),
        page="my_scholarship",
        mail=MailRule.ALWAYS,
    ),
    Kind.SCHOLARSHIP_REFUSED: Words(
        _("{name}: 이번에는 받을 수 없습니다"),
        _(
            "조건에 맞지 않는 것이 있습니다. 무엇이 왜 맞지 않는지, 무엇을 하면 되는지 "
            "결정 확인서에 적었습니다. 맞지 않다고 생각하시면 전화해 주세요. 다시 살펴봅니다."
        ),
        page="my_scholarship",
        mail=MailRule.ALWAYS,
    ),
    Kind.SCHOLARSHIP_GRANTED: Words(
        _("{name}: {points}포인트를 받으셨습니다"),
        _(
            "{use_until_on}까지 강좌에 쓸 수 있습니다. "
            "다음에 할 일: ‘내 장학금’의 통장을 보고 강좌를 골라 주세요."
        ),
        page="my_scholarship",
        mail=MailRule.ALWAYS,
    ),
    Kind.SCHOLARSHIP_NOT_CHOSEN: Words(
        _("{name}: 이번에는 뽑히지 않았습니다"),
        _(
            "조건은 맞지만 신청한 분이 많아 {people}명까지 드렸습니다. 순위는 {rank}번째입니다. "
            "추첨을 다시 계산해 볼 수 있습니다. {appeal}"
        ),
        page="my_scholarship",
        mail=MailRule.ALWAYS,
    ),
    Kind.PLACE_HELD: Words(
        _("{title}: {points}포인트를 맡겼습니다"),
        _("{starts_on}에 시작하면 씁니다. 그 전날까지 그만두면 모두 돌아옵니다."),
        page="my_scholarship",
    ),
    Kind.PLACE_GIVEN_UP: Words(
        _("{title}: {points}포인트가 돌아왔습니다"),
        _("맡긴 {of}포인트 가운데 돌아온 것입니다. 그만둔 날까지 열린 횟수에 따라 정합니다."),
        page="my_scholarship",
    ),
    Kind.POINTS_ALL_BACK: Words(
        _("{title}: {points}포인트가 모두 돌아왔습니다"),
        _("열리지 않은 강좌입니다. 다음에 할 일: ‘강좌 찾기’에서 다른 강좌를 골라 주세요."),
        page="my_scholarship",
    ),
    Kind.POINTS_SOON: Words(
        _("{points}포인트를 {last_on}까지 쓸 수 있습니다"),
        _(
            "그때까지 쓰지 않으면 사라집니다. 그날까지 시작하는 강좌에만 쓸 수 있습니다. "
            "다음에 할 일: ‘강좌 찾기’에서 {last_on}까지 시작하는 강좌를 골라 신청해 주세요. "
            "고르기 어려우면 가까운 창구에서 함께 찾아 드립니다."
        ),
        page="my_scholarship",
        mail=MailRule.ALWAYS,
    ),
    Kind.POINTS_LAPSED: Words(
        _("{points}포인트의 기한이 지났습니다"),
        _("{use_until_on}까지 쓸 수 있던 포인트입니다. 통장에 적어 두었습니다."),
        page="my_scholarship",
    ),
    Kind.ENROLMENT_SEATED: Words(
        _("{title}: 자리를 받았습니다"),
        _(
            "자리 번호는 {n}번입니다. 다음에 할 일: ‘내 수강 신청’에서 시작하는 날과 수강료를 "
            "확인하고, 못 오게 되면 미리 취소해 주세요."
        ),
        page="enrolments",
        mail=MailRule.ALWAYS,
    ),
    Kind.DRAW_DONE: Words(
        _("{title}: 추첨에서 {people}명 가운데 {rank}번째입니다"),
        _(
            "제비 번호는 {token}입니다. 공개된 추첨 파일에서 이 번호를 찾아 누구나 다시 계산할 수 "
            "있습니다. 다음에 할 일: ‘내 수강 신청’에서 결과와 확인하는 방법을 봐 주세요."
        ),
        page="enrolments",
    ),
    Kind.REVIEW_DONE: Words(
        _("{title}: 심사에서 {people}명 가운데 {rank}번째입니다"),
        _(
            "{most}점 가운데 {points}점을 받았습니다. 기준마다 받은 점수와 까닭은 ‘내 수강 신청’의 "
            "심사 확인서에 있습니다. 맞지 않다고 생각하면 {until_on}까지 이의를 말할 수 있습니다. "
            "다음에 할 일: ‘내 수강 신청’에서 결과를 봐 주세요."
        ),
        page="enrolments",
        mail=MailRule.ALWAYS,
    ),
    Kind.ENROLMENT_WAITING: Words(
        _("{title}: 대기 {n}번입니다"),
        _(
            "자리가 나면 차례대로 알려 드립니다. 다음에 할 일: 지금은 없습니다. "
            "더 기다리지 않으려면 ‘내 수강 신청’에서 취소해 주세요."
        ),
        page="enrolments",
    ),
    Kind.ENROLMENT_POINTS_SHORT: Words(
        _("{title}: 포인트로 낼 수 없습니다"),
        _(
            "자리는 그대로 있습니다. 포인트를 맡기지 못한 까닭: {why} "
            "다음에 할 일: ‘내 수강 신청’에서 수강료를 직접 내거나 취소해 주세요."
        ),
        page="enrolments",
        mail=MailRule.ALWAYS,
    ),
    Kind.SEAT_OFFERED: Words(
        _("{title}: 자리가 났습니다"),
        _(
            "{until_at}까지 답해 주세요. 답이 없으면 자리는 다음 사람에게 갑니다. "
            "다음에 할 일: ‘내 수강 신청’에서 받을지 사양할지 골라 주세요. 전화로 답해도 됩니다."
        ),
        page="enrolments",
        mail=MailRule.ALWAYS,
        link="offer",
        brief=False,
    ),
    Kind.OFFER_LAPSED: Words(
        _("{title}: 답할 때가 지났습니다"),
        _(
            "자리는 다음 사람에게 갔습니다. 다음에 할 일: ‘강좌 찾기’에서 다른 강좌를 "
            "보거나, 사정이 있었다면 전화해 주세요."
        ),
        page="courses",
    ),
    Kind.FEE_DUE: Words(
        _("{title}: 수강료를 내 주세요"),
        _(
            "{until_at} 전에 {fee_won}을 {bank} {number} 계좌로 보내 주세요. "
            "내지 않으면 자리가 다음 사람에게 갑니다. "
            "다음에 할 일: ‘내 수강 신청’에서 계좌번호를 다시 볼 수 있습니다."
        ),
        page="enrolments",
        mail=MailRule.ALWAYS,
    ),
    Kind.FEE_HOLD: Words(
        _("{title}: {until_at} 전에 내면 자리를 받습니다"),
        _(
            "자리를 맡아 두었습니다. {until_at} 전에 {fee_won}을 {bank} {number} 계좌로 보내 "
            "주세요. 내지 않으면 자리가 다음 사람에게 갑니다. "
            "다음에 할 일: ‘내 수강 신청’에서 계좌번호를 다시 볼 수 있습니다."
        ),
        page="enrolments",
        mail=MailRule.ALWAYS,
        brief=False,
    ),
    Kind.FEE_SOON: Words(
        _("{title}: 수강료를 낼 시간이 얼마 남지 않았습니다"),
        _(
            "{until_at} 전에 {fee_won}을 보내야 자리가 남습니다. 이미 보냈다면 할 일이 없습니다. "
            "다음에 할 일: ‘내 수강 신청’에서 계좌번호를 보고 보내 주세요."
        ),
        page="enrolments",
        mail=MailRule.ALWAYS,
    ),
    Kind.FEE_PAID: Words(
        _("{title}: 수강료를 받았습니다"),
        _(
            "{paid_won}을 받았습니다. 다음에 할 일: 지금은 없습니다. "
            "영수증은 ‘내 수강 신청’에 있습니다."
        ),
        page="enrolments",
    ),
    Kind.FEE_MISSED: Words(
        _("{title}: 수강료를 내지 않아 자리가 넘어갔습니다"),
        _(
            "{until_at} 전에 들어온 돈이 없었습니다. 그 뒤에 보낸 돈은 모두 돌려드립니다. "
            "다음에 할 일: 다시 하고 싶으면 강좌 화면에서 새로 신청해 주세요."
        ),
        page="enrolments",
        mail=MailRule.ALWAYS,
    ),
    Kind.FEE_BACK: Words(
        _("{title}: {back_won}을 돌려드립니다"),
        _(
            "{by_on}까지 보내 드립니다. "
            "다음에 할 일: ‘내 수강 신청’에서 돌려받을 내 계좌를 적어 주세요."
        ),
        page="enrolments",
        mail=MailRule.ALWAYS,
    ),
    Kind.WAIVER_ASKED: Words(
        _("{title}: 면제 서류를 보여 주세요"),
        _(
            "{until_at} 전에 창구나 교육기관에 서류를 보여 주세요. "
            "그때까지 내지 않아도 자리를 놓지 않습니다. 다음에 할 일: 돈을 먼저 내지 마세요."
        ),
        page="enrolments",
        mail=MailRule.ALWAYS,
    ),
    Kind.WAIVER_SEEN: Words(
        _("{title}: 면제 서류를 받았습니다"),
        _(
            "교육기관이 답할 때까지 내지 않아도 자리를 놓지 않습니다. "
            "다음에 할 일: 답을 기다려 주세요. 돈을 먼저 내지 마세요."
        ),
        page="enrolments",
    ),
    Kind.WAIVER_REFUSED: Words(
        _("{title}: 면제할 수 없습니다"),
        _(
            "까닭: {reason} 다음에 할 일: {until_at} 전에 {fee_won}을 {bank} {number} 계좌로 "
            "보내 주세요. 까닭이 틀렸다면 교육기관에 바로 전화해 주세요."
        ),
        page="enrolments",
        mail=MailRule.ALWAYS,
    ),
    Kind.FEE_WAIVED: Words(
        _("{title}: 수강료를 면제받았습니다"),
        _("낼 돈이 없습니다. 다음에 할 일: 지금은 없습니다."),
        page="enrolments",
    ),
    Kind.CARD_REFUSED: Words(
        _("{title}: 카드로 내지 못했습니다"),
        _(
            "카드사가 승인하지 않았거나 승인을 취소했습니다. 빠져나간 돈은 없습니다. "
            "다음에 할 일: {until_at} 전에 ‘내 수강 신청’에서 다시 내거나 적힌 계좌로 보내 주세요."
        ),
        page="enrolments",
        mail=MailRule.ALWAYS,
    ),
    Kind.CARD_BACK: Words(
        _("{title}: {back_won}을 카드로 돌려드립니다"),
        _(
            "낸 카드로 되돌립니다. 카드사에 따라 며칠 걸릴 수 있습니다. "
            "다음에 할 일: 지금은 없습니다."
        ),
        page="enrolments",
        mail=MailRule.ALWAYS,
    ),
    Kind.NEWS: Words(_("{title}"), _("{text}"), page="programmes", news=True),
}

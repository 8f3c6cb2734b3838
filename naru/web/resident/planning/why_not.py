"""Why a course is not in a route, in sentences."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from naru.planning.models import Doubt, Plan
from naru.planning.queries.mine import chosen_route
from naru.planning.rules.asking import from_plain
from naru.planning.rules.instead import WhyNot
from naru.planning.rules.plain import Loss, Unfit
from naru.web.templatetags.words import won


def told_why(doubt: Doubt, plan: Plan) -> list[str]:
    """What keeps it out, or what the route would lose with it."""
    why = from_plain(doubt.answer, WhyNot)
    said = [unfit_in_words(why.unfit)] if why.unfit else []
    if why.loss and why.unfit in (None, Unfit.NOTHING_NEW):
        route = chosen_route(plan) or next(iter(plan.routes.all()), None)
        said += _lost(why.loss, route.wanted if route else 1)
    return said


def unfit_in_words(unfit: Unfit) -> str:
    """The rule or the wish that keeps a course out."""
    return {
        Unfit.NOTHING_NEW: _(
            "목표에 모자란 것을 가르치지 않습니다. "
            "이미 할 수 있거나, 이 목표에 필요하지 않은 것입니다."
        ),
        Unfit.APPLY_CLOSED: _("신청이 끝났습니다."),
        Unfit.TOO_LATE: _("바라는 날까지 마칠 수 없습니다."),
        Unfit.BEGUN: _("이미 시작했습니다."),
        Unfit.TOO_FAR: _("가는 데 바라는 것보다 오래 걸립니다."),
        Unfit.NOT_FREE: _("배울 수 있다고 고른 때에 열리지 않습니다."),
        Unfit.CARE: _("가족을 돌보는 때와 겹칩니다."),
        Unfit.TOO_MANY_HOURS: _("일주일에 낼 수 있는 시간보다 많이 듭니다."),
        Unfit.TOO_DEAR: _("쓸 수 있는 돈보다 수강료가 비쌉니다."),
        Unfit.UNPREPARED: _("먼저 배워 둘 것이 있는데, 그 전에 마칠 수 있는 강좌가 없습니다."),
        Unfit.NO_ROOM: _("이미 시작한 걸음과 함께 할 수 없습니다."),
        Unfit.NO_RUN: _("앞으로 열리는 일정이 없습니다."),
        Unfit.FULL: _("자리가 없습니다."),
        Unfit.SHUT_OUT: _("나이나 사는 곳 조건이 내 기록에 적힌 것과 맞지 않습니다."),
        Unfit.THERE: _("이 강좌는 이미 이 길에 있습니다."),
        Unfit.UNSAID: _("지금은 견주어 보지 못했습니다. 나중에 다시 물어보세요."),
    }[unfit]


def _lost(loss: Loss, wanted: int) -> list[str]:
    """What is worse with it in the route; that nothing is, is said too."""
    said = []
    if loss.covered > 0:
        share = max(1, loss.covered * 100 // max(1, wanted))
        said.append(_("이 강좌를 넣으면 목표를 %(share)s%% 덜 채웁니다.") % {"share": share})
    if loss.days > 0:
        n = loss.days
        late = ngettext(
            "이 강좌를 넣으면 %(n)s일 늦게 끝납니다.", "이 강좌를 넣으면 %(n)s일 늦게 끝납니다.", n
        )
        said.append(late % {"n": n})
    if loss.won > 0:
        said.append(_("이 강좌를 넣으면 %(won)s이 더 듭니다.") % {"won": won(loss.won)})
    return said or [
        _(
            "넣어도 늦어지거나 더 들지 않습니다. "
            "비슷하게 좋은 강좌가 이미 길에 있어 하나만 골랐습니다."
        )
    ]

"""What is in the way of a goal, in sentences."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from naru.planning.models import Plan
from naru.planning.rules.plain import Limit
from naru.web.templatetags.words import day, won


@dataclass(frozen=True)
class InTheWay:
    """The limits by name, and what more it would give to loosen them."""

    name: str
    gives: str


def limits_in_words(plan: Plan) -> list[InTheWay]:
    """What is in the way, the most helpful to loosen first."""
    wanted = max(1, plan.remarks.get("wanted", 1))
    return [
        InTheWay(
            ", ".join(_limit_name(Limit(name)) for name in one["limits"]),
            _("%(what)s 목표의 %(share)s%%를 더 채울 수 있습니다.")
            % {"what": _loosened(one), "share": max(1, one["covered"] * 100 // wanted)},
        )
        for one in plan.remarks.get("limits", [])
    ]


def _loosened(one: Mapping[str, Any]) -> str:
    limits = [Limit(name) for name in one["limits"]]
    if len(limits) > 1:
        amounts = one.get("amounts") or [None] * len(limits)
        how = [_how_far(limit, amount, one) for limit, amount in zip(limits, amounts, strict=True)]
        return _("%(names)s 조건을 함께 풀면") % {"names": ", ".join(how)}
    if limits[0] in (Limit.CARE, Limit.TIMES):
        care = limits[0] is Limit.CARE
        return (
            _("돌보는 때를 누가 대신해 주면")
            if care
            else _("다른 요일이나 시간에도 배울 수 있으면")
        )
    return _measured(limits[0], one)


def _measured(limit: Limit, one: Mapping[str, Any]) -> str:
    amount = one["amount"] or 0
    match limit:
        case Limit.MONEY:
            return _("수강료를 %(won)s까지 쓰면") % {"won": won(amount)}
        case Limit.TRAVEL:
            return _("가는 데 %(n)s분까지 괜찮으면") % {"n": amount}
        case Limit.HOURS:
            return _("일주일에 %(n)s시간을 내면") % {"n": -(-amount // 60)}
        case _:
            until = date.fromisoformat(one["until_on"])
            return _("%(day)s까지 시간을 두면") % {"day": day(until)}


def _how_far(limit: Limit, amount: int | None, one: Mapping[str, Any]) -> str:
    """The limit with how far it has to give, where that can be said."""
    name, until = _limit_name(limit), one["until_on"]
    if limit is Limit.DEADLINE and until:
        return f"{name} ({day(date.fromisoformat(until))})"
    if amount is None:
        return name
    match limit:
        case Limit.MONEY:
            return f"{name} ({won(amount)})"
        case Limit.HOURS:
            return _("%(name)s (%(n)s시간)") % {"name": name, "n": -(-amount // 60)}
        case _:
            return _("%(name)s (%(n)s분)") % {"name": name, "n": amount}


def _limit_name(limit: Limit) -> str:
    return {
        Limit.MONEY: _("수강료"),
        Limit.TRAVEL: _("거리"),
        Limit.HOURS: _("일주일 시간"),
        Limit.DEADLINE: _("마칠 날"),
        Limit.CARE: _("돌보는 때"),
        Limit.TIMES: _("배울 수 있는 때"),
    }[limit]

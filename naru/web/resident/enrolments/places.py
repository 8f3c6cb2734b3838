"""A place in the waiting list in words: who comes before, what came free, what to expect."""

from typing import Any

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from naru.enrolments.enums import State
from naru.enrolments.pack import terms_at
from naru.enrolments.queries import waiting
from naru.enrolments.queries.mine import Mine
from naru.enrolments.rules.chances import Band
from naru.web.public.courses import words

BANDS: dict[Band, Promise] = {
    Band.OVER: _("이제 자리를 드리는 때가 지났어요."),
    Band.RARE: _("자리를 받기 어려워 보여요. 다른 강좌도 함께 찾아 보세요."),
    Band.EVEN: _("받을 수도, 못 받을 수도 있어요. 반반쯤이에요."),
    Band.LIKELY: _("자리를 받을 가능성이 높아 보여요."),
}


def waiting_of(one: Mine) -> dict[str, Any]:
    """What an application's page adds while it waits or is offered a seat; else nothing."""
    if one.application is None or one.state != State.WAITING:
        return {}
    now = timezone.now()
    place = waiting.place_of(one.application, terms=terms_at(now), at=now)
    return {"place_in_list": place, "chance": BANDS[place.band], "last": words.moment(place.last)}

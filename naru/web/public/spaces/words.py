"""The rules of a place in plain words, as pages show them before anybody books."""

from datetime import date

from django.utils.dates import WEEKDAYS_ABBR
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from naru.places.models import Place
from naru.spaces.enums import Per
from naru.spaces.pack import hours_on, room_rule_on, room_terms_on
from naru.spaces.rules import rooms
from naru.spaces.rules.terms import BenchTerms, RoomTerms
from naru.web.templatetags.words import day, hours


def open_hours(place: Place, *, on: date) -> list[tuple[str, str]]:
    """(weekdays, hours) of the place as they hold that day."""
    entry = hours_on(place.code, on)
    names = [str(WEEKDAYS_ABBR[number]) for number in range(7)]
    rows = entry.hours if entry else []
    return [
        (
            "·".join(names[number - 1] for number in one.weekdays),
            hours(one.begins, one.ends),
        )
        for one in rows
    ]


def asking_days(terms: RoomTerms, *, today: date) -> str:
    """For which days one may ask today, or when one may ask next."""
    days = rooms.days_to_book(terms, today=today)
    if days is not None:
        return _("지금 %(first)s부터 %(last)s까지의 날을 신청할 수 있습니다.") % {
            "first": day(days[0]),
            "last": day(days[1]),
        }
    following = rooms.next_asking(terms, today=today)
    if following is None:
        return _("지금은 신청할 수 있는 날이 없습니다.")
    return _("%(on)s부터 다음 달의 날을 신청할 수 있습니다.") % {"on": day(following)}


def room_rules(place: Place, *, today: date) -> list[str]:
    """The rule for rooms in force, sentence by sentence."""
    terms, rule = room_terms_on(place.code, today), room_rule_on(place.code, today)
    if terms is None or rule is None:
        return []
    said = [_who(terms), asking_days(terms, today=today), _how_long(terms), _how_often(terms)]
    if terms.answer_on is not None:
        said.append(
            _("매달 %(first)s일에서 %(last)s일 사이에 답합니다.")
            % {"first": terms.answer_on[0], "last": terms.answer_on[1]}
        )
    else:
        said.append(
            ngettext(
                "신청한 차례대로 살펴보고 %(n)s일 안에 답합니다.",
                "신청한 차례대로 살펴보고 %(n)s일 안에 답합니다.",
                terms.answer_days,
            )
            % {"n": terms.answer_days}
        )
    said.extend([*_cancelling(terms), *refunds(terms)])
    if terms.enter:
        minutes = int(terms.enter.total_seconds() // 60)
        said.append(_("시작하기 %(n)s분 전부터 들어갈 수 있습니다.") % {"n": minutes})
    said.extend(str(words) for words in (rule.pay, rule.note) if words)
    return said


def refunds(terms: RoomTerms) -> list[str]:
    """What comes back to whoever cancels."""
    return [
        (
            _("%(n)s일 전까지 취소하면 사용료의 %(part)s%%를 돌려드립니다.")
            if days
            else _("쓰는 날 취소하면 사용료의 %(part)s%%를 돌려드립니다.")
        )
        % {"n": days, "part": percent}
        for days, percent in terms.refund
    ]


def bench_rules(terms: BenchTerms) -> list[str]:
    """What holds for benches, and what happens to who cannot come: told before one books."""
    return [
        _("한 번에 %(n)s개까지 잡을 수 있습니다. 돈을 받지 않습니다.") % {"n": terms.most_open},
        _("못 오게 되면 시작하기 전에 취소해 주세요. 몇 번을 취소해도 불이익이 없습니다."),
        _("시작한 뒤 %(n)s분까지 자리를 비워 둡니다. 그 뒤에는 온 분에게 드릴 수 있습니다.")
        % {"n": int(terms.late.total_seconds() // 60)},
        _(
            "말없이 오지 못한 일이 %(days)s일 안에 %(many)s번이면, 그동안은 한 번에 %(open)s개만 "
            "잡을 수 있습니다. 벌이 아니라 자리를 나누어 쓰려는 것입니다."
        )
        % {"days": terms.missed_days, "many": terms.missed_many, "open": terms.then_open},
        _("사정이 있었으면 %(n)s일 안에 알려 주세요. 까닭을 묻지 않고, 없던 일로 합니다.")
        % {"n": terms.excuse_days},
    ]


def _who(terms: RoomTerms) -> str:
    both = terms.for_whom == {"resident", "club"}
    if both:
        return _("혼자서도, 등록한 모임도 빌릴 수 있습니다.")
    if terms.for_whom == {"club"}:
        return _("등록한 모임만 빌릴 수 있습니다.")
    return _("누구나 빌릴 수 있습니다.")


def _how_long(terms: RoomTerms) -> str:
    hours = terms.unit.total_seconds() / 3600
    unit = _("%(n)s시간") % {"n": f"{hours:g}"}
    if terms.most_units == 1:
        return _("한 번에 %(unit)s씩 빌립니다.") % {"unit": unit}
    return _("%(unit)s씩, 이어서 %(n)s번까지 빌립니다.") % {"unit": unit, "n": terms.most_units}


def _how_often(terms: RoomTerms) -> str:
    if terms.per == Per.WEEK:
        return _("한 사람이나 한 모임이 한 주에 %(n)s번까지 빌립니다.") % {"n": terms.most}
    return _("한 사람이나 한 모임이 한 달에 %(n)s번까지 빌립니다.") % {"n": terms.most}


def _cancelling(terms: RoomTerms) -> list[str]:
    if not terms.cancel_days:
        return [_("시작하기 전까지 취소할 수 있습니다.")]
    return [
        _("%(n)s일 전까지 취소할 수 있습니다.") % {"n": terms.cancel_days},
        _("그 뒤에 못 오게 되어도 알려 주세요. 빌린 횟수에는 들지만 다른 분이 쓸 수 있습니다."),
    ]

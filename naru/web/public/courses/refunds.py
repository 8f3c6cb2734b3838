"""What comes back of a fee that is paid here, as a course tells it: the rules it is paid by."""

from datetime import datetime
from fractions import Fraction

from django.utils import timezone
from django.utils.translation import gettext as _

from naru.catalogue.models import Course
from naru.payments.pack import RulesEntry, payment_rules
from naru.payments.rules.bands import read_bands
from naru.web.public.courses.offers import Offer


def refunds_of(course: Course, offer: Offer | None, *, at: datetime) -> list[str]:
    """A line for each rule, the earliest first; none where the fee is paid elsewhere or nobody
    asks for one. Words of the run's own would be no more than words: money goes by the rules.
    """
    rules, provider = payment_rules(), course.provider
    if offer is None or offer.door is None:
        return []
    if not offer.run.fee_won or rules is None or provider is None:
        return []
    entry = rules.of(provider.name, on=timezone.localdate(at))
    return lines_of(entry, with_materials=offer.run.materials_won > 0)


def lines_of(rules: RulesEntry, *, with_materials: bool) -> list[str]:
    """The rules of a provider, a line each; of a fee `with_materials` these come back only before
    the start.
    """
    terms = rules.terms
    said = [_("시작하기 전: 재료비까지 전부") if with_materials else _("시작하기 전: 전부")]
    band_words = (
        _("수업의 %(held)s에 이르기 전: 재료비를 뺀 돈의 %(back)s")
        if with_materials
        else _("수업의 %(held)s에 이르기 전: 낸 돈의 %(back)s")
    )
    for band in read_bands(terms.bands):
        parts = {"held": _share(band.held_below), "back": _share(band.gives_back)}
        said.append(band_words % parts)
    said.append(_("그 뒤: 없음"))
    if terms.by_month:
        said.append(
            _("한 달이 넘는 강좌는 달마다 이렇게 셈하고, 시작하지 않은 달은 전부 돌려드립니다.")
        )
    said.append(_("교육기관이 열지 않으면 언제든 전부 돌려드립니다."))
    return said


def _share(share: Fraction) -> str:
    return _("%(of)s분의 %(part)s") % {"part": share.numerator, "of": share.denominator}

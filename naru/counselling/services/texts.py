"""Free text is refused where it holds what we never keep."""

from django.utils.translation import gettext_lazy as _

from naru.core.refusals import Refusal
from naru.residents.rules import holds_registration_number


class HoldsNumber(Refusal):
    message = _("주민등록번호로 보이는 숫자가 있습니다. 지우고 다시 적어 주세요.")


class WordsNeeded(Refusal):
    message = _("무슨 일인지 적어 주세요.")


def said(words: str, *, needed: bool = False) -> str:
    """The words without blanks around them; refused if they hold a registration number."""
    kept = words.strip()
    if holds_registration_number(kept):
        raise HoldsNumber
    if needed and not kept:
        raise WordsNeeded
    return kept

"""What is known about a resident, and in which words it is shown."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from naru.core.dates import day_in_words
from naru.core.money import won_in_words
from naru.core.ready import Ready
from naru.places.models import District
from naru.residents import facts
from naru.residents.enums import FactGroup, FactKind, FactSource
from naru.residents.models import Answer, Resident

CURRENT = Ready(lambda resident: Answer.objects.current().filter(resident=resident), int)
DISTRICTS = Ready(lambda codes: District.objects.filter(code__in=codes), set)


@dataclass(frozen=True)
class KnownFact:
    """One fact with the answer that holds, if there is one, and its words for the page."""

    definition: facts.Definition
    answer: Answer | None
    words: str = ""

    @property
    def verified(self) -> bool:
        return self.answer is not None and self.answer.source == FactSource.VERIFIED


def facts_of(resident: Resident, *, group: FactGroup | None = None) -> list[KnownFact]:
    """Every fact that may be told, or those of one group, with what is known."""
    known = {one.fact: one for one in CURRENT(resident.pk)}
    wanted = facts.in_group(group) if group else list(facts.DEFINITIONS)
    districts = district_names([one.value for one in known.values()])
    return [
        KnownFact(
            definition=one,
            answer=known.get(one.fact),
            words=in_words(one, known[one.fact].value, districts) if one.fact in known else "",
        )
        for one in wanted
    ]


def values_of(resident: Resident) -> dict[str, object]:
    """Known facts by name, as rules take them; what is not known is not there."""
    rows = Answer.objects.current().filter(resident=resident)
    return dict(rows.values_list("fact", "value"))


def who_said_yes(resident_ids: Iterable[int], *, fact: str) -> set[int]:
    """Those of the people (ids) for whom the fact is known to be so."""
    said = Answer.objects.current().filter(resident__in=list(resident_ids), fact=fact, value=True)
    return set(said.values_list("resident_id", flat=True))


def district_names(codes: list[object]) -> dict[str, str]:
    """Names of the districts among these values, withdrawn ones too, in the reader's language."""
    texts = [code for code in codes if isinstance(code, str)]
    return {row.code: row.name for row in DISTRICTS(texts)}


def in_words(definition: facts.Definition, value: object, districts: dict[str, str]) -> str:
    """An answer as the reader of the page reads it."""
    language = (get_language() or "ko")[:2]
    text = str(value)
    match definition.kind:
        case FactKind.YES_NO:
            text = _("예") if value else _("아니요")
        case FactKind.DATE:
            text = day_in_words(date.fromisoformat(text), language=language)
        case FactKind.WON:
            text = won_in_words(int(text), language=language)
        case FactKind.NUMBER:
            text = _("%(number)s명") % {"number": value}
        case FactKind.CHOICE:
            text = definition.labels[text]
        case FactKind.SCHEMES if isinstance(value, list):
            text = ", ".join(_scheme(definition, one) for one in value) or _("없음")
        case FactKind.DISTRICT:
            text = districts.get(text, text)
    return text


def _scheme(definition: facts.Definition, text: str) -> str:
    """A scheme by its name, with the year if one was said: "VOUCHER:2024"."""
    name, _colon, year = text.partition(":")
    words = definition.labels.get(name, name)
    return f"{words} ({year})" if year else words

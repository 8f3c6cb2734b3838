"""Residents are told what is answered otherwise now: all of it who asked, else their saved cases.

the rules and day told last -> decided by today's rules -> a notice for each change, once.
"""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy, override

from naru.core.locks import locked
from naru.notices.enums import Kind
from naru.notices.services import inbox
from naru.policies import queries
from naru.policies.models import Enquiry, Watch
from naru.policies.rules.facts import Facts, as_decided
from naru.policies.rules.nearest import nearest_changes
from naru.policies.rules.rulebook import Note, Rulebook
from naru.policies.rules.screening import Changed, changed
from naru.policies.rules.verdicts import Verdict, decide, screen
from naru.policies.rules.wording import Language, Told, suggestion, told
from naru.policies.services import enquiries, watching
from naru.programmes import queries as programmes
from naru.residents import queries as residents
from naru.residents.enums import ResidentState
from naru.residents.models import Resident

LANGUAGES: tuple[Language, ...] = ("ko", "en")
NOTHING_HELPS = gettext_lazy("지금 참여할 수 있는 다른 지원을 전화로 함께 찾아 드립니다.")
NO_RULE = gettext_lazy("이 지원의 규칙이 없어졌습니다.")


@transaction.atomic(durable=True)
def tell_changes(*, watch_id: int, book: Rulebook, at: datetime) -> int:
    """Tell one resident; returns how many answers changed. Run again, it tells nothing twice."""
    watch = locked(Watch.objects.select_related("resident", "resident__user"), pk=watch_id)
    if watch.resident.state != ResidentState.ACTIVE:
        return 0
    told_before = Known(watch.resident, watch.pack_id, watch.told_on)
    found = _told(told_before, None, book, at)
    watching.told(watch=watch, book=book, at=at)
    enquiries.told(resident=watch.resident, policy=None, book=book, at=at)
    return found


@transaction.atomic(durable=True)
def tell_changed_case(*, enquiry_id: int, book: Rulebook, at: datetime) -> int:
    """Tell whoever holds an official answer that it is another one now; returns 1 or 0.

    Decided on what the record says today: what its owner took out of it is used no more.
    """
    case = locked(Enquiry.objects.select_related("resident", "resident__user"), pk=enquiry_id)
    if case.resident.state != ResidentState.ACTIVE:
        return 0
    found = _told(Known(case.resident, case.pack_id, case.told_on), case.policy, book, at)
    enquiries.told(resident=case.resident, policy=case.policy, book=book, at=at)
    return found


@dataclass(frozen=True)
class Known:
    """What a resident was told last: by which rule pack, on which day."""

    resident: Resident
    pack: str
    on: date


def _told(known: Known, policy: str | None, book: Rulebook, at: datetime) -> int:
    """Send a notice for every answer that changed, of one policy or of all."""
    on = timezone.localdate(at)
    facts = as_decided(residents.values_of(known.resident))
    before = queries.kept_book(known.pack, city=book.city)
    found = [
        one
        for one in changed(screen(before, facts, known.on), book, facts, on)
        if policy in (None, one.policy)
    ]
    for one in found:
        inbox.send(
            resident=known.resident,
            kind=Kind.POLICY_OPENED if one.after else Kind.POLICY_CLOSED,
            at=at,
            **_words(one, book, facts, known.on, on),
        )
    return len(found)


def _words(
    one: Changed, book: Rulebook, facts: Facts, told_on: date, on: date
) -> dict[str, str | date]:
    """The notice's parameters: the name, from when, why, and what to do, in both languages."""
    name = _name(one, book)
    words: dict[str, str | date] = {"name_ko": name.ko, "name_en": name.en, "policy": one.policy}
    if one.policy not in book.policies:
        words["from_on"] = on
        for code in LANGUAGES:
            words[f"why_{code}"], words[f"next_{code}"] = (
                _in(code, NO_RULE),
                _in(code, NOTHING_HELPS),
            )
        return words
    verdict = decide(book.policies[one.policy], facts, on)
    words["from_on"] = _since(verdict, book, facts, told_on, on)
    for code in LANGUAGES:
        reasons = [told(reason, book, code) for reason in verdict.reasons]
        words[f"why_{code}"] = " · ".join(_sentence(reason) for reason in reasons)
        if not one.after:
            words[f"next_{code}"] = _next(one.policy, book, facts, on, code)
    return words


def _since(verdict: Verdict, book: Rulebook, facts: Facts, told_on: date, on: date) -> date:
    """From when the answer is the new one: the rule's first day, or today if time brought it."""
    version = verdict.version
    if version is None:
        return on
    begun_since = told_on < version.valid_from <= on
    as_now = decide(book.policies[verdict.policy], facts, told_on).answer is verdict.answer
    return version.valid_from if begun_since or as_now else on


def _sentence(one: Told) -> str:
    """A reason in one line, its alternatives behind it."""
    inner = ", ".join(_sentence(part) for part in one.any_of)
    standing = f" ({one.standing})" if one.standing else ""
    return f"{one.requirement}{': ' if inner else ''}{inner}{standing}"


def _next(policy: str, book: Rulebook, facts: Facts, on: date, code: Language) -> str:
    changes = nearest_changes(book.policies[policy], facts, on)
    said = [suggestion(item, facts, on, book, code) for item in changes[:1]]
    return said[0] if said else _in(code, NOTHING_HELPS)


def _in(code: Language, text: Promise) -> str:
    with override(code):
        return str(text)


def _name(one: Changed, book: Rulebook) -> Note:
    """The offer's own title, or its programme's name; its id where nothing is known any more."""
    policy = book.policies.get(one.policy)
    if policy and policy.title:
        return policy.title
    programme = programmes.named(policy.programme if policy else one.policy)
    return Note(programme.name_ko, programme.name_en) if programme else Note(one.policy, one.policy)

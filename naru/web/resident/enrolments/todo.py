"""What somebody has to do next for their courses, and by when: the most urgent first."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from naru.core.languages import reader_language
from naru.core.money import won_in_words
from naru.enrolments.enums import State
from naru.enrolments.queries.mine import Mine, meetings
from naru.payments.models import Charge
from naru.payments.queries import charges
from naru.residents.models import Resident
from naru.web.public.courses import words

SOON = timedelta(days=7)
"""A meeting within so long is among what comes next."""


@dataclass(frozen=True)
class Task:
    """One thing to do: `text` says what and by when, `href` leads to where it is done.

    `asks` is false for what needs no answer, such as going to the next meeting.
    """

    by_at: datetime
    text: str
    href: str
    asks: bool = True

    def urgency(self) -> tuple[bool, datetime]:
        """What sorts tasks: answers first, then by their time."""
        return not self.asks, self.by_at


def owed_by(resident: Resident) -> dict[int, Charge]:
    """What the person still has to pay, by claim (id)."""
    return {one.claim_id: one for one in charges.open_of(resident)}


def tasks_of(live: list[Mine], owed: Mapping[int, Charge], *, at: datetime) -> list[Task]:
    """Of a person's live applications and what they owe; answers and money come first."""
    found: list[Task] = []
    for one in live:
        title, href = one.run.course.title, _href(one)
        came = one.application
        offered = one.state == State.OFFERED and not one.is_held
        if came is not None and offered and came.offer_until_at:
            told = {"title": title, "until": words.end(came.offer_until_at)}
            text = _("‘%(title)s’ 자리를 받을지 %(until)s 전에 답하기") % told
            found.append(Task(came.offer_until_at, text, href))
        charge = owed.get(one.claim.pk)
        if charge is not None and charges.awaits_paper(charge, at=at):
            found += _paper(charge, title, one)
        elif charge is not None:
            told = {
                "title": title,
                "until": words.end(charge.due_at),
                "won": won_in_words(charge.won, language=reader_language()),
            }
            text = _("‘%(title)s’ 수강료 %(won)s을 %(until)s 전에 보내기") % told
            found.append(Task(charge.due_at, text, href))
        if one.state == State.SEATED:
            found += _next_meeting(one, at)
    return sorted(found, key=Task.urgency)


def _paper(charge: Charge, title: str, one: Mine) -> list[Task]:
    """The paper to show; nothing once it was seen."""
    asked = charge.waiver_ask
    if asked.seen_at is not None:
        return []
    told = {"title": title, "until": words.end(asked.until_at)}
    text = _("‘%(title)s’ 면제 서류를 %(until)s 전에 보여 주기") % told
    return [Task(asked.until_at, text, _href(one))]


def _next_meeting(one: Mine, at: datetime) -> list[Task]:
    coming = [begins for begins, ends in meetings(one.run) if ends > at]
    if not coming or coming[0] > at + SOON:
        return []
    told = {"title": one.run.course.title, "when": words.moment(coming[0])}
    text = _("‘%(title)s’ 수업에 가기: %(when)s") % told
    return [Task(coming[0], text, _href(one), asks=False)]


def _href(one: Mine) -> str:
    return reverse("enrolment", args=[one.claim.public_id])

"""The next application of a round gets its points, or is told that they did not reach so far.

the round's row -> the next by rank -> grant or not -> receipt -> notice, all or nothing.
"""

from datetime import datetime

from django.db import transaction

from naru.core.locks import locked
from naru.notices.enums import Kind
from naru.notices.services import inbox
from naru.policies.enums import DecisionKind, Outcome
from naru.policies.rules.rulebook import Rulebook
from naru.policies.services import receipts
from naru.scholarships.enums import ApplicationState
from naru.scholarships.models import Application, Round
from naru.scholarships.queries import deciding
from naru.scholarships.queries.budget import places_left
from naru.scholarships.services import grants


@transaction.atomic(durable=True)
def settle_application(*, round_id: int, book: Rulebook, at: datetime) -> bool:
    """Settle one; False when none is left, or when the run has not been let begin.

    The round's row is held, so that however many jobs run, the order of ranks is kept.
    """
    the_round = locked(Round.objects.all(), pk=round_id)
    waiting = Application.objects.filter(round=the_round, state=ApplicationState.ELIGIBLE)
    following = waiting.order_by("rank", "pk").first()
    if the_round.run_at is None or following is None:
        return False
    one = locked(Application.objects.select_related("round", "resident"), pk=following.pk)
    if one.state != ApplicationState.ELIGIBLE:
        return True
    chosen = places_left(the_round) > 0
    if chosen:
        grants.grant(application_id=one.pk, by=the_round.run_by, at=at)
    else:
        grants.pass_over(application=one, at=at)
    _tell(one, book, at, chosen=chosen)
    return True


def _tell(one: Application, book: Rulebook, at: datetime, *, chosen: bool) -> None:
    the_round = one.round
    case = deciding.case_of(one, book)
    receipt = receipts.issue(
        resident=one.resident,
        kind=DecisionKind.GRANT,
        outcome=Outcome.ACCEPTED if chosen else Outcome.REFUSED,
        decision=f"scholarship-grant:{one.pk}",
        verdict=case.verdict,
        facts=case.facts,
        book=book,
        by=the_round.run_by,
        at=at,
        grounds={
            "round": the_round.code,
            "points": the_round.each_points if chosen else 0,
            "criteria_points": one.score,
            "rank": one.rank,
            "people": the_round.people,
        },
    )
    inbox.send(
        resident=one.resident,
        kind=Kind.SCHOLARSHIP_GRANTED if chosen else Kind.SCHOLARSHIP_NOT_CHOSEN,
        at=at,
        name_ko=the_round.name_ko,
        name_en=the_round.name_en,
        points=f"{the_round.each_points:,}",
        rank=one.rank or 0,
        people=the_round.people,
        use_until_on=the_round.use_until_on,
        appeal_ko=the_round.appeal_ko,
        appeal_en=the_round.appeal_en,
        receipt=str(receipt.public_id),
    )

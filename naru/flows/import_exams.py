"""An operator brings in the exam schedule that Q-Net announces.

rounds with their times to apply -> rounds of the city pack give way -> audit line, all or nothing.
"""

from datetime import datetime

from django.db import transaction

from naru.audit import services as audit
from naru.occupations.services import announced
from naru.occupations.services.announced import Answer, Taken


@transaction.atomic(durable=True)
def import_exams(*, answer: Answer, at: datetime, believe_loss: bool = False) -> Taken:
    """Take the answer. The same again writes nothing but the day on which it was true.

    Refuses what is no schedule at all.
    """
    taken = announced.take(answer, at=at, believe_loss=believe_loss)
    if taken.writes:
        exams = taken.changes[0]
        audit.record(
            actor=None,
            action="exams.imported",
            subject=("source", answer.source),
            at=at,
            read=answer.schedule.read,
            refused=len(answer.schedule.refused),
            rounds={"new": exams.new, "changed": exams.changed, "gone": exams.withdrawn},
            kept=taken.kept,
            gave_way=taken.gave_way,
        )
    return taken

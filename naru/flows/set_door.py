"""A provider opens or changes the door of a run; what the run says of applying follows.

Lists, search and plans read the run: they would say "not stated" of what the door states.
"""

from datetime import datetime

from django.db import transaction

from naru.accounts.models import User
from naru.catalogue.enums import Admission, ApplyAt
from naru.catalogue.queries import facts
from naru.catalogue.services.own import runs
from naru.catalogue.services.own.holding import hold_run
from naru.enrolments.enums import DoorMode
from naru.enrolments.models import Intake
from naru.enrolments.services import doors

ADMISSION = {
    DoorMode.FIRST_COME: Admission.FIRST_COME,
    DoorMode.DRAW: Admission.LOTTERY,
    DoorMode.REVIEW: Admission.SELECTION,
    DoorMode.FIRST_PAID: Admission.FIRST_PAID,
}


@transaction.atomic(durable=True)
def set_door(*, run_id: int, terms: doors.Terms, by: User, at: datetime) -> Intake:
    """Refused as the door refuses; then the run stays as it was, too."""
    run = hold_run(run_id, seen=None)
    door = doors.set_door(run_id=run_id, terms=terms, by=by, at=at)
    runs.change_run(
        run_id=run_id,
        number=run.number,
        told={**facts.run_facts(run), **_said(door)},
        seen=run.changed_at,
        by=by,
        at=at,
    )
    return door


def _said(door: Intake) -> facts.Facts:
    """What the door says, in the words of a run."""
    told = {
        "apply_from_at": door.opens_at,
        "apply_until_at": door.closes_at,
        "capacity": door.capacity,
        "admission": ADMISSION[DoorMode(door.mode)],
        "apply_at": ApplyAt.HERE,
    }
    return {name: facts.plain(value) for name, value in told.items()}

"""A provider adds a run to a stage of its school, or takes it out again.

the run is a module -> its door stands behind the entrance -> search and plans are told that one
cannot apply for it from outside.
"""

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction

from naru.accounts.models import Membership
from naru.catalogue.enums import RunStatus
from naru.catalogue.queries import facts
from naru.catalogue.services.own import runs
from naru.catalogue.services.own.holding import hold_run
from naru.enrolments.models import Intake
from naru.enrolments.services import doors
from naru.schools import services as schools
from naru.schools.models import Module, Stage, Term
from naru.schools.rules import School


@transaction.atomic(durable=True)
def add_school_module(
    *,
    stage: Stage,
    intake: Intake,
    school: School,
    strand: str,
    membership: Membership,
    at: datetime,
) -> Module:
    """Said twice, once done. Only for a stage and a door of the provider's own."""
    _refuse_others(stage.term, intake, membership)
    hold_run(intake.run_id, seen=None)
    by = membership.user
    module = schools.add_module(
        stage=stage, intake=intake, school=school, strand=strand, by=by, at=at
    )
    doors.put_behind(door_id=intake.pk, before_id=stage.term.entrance_id, by=by, at=at)
    _tell(intake, RunStatus.CLOSED, membership, at)
    return module


@transaction.atomic(durable=True)
def drop_school_module(*, module: Module, membership: Membership, at: datetime) -> None:
    """The door is open to everybody again; refused once somebody chose it."""
    intake = module.intake
    _refuse_others(module.stage.term, intake, membership)
    hold_run(intake.run_id, seen=None)
    schools.drop_module(module=module, by=membership.user, at=at)
    doors.put_behind(door_id=intake.pk, before_id=None, by=membership.user, at=at)
    _tell(intake, RunStatus.UNKNOWN, membership, at)


def _refuse_others(term: Term, intake: Intake, membership: Membership) -> None:
    own = Intake.objects.visible_to(membership.organisation)
    if not all(own.filter(pk=one).exists() for one in (intake.pk, term.entrance_id)):
        raise PermissionDenied


def _tell(intake: Intake, status: RunStatus, membership: Membership, at: datetime) -> None:
    """The run's status, as search and the planner read it."""
    run = hold_run(intake.run_id, seen=None)
    runs.change_run(
        run_id=run.pk,
        number=run.number,
        told={**facts.run_facts(run), "status": status.value},
        seen=run.changed_at,
        by=membership.user,
        at=at,
    )

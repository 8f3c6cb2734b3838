"""The provider behind an organisation, and holding it while its courses are written."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from naru.accounts.models import Organisation, User
from naru.audit import services as audit
from naru.catalogue.models import Course, Provider, Run
from naru.catalogue.sources.joining import folded
from naru.core.locks import alone, locked
from naru.core.refusals import Refusal


class NotOwn(Refusal):
    """Facts of another source would come back with its next import."""

    message = _("다른 누리집에서 온 강좌입니다. 그 누리집에서 고치면 여기에도 바뀝니다.")


class EditedMeanwhile(Refusal):
    """Somebody saved first; nothing of what they wrote is overwritten unseen."""

    message = _("쓰시는 동안 다른 분이 먼저 고쳤습니다. 쓰신 것은 아래에 그대로 있습니다.")


@transaction.atomic(savepoint=False)
def open_workspace(*, organisation: Organisation, by: User | None, at: datetime) -> Provider:
    """The provider that the organisation is, linked or made when it first writes something.

    A provider of the same name that sources told of, and that nobody is linked to, is taken.
    """
    known = Provider.objects.filter(organisation=organisation).first()
    if known:
        return known
    alone(f"workspace {organisation.pk}")
    known = Provider.objects.filter(organisation=organisation).first()
    if known:
        return known
    key = folded(organisation.name_ko)[:200]
    found, _new = Provider.objects.get_or_create(key=key, defaults={"name": organisation.name_ko})
    if found.organisation_id is not None:
        key = f"{key}{organisation.pk}"[-200:]
        found = Provider.objects.create(name=organisation.name_ko, key=key)
    found.organisation = organisation
    found.save(update_fields=["organisation"])
    audit.record(
        actor=by,
        action="provider.linked",
        subject=("provider", found.pk),
        at=at,
        organisation=organisation.pk,
    )
    return found


def hold_provider(provider_id: int) -> Provider:
    """The provider, whose courses only this transaction writes until it ends."""
    return locked(Provider.objects.all(), pk=provider_id)


def hold_course(course_id: int, *, seen: datetime | None) -> Course:
    """The course of a held provider, as it stands now.

    Refuses one that another source told of, and one that is no longer as it was `seen`; None
    asks for no such check.
    """
    provider_id = Course.objects.values_list("provider_id", flat=True).get(pk=course_id)
    if provider_id is None:
        raise NotOwn
    provider = hold_provider(provider_id)
    course = Course.objects.prefetch_related("skills").get(pk=course_id)
    if not course.number:
        raise NotOwn
    if seen is not None and course.changed_at != seen:
        raise EditedMeanwhile
    course.provider = provider
    return course


def hold_run(run_id: int, *, seen: datetime | None) -> Run:
    """The run with its course, both held; refuses what `hold_course` refuses."""
    course_id = Run.objects.values_list("course_id", flat=True).get(pk=run_id)
    course = hold_course(course_id, seen=None)
    run = Run.objects.prefetch_related("sessions").get(pk=run_id)
    if not run.number:
        raise NotOwn
    if seen is not None and run.changed_at != seen:
        raise EditedMeanwhile
    run.course = course
    return run

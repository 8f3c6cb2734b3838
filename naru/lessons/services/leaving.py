"""What ends with a person's record."""

from django.db import transaction

from naru.lessons.models import Check, ExtensionAsk, Progress, Reply, Watch
from naru.residents.models import Resident


@transaction.atomic(savepoint=False)
def forget(*, resident: Resident) -> None:
    """Erase what they typed and where they stood; times, marks and completions stay nameless."""
    Watch.objects.filter(resident=resident).delete()
    ExtensionAsk.objects.filter(learning__resident=resident).delete()
    Check.objects.filter(learning__resident=resident).delete()
    Reply.objects.filter(attempt__learning__resident=resident).delete()
    Progress.objects.filter(learning__resident=resident).update(place_s=0)

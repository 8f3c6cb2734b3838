"""Self-diagnoses that the matrix points at."""

from naru.accounts.models import User
from naru.diagnosis.models import Run
from naru.residents.models import RecordView, Resident
from tests.diagnosis.made import finished


def own_diagnosis(people: dict[str, User]) -> Run:
    """With a result."""
    return finished(Resident.objects.get(user=people["resident"]))


def spare_diagnosis(people: dict[str, User]) -> Run:
    """Another one, that may go."""
    return finished(Resident.objects.get(user=people["resident"]))


def visited_diagnosis(people: dict[str, User]) -> Run:
    """Of the record that the counsellor has opened."""
    view = RecordView.objects.filter(viewer=people["counsellor"]).order_by("-pk")[0]
    return finished(view.resident)

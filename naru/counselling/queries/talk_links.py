"""The address by which an appointment is given back in one tap: signed, for that alone."""

from uuid import UUID

from django.core import signing

from naru.counselling.models import Appointment
from naru.counselling.queries.appointments import WHOLE

SALT = "naru.counselling.talk"


def token(one: Appointment) -> str:
    """What stands in the address."""
    return signing.Signer(salt=SALT).sign(one.public_id.hex)


def named(asked: str) -> Appointment | None:
    """The appointment it was made for; None if forged."""
    try:
        found = signing.Signer(salt=SALT).unsign(asked)
    except signing.BadSignature:
        return None
    return Appointment.objects.select_related(*WHOLE).filter(public_id=UUID(found)).first()

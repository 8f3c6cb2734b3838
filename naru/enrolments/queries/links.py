"""The address by which somebody answers an offer without logging in: signed, for that alone."""

from uuid import UUID

from django.core import signing

from naru.enrolments.models import Application

SALT = "naru.enrolments.offer"


def token(one: Application) -> str:
    """What stands in the address. It names the application, which is offered a seat once."""
    return signing.Signer(salt=SALT).sign(one.public_id.hex)


def named(asked: str) -> Application | None:
    """The application it was made for, whether or not its offer still stands; None if forged."""
    try:
        found = signing.Signer(salt=SALT).unsign(asked)
    except signing.BadSignature:
        return None
    whole = Application.objects.select_related("claim", "resident", "intake__run__course__provider")
    return whole.filter(public_id=UUID(found)).first()

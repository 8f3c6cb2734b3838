"""An operator brings in a file of ESCO, O*NET or a national list of occupations.

file -> entries and needs of that edition, refused rows with their reason -> audit line, all or
nothing.
"""

import hashlib
from datetime import datetime
from pathlib import Path

from django.db import transaction

from naru.audit import services as audit
from naru.occupations.enums import Scheme
from naru.occupations.reading.files import parse
from naru.occupations.services import outside
from naru.occupations.services.outside import Taken


@transaction.atomic(durable=True)
def import_occupations(*, scheme: Scheme, edition: str, path: Path, at: datetime) -> Taken:
    """Take the file as this edition of the list. The same file again writes nothing.

    Raises `NotThisFile` if the file is none of the list's; refuses one that is mostly unusable.
    """
    parsed = parse(scheme, path)
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    taken = outside.take(scheme=scheme, edition=edition, digest=digest, parsed=parsed, at=at)
    if not taken.before:
        audit.record(
            actor=None,
            action="occupations.imported",
            subject=("release", taken.release.pk),
            at=at,
            scheme=scheme.value,
            edition=edition,
            part=taken.release.part,
            digest=digest,
            read=taken.release.rows_read,
            refused=taken.release.rows_refused,
        )
    return taken

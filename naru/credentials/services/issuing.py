"""Issuing certificates, once for each reason, and issuing them anew after a change of name, or once
more of their skills were signed off.
"""

import json
import secrets
from collections.abc import Iterable, Mapping
from datetime import datetime
from decimal import Decimal

from django.conf import settings
from django.db import connection, transaction
from django.utils.translation import gettext_lazy as _

from naru.accounts.models import Organisation, User
from naru.audit import services as audit
from naru.city.site import city
from naru.core.locks import alone, locked
from naru.core.refusals import Refusal
from naru.credentials.enums import Kind, Why
from naru.credentials.models import Certificate
from naru.credentials.queries.skills import practised, signed_since, taught
from naru.credentials.rules.documents import Content, certificate, did_of, utc
from naru.credentials.rules.proofs import sign
from naru.credentials.rules.tokens import token
from naru.credentials.rules.wording import ACHIEVEMENTS, CRITERIA, evidence_in_words
from naru.credentials.services import keys
from naru.notices.enums import Kind as Notice
from naru.notices.services import inbox
from naru.residents.models import Resident

Plain = str | int | float | bool | None
CODE_BYTES = 16
PRACTISED = "practised"
"""Where skills that were signed off at a bench stand in the evidence."""


class NothingNew(Refusal):
    message = _("증서의 이름이 지금 이름과 같고, 새로 확인받은 기술도 없습니다.")


class NameMissing(Refusal):
    message = _("내 정보에 이름이 없습니다. 이름을 적은 뒤에 다시 받아 주세요.")


class HoldsNoMore(Refusal):
    message = _("이 증서는 이미 취소되었습니다.")


@transaction.atomic(savepoint=False)
def issue(
    *,
    resident: Resident,
    title_ko: str,
    title_en: str,
    issuer: Organisation,
    skills: Iterable[str],
    evidence: Mapping[str, Plain],
    score: Decimal | float | None,
    kind: Kind,
    reason_key: str,
    at: datetime,
    tell: bool = True,
) -> Certificate:
    """The certificate for `reason_key` ("completion:42"), signed; its holder is told.

    A second call for the same reason changes nothing and gives back the first certificate, also
    one that was revoked since; what was lost by a changed result only can be earned anew. `skills`
    are codes of the city's skills; unknown ones are left out. `evidence` are plain values by names
    that `rules.wording` knows; others stand as they are named. Skills that an instructor signed off
    at a bench stand among it. `score` is of 100. Without `tell` another notice tells of it.
    """
    alone(f"certificate {reason_key}")
    known = Certificate.objects.filter(reason=reason_key).order_by("pk").last()
    if known is not None and known.revoked_why != Why.RESULT_CHANGED:
        return known
    codes = list(dict.fromkeys(skills))
    made = _write(
        Certificate(
            resident=resident,
            kind=kind,
            reason=reason_key,
            title_ko=title_ko,
            title_en=title_en,
            issuer=issuer,
            holder_name=resident.name,
            skills=codes,
            evidence=_with_practice(evidence, resident, codes),
            score=None if score is None else round(Decimal(str(score)), 1),
            issued_at=at,
        )
    )
    audit.record(
        actor=None,
        action="certificate.issued",
        subject=("certificate", made.public_id),
        at=at,
        reason=reason_key,
        kind=str(kind),
    )
    if tell:
        inbox.send(
            resident=resident,
            kind=Notice.CERTIFICATE_ISSUED,
            at=at,
            name_ko=title_ko,
            name_en=title_en or title_ko,
        )
    return made


@transaction.atomic(savepoint=False)
def reissue(*, certificate_id: int, by: User, at: datetime) -> Certificate:
    """The same certificate in the holder's name of today, with what was signed off of its skills
    by today; the one before is revoked for that.

    Refused if nothing of it is new or the name is missing, or if the certificate no longer holds.
    """
    old = locked(Certificate.objects.select_related("resident", "issuer"), pk=certificate_id)
    if old.revoked_at or old.erased_at:
        raise HoldsNoMore
    if not old.resident.name:
        raise NameMissing
    renamed = old.resident.name != old.holder_name
    if not renamed and not signed_since(old.resident, [old]):
        raise NothingNew
    old.revoked_at, old.revoked_by = at, by
    old.revoked_why = Why.NAME_CHANGED if renamed else Why.SKILLS_ADDED
    in_portfolio, old.in_portfolio = old.in_portfolio, False
    old.save(update_fields=["revoked_at", "revoked_by", "revoked_why", "in_portfolio"])
    new = _write(
        Certificate(
            resident=old.resident,
            kind=old.kind,
            reason=old.reason,
            title_ko=old.title_ko,
            title_en=old.title_en,
            issuer=old.issuer,
            holder_name=old.resident.name,
            skills=old.skills,
            evidence=_with_practice(old.evidence, old.resident, old.skills),
            score=old.score,
            issued_at=at,
            replaces=old,
            in_portfolio=in_portfolio,
        )
    )
    old.shares.filter(ended_at__isnull=True).update(certificate=new)
    audit.record(
        actor=by,
        action="certificate.reissued",
        subject=("certificate", new.public_id),
        at=at,
        replaces=str(old.public_id),
    )
    return new


def _with_practice(
    evidence: Mapping[str, Plain], resident: Resident, codes: Iterable[str]
) -> dict[str, Plain]:
    """The evidence with what was signed off of the skills by now."""
    told = {name: value for name, value in evidence.items() if name != PRACTISED}
    seen = practised(resident, list(codes))
    return {**told, PRACTISED: seen} if seen else told


def _write(made: Certificate) -> Certificate:
    """Give it number and code, sign it, keep it."""
    at = made.issued_at
    made.pk, made.code = _next_number(), secrets.token_urlsafe(CODE_BYTES)
    key, secret = keys.proof_key(at=at)
    token_key, token_secret = keys.token_key(at=at)
    document = certificate(_content(made))
    did = did_of(settings.SITE_URL)
    signed = sign(document, key=secret, method=f"{did}#{key.kid}", created=utc(at))
    made.body = json.dumps(signed, ensure_ascii=False, indent=1)
    made.token = token(document, key=token_secret, kid=f"{jwks_address()}#{token_key.kid}")
    made.key, made.token_key = key, token_key
    made.save(force_insert=True)
    return made


def jwks_address() -> str:
    """Where the public keys of tokens stand."""
    return f"{settings.SITE_URL}/.well-known/jwks.json"


def page_address(code: str) -> str:
    """The public page of a certificate or share, without a language."""
    return f"{settings.SITE_URL}/c/{code}/"


def _content(made: Certificate) -> Content:
    return Content(
        number=made.pk,
        address=page_address(made.code),
        subject=made.public_id,
        issued_at=made.issued_at,
        site=settings.SITE_URL,
        site_name=city().site.ko,
        issuer=made.issuer.public_id,
        issuer_name=made.issuer.name_ko,
        achievement=ACHIEVEMENTS[made.kind],
        title_ko=made.title_ko,
        title_en=made.title_en,
        criteria=CRITERIA[made.kind],
        name=made.holder_name,
        skills=tuple(taught(made)),
        evidence=evidence_in_words(made.evidence, "ko"),
        score="" if made.score is None else f"{made.score.normalize():f}",
    )


def _next_number() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval(pg_get_serial_sequence('credentials_certificate', 'id'))")
        (number,) = cursor.fetchone()
    return int(number)

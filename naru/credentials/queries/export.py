"""A person's certificates and links, for their own copy of everything."""

from django.utils.translation import gettext_lazy as _

from naru.core.portable import Section
from naru.credentials.models import Certificate, Share
from naru.residents.models import Resident


def export_certificates(resident: Resident) -> list[Section]:
    """Every certificate with its words as signed, and every link, the first ones first."""
    return [_certificates(resident), _shares(resident)]


def _certificates(resident: Resident) -> Section:
    found = Certificate.objects.filter(resident=resident).select_related("issuer").order_by("pk")
    return Section(
        key="certificates",
        title=_("증서"),
        labels={
            "number": _("번호"),
            "title": _("강좌"),
            "issuer": _("배운 곳"),
            "issued_at": _("발급한 때"),
            "revoked_at": _("증서를 취소한 때"),
            "why": _("취소한 까닭"),
        },
        rows=[
            {
                "number": one.number,
                "title": one.title,
                "issuer": one.issuer.name,
                "issued_at": one.issued_at,
                "revoked_at": one.revoked_at,
                "why": one.revoked_words or one.get_revoked_why_display(),
                "in_portfolio": one.in_portfolio,
                "certificate": one.body,
                "token": one.token,
            }
            for one in found
        ],
    )


def _shares(resident: Resident) -> Section:
    found = Share.objects.filter(resident=resident).select_related("certificate").order_by("pk")
    return Section(
        key="certificate_shares",
        title=_("증서를 보여 주는 링크"),
        labels={
            "for_whom": _("누구에게"),
            "certificate": _("증서"),
            "made_at": _("만든 때"),
            "last_on": _("마지막 날"),
            "ended_at": _("거둔 때"),
        },
        rows=[
            {
                "for_whom": one.for_whom,
                "certificate": one.certificate.number if one.certificate else "",
                "made_at": one.made_at,
                "last_on": one.last_on,
                "ended_at": one.ended_at,
            }
            for one in found
        ],
    )

"""Roles and kinds of organisation: closed lists that rules, tables and pages share."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """What a member of staff does in one organisation. A resident needs no membership."""

    MENTOR = "MENTOR", _("멘토")
    COUNSELLOR = "COUNSELLOR", _("상담사·창구")
    PROVIDER = "PROVIDER", _("교육기관 담당자")
    HOST = "HOST", _("활동처 담당자")
    MANAGER = "MANAGER", _("사업 담당자")
    STEERING = "STEERING", _("시정 담당자")
    AUDITOR = "AUDITOR", _("감사 담당자")
    OPERATOR = "OPERATOR", _("운영 담당자")


class OrganisationKind(models.TextChoices):
    """What an organisation is to the city."""

    CITY = "CITY", _("시청")
    FOUNDATION = "FOUNDATION", _("재단·진흥원")
    PROVIDER = "PROVIDER", _("교육기관")
    HOST = "HOST", _("활동처")


class Scope(models.TextChoices):
    """What an integrator's token may do."""

    READ = "READ", _("공개 자료 읽기")

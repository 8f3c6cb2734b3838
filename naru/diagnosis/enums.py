"""Closed lists of the self-diagnosis."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Part(models.TextChoices):
    """What a questionnaire asks about; a run goes through them in this order."""

    DOMAINS = "domains", _("삶의 일곱 가지")
    INTERESTS = "interests", _("하고 싶은 일")
    VALUES = "values", _("일에서 중요한 것")
    SKILLS = "skills", _("해 온 일과 할 수 있는 것")


class Agreed(models.TextChoices):
    """How the person said yes before the first question."""

    ONLINE = "ONLINE", _("누리집에서 직접")
    PAPER = "PAPER", _("서명한 종이로")
    PRESENCE = "PRESENCE", _("창구에서 말로")


class ResultKind(models.TextChoices):
    """Where a version of the result comes from."""

    COMPUTED = "COMPUTED", _("답에서 나온 결과")
    CORRECTED = "CORRECTED", _("상담사와 함께 고친 결과")


class Level(models.IntegerChoices):
    """How well someone can do a thing, in their own judgement."""

    TRIED = 1, _("해 봤어요")
    ALONE = 2, _("혼자 할 수 있어요")
    TEACHES = 3, _("남에게 가르칠 수 있어요")


class Whence(models.TextChoices):
    """How a skill came into the result."""

    ACTIVITY = "ACTIVITY", _("해 온 일에서")
    TOLD = "TOLD", _("상담에서 더한 것")

"""How a background job stands, as operators ask for it."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Standing(models.TextChoices):
    """Not a column: computed from the queue's own status and the worker's heartbeat."""

    FAILED = "FAILED", _("실패")
    STALLED = "STALLED", _("멈춤")
    RUNNING = "RUNNING", _("하는 중")
    WAITING = "WAITING", _("기다리는 중")
    DONE = "DONE", _("잘 끝남")
    CANCELLED = "CANCELLED", _("취소")

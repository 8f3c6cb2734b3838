"""The person and the facts that rules ask for; consents; who looks and who helps."""

from naru.residents.models.consents import Consent, ConsentText
from naru.residents.models.helpers import Helper, HelperCode
from naru.residents.models.leaving import ErasureRequest
from naru.residents.models.person import Answer, Resident
from naru.residents.models.views import RecordView

__all__ = [
    "Answer",
    "Consent",
    "ConsentText",
    "ErasureRequest",
    "Helper",
    "HelperCode",
    "RecordView",
    "Resident",
]

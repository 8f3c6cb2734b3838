"""The names of languages: of those of the pages, each in itself, and of those of lessons."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

OWN_NAMES = {"ko": "한국어", "en": "English"}
"""What a reader of it looks for."""

LESSONS: dict[str, Promise] = {
    "ko": gettext_lazy("한국어"),
    "en": gettext_lazy("영어"),
    "zh": gettext_lazy("중국어"),
    "ja": gettext_lazy("일본어"),
    "vi": gettext_lazy("베트남어"),
    "kvk": gettext_lazy("한국수어"),
}
"""By the codes that courses have; others may come from sources and are shown as they are."""

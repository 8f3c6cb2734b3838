"""The demo's first resident has something to show, made once."""

import shutil
from pathlib import Path

import pytest
from django.utils import timezone

from naru.credentials.models import Certificate, Share
from naru.credits.models import Entry, Wish
from naru.flows.demo_proofs import WHO, DemoProofs
from naru.flows.seed_demo import seed_demo
from naru.lessons.models import Completion
from naru.outcomes.models import FollowUp
from tests.residents.factories import ConsentTextFactory

pytestmark = pytest.mark.django_db(transaction=True)
CITIES = Path(__file__).parents[2] / "cities"


def there():
    tables = (Completion, Certificate, Share, FollowUp, Entry, Wish)
    return [one.objects.count() for one in tables]


@pytest.mark.parametrize("city", ["seoul", "haneul"])
def test_a_certificate_a_link_a_question_and_credits_once(city, noon, settings):
    settings.CITY_DIR = CITIES / city
    ConsentTextFactory()
    seed_demo(at=noon)
    assert [DemoProofs(at=noon).make(), DemoProofs(at=noon).make()] == [7, 0]
    assert there() == [1, 1, 1, 1, 3, 1]
    one = Certificate.objects.get()
    assert (one.resident.user.email, one.score, one.evidence["progress"]) == (WHO, 100, 100)
    assert Share.objects.open_on(timezone.localdate(noon)).get().certificate == one
    question = FollowUp.objects.get()
    assert (question.certificate, question.asked_at) == (one, noon)


def test_a_city_without_questions_and_credits_has_none(noon, settings, tmp_path):
    settings.CITY_DIR = tmp_path / "haneul"
    shutil.copytree(CITIES / "haneul", settings.CITY_DIR)
    for name in ("followup.toml", "credits.toml"):
        (settings.CITY_DIR / name).unlink()
    ConsentTextFactory()
    seed_demo(at=noon)
    assert DemoProofs(at=noon).make() == 2
    assert there() == [1, 1, 1, 0, 0, 0]

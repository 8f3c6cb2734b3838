"""A provider seals a draw and draws it; the public page, the file and one's own part agree."""

import json
import re
from datetime import timedelta
from hashlib import sha256

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from naru.enrolments.enums import DoorMode, State
from naru.enrolments.models import Application, Draw
from naru.enrolments.services import draws
from tests.enrolments.factories import IntakeFactory, stand
from tests.residents.factories import ResidentFactory
from tests.web.provider.staff import Desk

pytestmark = pytest.mark.django_db(transaction=True)
HOUR = timedelta(hours=1)


@pytest.fixture
def desk():
    return Desk()


@pytest.fixture
def run(desk):
    return desk.run(desk.course(publish=True))


def door_of(run):
    now = timezone.now()
    return IntakeFactory(
        run=run,
        mode=DoorMode.DRAW,
        capacity=2,
        opens_at=now - HOUR,
        closes_at=now + HOUR,
        offers_until_at=now + 9 * HOUR,
    )


def test_from_the_seal_to_one_s_own_rank(desk, run):
    door, address = door_of(run), reverse("provider_draw", args=[run.public_id])
    public = reverse("course_draw", args=[run.public_id])
    file = reverse("course_draw_file", args=[run.public_id])
    assert Client().get(public).status_code == 404
    known = timezone.localtime(door.closes_at + HOUR)
    typed = {"known_at": f"{known:%Y-%m-%dT%H:%M}", "memory": "on"}
    assert desk.client.post(address, typed).status_code == 302
    one = Draw.objects.get(intake=door)
    page = Client().get(public).content.decode()
    assert one.commitment in page
    rule = re.findall(r'<code class="ui-break">(.*?)</code>', page)
    assert rule[:3] == [one.commitment, one.rule_hash, "naru-course-draw/1"]
    assert sha256("\n".join(rule[2:]).encode()).hexdigest() == one.rule_hash
    assert one.secret not in page
    assert Client().get(file).status_code == 404
    people = [ResidentFactory() for _ in range(4)]
    claims = [stand(door, person, at=timezone.now()) for person in people]
    closed = timezone.now() - 5 * HOUR
    type(door).objects.filter(pk=door.pk).update(opens_at=closed - HOUR, closes_at=closed)
    Draw.objects.update(
        committed_at=closed - 2 * HOUR, known_at=closed + HOUR, reveal_until_at=closed + 9 * HOUR
    )
    tickets = draws.freeze(intake_id=door.pk, tickets={}, shares={}, at=closed + HOUR / 2)
    assert tickets.root in Client().get(public).content.decode()
    wrong = desk.client.post(address, {"value": "1 2", "again": "1 3"})
    assert wrong.status_code == 422
    assert desk.client.post(address, {"value": "1 2", "again": " 1  2 "}).status_code == 302
    document = json.loads(Client().get(file).content)
    assert (document["public_value"], document["secret"]) == ("1 2", one.secret)
    assert Application.objects.filter(intake=door, state=State.SEATED).count() == 2
    reader = Client()
    reader.force_login(people[0].user)
    mine = reader.get(reverse("enrolment", args=[claims[0].public_id])).content.decode()
    token = claims[0].lot.token
    assert token in mine
    assert token in document["order"]
    assert "뽑힌 비율" in desk.client.get(reverse("provider_draws")).content.decode()

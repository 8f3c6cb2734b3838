"""A provider's day with money: file up, odd rows decided, refunds sent, others' things unseen."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from naru.payments.enums import ChargeState
from naru.payments.models import BankRow, Refund
from naru.payments.services import accounts
from tests.catalogue.factories import ProviderFactory
from tests.catalogue.own import Staff
from tests.payments.factories import FEE, charge, rules, seat

pytestmark = pytest.mark.django_db(transaction=True)
MONEY, FILE, ROWS, BACK = (f"/provider/money/{part}" for part in ("", "file/", "rows/", "back/"))


@pytest.fixture
def staff(client):
    found = Staff()
    client.force_login(found.user)
    return found


@pytest.fixture
def provider(staff):
    return ProviderFactory(organisation=staff.membership.organisation)


def upload(client, *rows):
    now = timezone.localtime()
    head = "거래일시,입금액,가상계좌번호,입금자명\n"
    lines = [f"{now:%Y-%m-%d %H:%M:%S},{won},{number},{payer}\n" for won, number, payer in rows]
    file = SimpleUploadedFile("bank.csv", (head + "".join(lines)).encode())
    until = f"{now + timedelta(minutes=5):%Y-%m-%dT%H:%M}"
    return client.post(FILE, {"file": file, "until_at": until}, follow=True)


def test_the_file_books_and_leaves_the_rest_to_a_person(client, provider):
    now = timezone.now()
    paid, short = (charge(seat(provider=provider), at=now) for _ in range(2))
    said = upload(
        client, (FEE, paid.number, ""), (5, short.shown_number, "이두리")
    ).content.decode()
    assert "수강료로 적은 줄 1, 사람이 정할 줄 1, 이미 있던 줄 0." in said
    page = client.get(ROWS).content.decode()
    assert "내야 할 돈보다 적게 들어왔습니다." in page
    row = BankRow.objects.get(charge=short)
    client.post(ROWS, {"row_id": row.public_id, "choice": "GIVE_BACK", "note": ""})
    assert "정할 입금이 없습니다" in client.get(ROWS).content.decode()
    assert Refund.objects.get().won == 5
    accounts.set_account(
        resident=short.claim.resident,
        bank="보기은행",
        number="110123456789",
        holder="김하나",
        by=short.claim.resident.user,
        at=now,
    )
    sent = client.post(BACK)
    text = b"".join(sent.streaming_content).decode("utf-8-sig")
    assert text.splitlines()[1] == f"보기은행,110123456789,김하나,5,{short.title}"
    assert "돌려줄 돈이 없습니다" in client.get(BACK).content.decode()


def test_a_bad_file_says_where_and_books_nothing(client, provider):
    said = upload(client, ("많이", "1", ""))
    assert said.status_code == 422
    assert "2번째 줄" in said.content.decode()
    assert not BankRow.objects.exists()


def test_a_paper_waives_before_anything_is_paid(client, provider):
    provider.name = "서초50플러스센터"
    provider.save()
    one = charge(seat(provider=provider), at=timezone.now(), by_rules=rules(provider.name))
    assert "국가유공자와 그 가족" in client.get(MONEY).content.decode()
    client.post(reverse("provider_waive", args=[one.public_id]), {"kind": "veteran"})
    one.refresh_from_db()
    assert (one.state, one.waiver) == (ChargeState.WAIVED, "veteran")


def test_another_provider_s_rows_are_not_there(client, provider):
    row_id = charge().public_id
    answer = client.post(ROWS, {"row_id": row_id, "choice": "RETURN", "note": ""})
    assert answer.status_code == 404

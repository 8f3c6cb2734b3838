"""Joining and logging in by a code that a real worker mails over SMTP."""

import pytest
from django.test import Client
from django.urls import reverse

from naru.accounts.models import User
from naru.notices.models import Letter
from tests.notices.mailbox import serving
from tests.ops.postgres import until
from tests.ops.worker import working
from tests.residents.factories import ConsentTextFactory
from tests.web.account.people import ask_code, code_in, is_in

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]
EMAIL = "new.resident@example.org"


def test_somebody_joins_and_comes_back_by_mailed_codes():
    ConsentTextFactory()
    client = Client()
    with serving() as (box, port), working(MAIL_PORT=str(port)):

        def code(number):
            """The code in the mail with this number, once it is there."""
            until(lambda: len(box.mails(EMAIL)) == number)
            return code_in(box.mails(EMAIL)[-1].get_content())

        sent = {"email": "New.Resident@Example.org", "agree_service": "on"}
        asked = client.post(reverse("account_signup"), sent)
        assert asked["Location"] == reverse("account_email_verification_sent")
        assert not is_in(client)
        client.post(reverse("account_email_verification_sent"), {"code": code(1)})
        assert is_in(client)
        assert User.objects.get().resident.user.email == EMAIL

        client.post(reverse("account_logout"))
        assert not is_in(client)
        ask_code(client, EMAIL)
        second = code(2)
        elsewhere = Client()
        elsewhere.post(reverse("account_confirm_login_code"), {"code": second})
        assert not is_in(elsewhere), "a code works only where it was asked for"
        client.post(reverse("account_confirm_login_code"), {"code": second})
        assert is_in(client)

        client.post(reverse("account_logout"))
        client.post(reverse("account_confirm_login_code"), {"code": second})
        assert not is_in(client), "a code works once"
        until(lambda: not Letter.objects.exists())

    mail = box.mails(EMAIL)[-1]
    assert mail["To"] == EMAIL
    assert "로그인 확인 번호" in mail["Subject"]
    assert [who for who, _text in box.got] == [EMAIL, EMAIL]

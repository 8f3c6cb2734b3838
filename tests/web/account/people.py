"""People with an account, and the steps they take through the real forms."""

import re

from django.contrib.auth.hashers import make_password
from django.test import Client
from django.urls import reverse

from naru.accounts import services as accounts
from naru.accounts.models import User
from naru.notices.models import Letter
from tests.residents.factories import ResidentFactory

PASSWORD = "river-crossing-4050"


def make_person(email: str, *, password: str | None = PASSWORD, language: str = "ko") -> User:
    """A resident whose address is proved."""
    user = accounts.create_account(
        email=email, hashed=make_password(password) if password else "", language=language
    )
    accounts.confirm_address(user=user)
    ResidentFactory(user=user)
    return user


def log_in(client: Client, email: str, password: str = PASSWORD, **more: str):
    """Fill in address and password, and press the button."""
    return client.post(reverse("account_login"), {"login": email, "password": password, **more})


def ask_code(client: Client, email: str, **more: str):
    """Ask for a code by e-mail instead of a password, and see the page it leads to."""
    return client.post(reverse("account_request_login_code"), {"email": email, **more}, follow=True)


def is_in(client: Client) -> bool:
    """Whether the browser may open its own pages."""
    return client.get(reverse("me")).status_code == 200


def newest_code() -> str:
    """The number in the letter queued last."""
    return code_in(Letter.objects.latest("pk").body)


def code_in(text: str) -> str:
    """The six digits that stand alone on a line."""
    (code,) = re.findall(r"^\s*(\d{6})\s*$", text, re.MULTILINE)
    return code

"""What the token in use may do: the first call an integrator makes."""

from datetime import date
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_noop as _
from ninja import Field, Router, Schema

from naru.accounts.enums import Scope
from naru.accounts.models import ApiToken
from naru.api.guard import NeedsToken

router = Router()


class TokenOut(Schema):
    """The token, without its secret part."""

    name: str
    shown: str = Field(description=_("토큰의 앞부분"))
    scopes: list[Scope]
    expires_on: date = Field(description=_("이날부터 쓸 수 없음"))


@router.get("", response=TokenOut, summary=_("지금 쓰는 토큰"), auth=NeedsToken(Scope.READ))
def get_token(request: HttpRequest) -> dict[str, Any]:
    token: ApiToken = request.auth  # type: ignore[attr-defined]
    return {
        "name": token.name,
        "shown": token.shown,
        "scopes": token.scopes,
        "expires_on": token.expires_on,
    }
